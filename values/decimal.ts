import { Big } from 'big.js';
import { Problem } from './problem.ts';

/** A big.js of our own, so that nobody else's settings reach our arithmetic. Its rounding is half away from zero. */
export const Decimal = Big();
Decimal.strict = true;
Decimal.DP = 30;
Decimal.RM = 1;

export type Decimal = Big;

/** The shape of the schema's `Decimal`, short enough that no input can make arithmetic slow. */
const DECIMAL_PATTERN = /^-?\d{1,20}(\.\d{1,20})?$/;

/** Reads an exact decimal such as `0.13`. Exponents, signs in front of nothing and overlong numbers are refused. */
export function parseDecimal(text: string): Decimal {
  if (!DECIMAL_PATTERN.test(text)) {
    throw new Problem('INVALID', 'malformed-decimal', { message: `"${text.slice(0, 50)}" is not a decimal` });
  }
  return new Decimal(text);
}

export const isDecimal = (text: string): boolean => DECIMAL_PATTERN.test(text);

/** Writes a decimal without exponent and without trailing zeros. */
export const formatDecimal = (value: Decimal): string => value.toFixed();
