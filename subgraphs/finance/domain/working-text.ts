import { type Decimal, formatDecimal } from '../../../values/decimal.ts';

/** Digits behind the point that a step shows of a quotient without end. */
const DIGITS = 10;

/** A number before rounding, as people can read it. */
export const exactText = (value: Decimal): string => formatDecimal(value.round(DIGITS));
