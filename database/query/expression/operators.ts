import { ARITHMETIC } from './arithmetic.ts';
import { ARRAYS } from './array.ts';
import { BITWISE_OPERATORS } from './bitwise.ts';
import { CONVERSION } from './convert.ts';
import { DATES } from './date.ts';
import { DATE_PARTS } from './date-parts.ts';
import { EACH } from './each.ts';
import { LOGIC } from './logic.ts';
import { OBJECTS } from './object.ts';
import { ORDERED } from './ordered.ts';
import { REGEXES } from './regex.ts';
import { ROUNDING } from './rounding.ts';
import type { OperatorTable } from './scope.ts';
import { SETS } from './set.ts';
import { STRINGS } from './string.ts';
import { TRANSCENDENTAL } from './transcendental.ts';

/** Every operator of aggregation expressions that is there. */
export const OPERATORS: OperatorTable = {
  ...LOGIC,
  ...ARITHMETIC,
  ...ROUNDING,
  ...TRANSCENDENTAL,
  ...BITWISE_OPERATORS,
  ...ARRAYS,
  ...EACH,
  ...ORDERED,
  ...SETS,
  ...STRINGS,
  ...REGEXES,
  ...OBJECTS,
  ...CONVERSION,
  ...DATES,
  ...DATE_PARTS,
};
