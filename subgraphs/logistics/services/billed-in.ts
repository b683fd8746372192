import { inForce } from '../../../runtime/in-force.ts';
import type { CalendarDate } from '../../../values/calendar-date.ts';
import { isCurrency } from '../../../values/currency.ts';
import { parseDecimal } from '../../../values/decimal.ts';
import { convert, type Money } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import type { Models } from '../models/index.ts';
import type { InvoiceCurrencyRecord } from '../models/invoice-currency.ts';

/** What a freight comes to on the bill. */
export type Bill = (freight: Money) => Money;

/**
 * Bills in a currency on a day, rounded to its smallest unit; without one, in that of the rates.
 *
 * @throws BAD_INPUT for a currency that carriers do not bill in on that day.
 */
export async function billedIn(
  { invoiceCurrencies }: Models,
  currency: string | null,
  on: CalendarDate,
): Promise<Bill> {
  if (currency === null || currency === 'USD') return (freight) => freight;
  const row = isCurrency(currency)
    ? await invoiceCurrencies.findOne({ currency, ...inForce(on) }).lean<InvoiceCurrencyRecord>()
    : null;
  if (!row) {
    throw new Problem('BAD_INPUT', 'currency-not-billed', {
      message: `No carrier bills in ${currency} on ${on}`,
    });
  }
  const rate = parseDecimal(row.perUsd);
  return (freight) => convert(freight, rate, row.currency);
}
