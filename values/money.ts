import { type Currency, isCurrency, minorDigits } from './currency.ts';
import { Decimal } from './decimal.ts';
import { Problem, problemAt } from './problem.ts';

/** An exact amount, counted in the currency's smallest unit: 12.34 EUR is 1234n. */
export interface Money {
  readonly minor: bigint;
  readonly currency: Currency;
}

/** Stored as int64, so this is the most that an amount can be. */
const MAX_MINOR = 2n ** 63n - 1n;

/** @throws INVALID for an amount beyond what can be kept, so that no sum or product is ever stored wrapped around. */
export function money(minor: bigint, currency: Currency): Money {
  if (minor > MAX_MINOR || minor < -MAX_MINOR) {
    throw new Problem('INVALID', 'amount-too-large', { message: 'The amount is larger than can be kept' });
  }
  return { minor, currency };
}

export const zero = (currency: Currency): Money => money(0n, currency);

export function add(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return money(a.minor + b.minor, a.currency);
}

export function subtract(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return money(a.minor - b.minor, a.currency);
}

export const sum = (amounts: readonly Money[], currency: Currency): Money =>
  amounts.reduce(add, zero(currency));

/** The smaller of two amounts of one currency. */
export const least = (a: Money, b: Money): Money => (subtract(a, b).minor <= 0n ? a : b);

/** The larger of two amounts of one currency. */
export const greatest = (a: Money, b: Money): Money => (subtract(a, b).minor >= 0n ? a : b);

export const isEqual = (a: Money, b: Money): boolean => a.minor === b.minor && a.currency === b.currency;

/** A whole number of times the amount; exact. */
export const multiply = ({ minor, currency }: Money, quantity: bigint): Money =>
  money(minor * quantity, currency);

/** A share or multiple of the amount, rounded half away from zero to the currency's smallest unit. */
export const times = (amount: Money, factor: Decimal): Money =>
  fromDecimal(toDecimal(amount).times(factor), amount.currency);

/** The amount times `part / whole`, rounded as `times` is; the quotient itself is never rounded. */
export function proportion({ minor, currency }: Money, part: bigint, whole: bigint): Money {
  if (whole <= 0n || part < 0n)
    throw new RangeError('A proportion is of a whole above 0 and a part of 0 or more');
  const product = (minor < 0n ? -minor : minor) * part;
  const rounded = (2n * product + whole) / (2n * whole);
  return money(minor < 0n ? -rounded : rounded, currency);
}

/** The amount in another currency at this many units of `target` for one of its own, rounded as `times` is. */
export const convert = (amount: Money, rate: Decimal, target: Currency): Money =>
  fromDecimal(toDecimal(amount).times(rate), target);

/** The amount in major units. */
export const toDecimal = ({ minor, currency }: Money): Decimal =>
  new Decimal(`${minor}e-${minorDigits(currency)}`);

/** An amount of major units, rounded half away from zero to the currency's smallest unit. */
export const fromDecimal = (value: Decimal, currency: Currency): Money =>
  money(BigInt(value.toFixed(minorDigits(currency)).replace('.', '')), currency);

/** Reads `12.34`. Digits beyond the currency's smallest unit are refused, never rounded. */
export function parseAmount(text: string, currency: Currency): Money {
  const digits = minorDigits(currency);
  const match = /^(-?)(\d{1,19})(?:\.(\d+))?$/.exec(text);
  const fraction = match?.[3] ?? '';
  if (!match || fraction.length > digits) {
    throw new Problem('INVALID', 'malformed-amount', {
      message: `An amount in ${currency} is a decimal with at most ${digits} digits behind the point`,
    });
  }
  return money(BigInt(`${match[1]}${match[2]}${fraction.padEnd(digits, '0')}`), currency);
}

/** Reads the schema's `MoneyInput`. @throws INVALID with the field that is wrong. */
export function parseMoney({ amount, currency }: { amount: string; currency: string }): Money {
  if (!isCurrency(currency)) {
    throw new Problem('INVALID', 'unknown-currency', {
      message: `"${currency.slice(0, 10)}" is no currency of this graph`,
      field: ['currency'],
    });
  }
  try {
    return parseAmount(amount, currency);
  } catch (error) {
    throw error instanceof Problem ? problemAt(['amount'], error) : error;
  }
}

/** Writes the amount in major units, with all of the currency's digits: `12.30`. */
export function formatAmount({ minor, currency }: Money): string {
  const digits = minorDigits(currency);
  const sign = minor < 0n ? '-' : '';
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function assertSameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency) {
    throw new Problem('CURRENCY_MISMATCH', 'mixed-currencies', {
      message: `${a.currency} and ${b.currency} do not add up`,
    });
  }
}

/**
 * Splits an amount by weights without losing a unit.
 *
 * Leftover units go to the largest remainders, first come first served, so that splitting the same order twice gives
 * the same shares. Rounding each share by itself would turn 100.00 into 99.99.
 */
export function split({ minor, currency }: Money, weights: readonly bigint[]): readonly Money[] {
  const total = weights.reduce((all, weight) => all + weight, 0n);
  if (minor < 0n || total <= 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError('split needs an amount of zero or more, and weights with a positive sum');
  }
  const shares = weights.map((weight, index) => ({
    index,
    minor: (minor * weight) / total,
    remainder: (minor * weight) % total,
  }));
  const left = minor - shares.reduce((all, share) => all + share.minor, 0n);
  const largestFirst = [...shares].sort((a, b) => {
    if (a.remainder === b.remainder) return a.index - b.index;
    return a.remainder > b.remainder ? -1 : 1;
  });
  const lucky = new Set(largestFirst.slice(0, Number(left)).map(({ index }) => index));
  return shares.map((share) => money(share.minor + (lucky.has(share.index) ? 1n : 0n), currency));
}
