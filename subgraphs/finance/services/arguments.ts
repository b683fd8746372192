import type { Clock } from '../../../runtime/clock.ts';
import { type CalendarDate, chinaDate, parseCalendarDate } from '../../../values/calendar-date.ts';
import { isCountry } from '../../../values/country-code.ts';
import { type Currency, isCurrency } from '../../../values/currency.ts';
import { isHsCode } from '../../../values/hs-code.ts';
import { type Money, parseMoney } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';

/** The day that a caller names, or today in China. */
export const chinaDayOf = (on: string | null | undefined, clock: Clock): CalendarDate =>
  on == null ? chinaDate(clock.now()) : parseCalendarDate(on);

export function readCurrency(code: string, argument: string): Currency {
  if (isCurrency(code)) return code;
  throw badInput('unknown-currency', argument, 'is no currency of this graph');
}

/** The currency of a write's input. @throws INVALID */
export function readTarget(code: string): Currency {
  if (isCurrency(code)) return code;
  throw new Problem('INVALID', 'unknown-currency', { message: 'No currency of this graph' });
}

export function readHsCode(code: string, argument: string): string {
  if (isHsCode(code)) return code;
  throw badInput('malformed-hs-code', argument, 'is 4, 6, 8 or 10 digits');
}

export function readCountry(code: string, argument: string): string {
  if (isCountry(code)) return code;
  throw badInput('unknown-country', argument, 'is a country such as DE');
}

/** A price that a caller gives, 0 or more; null when not given. */
export function readPrice(
  given: { readonly amount: string; readonly currency: string } | null | undefined,
  argument: string,
): Money | null {
  if (!given) return null;
  const price = asBadInput(argument, () => parseMoney(given));
  if (price.minor < 0n) throw badInput('negative-amount', argument, 'is 0 or more');
  return price;
}

/** What a rule finds wrong with values is, in a read, wrong with the argument that they come from. */
export function asBadInput<Result>(argument: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'INVALID') throw error;
    throw new Problem('BAD_INPUT', error.reason, { message: error.message, field: [argument] });
  }
}

export const badInput = (reason: string, argument: string, text: string): Problem =>
  new Problem('BAD_INPUT', reason, { message: `${argument} ${text}`, field: [argument] });
