import { ARITHMETIC } from './arithmetic.ts';
import { ARRAYS } from './array.ts';
import { CONVERSION } from './convert.ts';
import { DATES } from './date.ts';
import { LOGIC } from './logic.ts';
import { OBJECTS } from './object.ts';
import type { OperatorTable } from './scope.ts';
import { STRINGS } from './string.ts';

/** Every operator of aggregation expressions that is there. */
export const OPERATORS: OperatorTable = {
  ...LOGIC,
  ...ARITHMETIC,
  ...ARRAYS,
  ...STRINGS,
  ...OBJECTS,
  ...CONVERSION,
  ...DATES,
};
