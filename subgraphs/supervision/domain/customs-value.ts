import type { CalendarDate } from '../../../values/calendar-date.ts';
import type { Currency } from '../../../values/currency.ts';
import { Decimal } from '../../../values/decimal.ts';
import { convert, type Money } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { holdsOn, type Validity } from '../../../values/validity.ts';

/** Rates by which customs values goods, for the days of their validity. */
export interface CustomsRates extends Validity {
  /** Yuan for one unit of each currency. */
  readonly rates: Readonly<Record<string, string>>;
  readonly source: string;
}

/** The value in yuan on a day. @throws RULE_UNKNOWN where no row covers the day or the currency, never the nearest */
export const valueInCny = (amount: Money, rows: readonly CustomsRates[], on: CalendarDate): Money =>
  convert(amount, rateInCny(amount.currency, rows, on), 'CNY');

/** The amount in another currency, by both currencies' rates in yuan. @throws RULE_UNKNOWN */
export const valueIn = (
  amount: Money,
  target: Currency,
  { rows, on }: { readonly rows: readonly CustomsRates[]; readonly on: CalendarDate },
): Money =>
  amount.currency === target
    ? amount
    : convert(amount, rateInCny(amount.currency, rows, on).div(rateInCny(target, rows, on)), target);

function rateInCny(currency: Currency, rows: readonly CustomsRates[], on: CalendarDate): Decimal {
  if (currency === 'CNY') return new Decimal('1');
  const rate = rows.find((row) => holdsOn(row, on) && row.rates[currency] !== undefined)?.rates[currency];
  if (rate !== undefined) return new Decimal(rate);
  throw new Problem('RULE_UNKNOWN', 'customs-rate-unknown', {
    message: `No rate of ${currency} in yuan on ${on}`,
    on,
  });
}
