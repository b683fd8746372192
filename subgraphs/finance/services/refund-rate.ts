import type { CalendarDate } from '../../../values/calendar-date.ts';
import { prefixesOf } from '../../../values/hs-code.ts';
import type { FinanceContext } from '../context.ts';
import { loadRows } from '../dated-loader.ts';
import { refundRateOn, type RefundRateRow } from '../domain/refund-rate.ts';
import { chinaDayOf, readHsCode } from './arguments.ts';

/** What the table says about a code on a day; no row is RATE_UNKNOWN. */
export interface FoundRefundRate {
  readonly on: CalendarDate;
  readonly row: RefundRateRow | null;
}

/** The export VAT refund rate of a code. Chinese rules go by the day in China. */
export async function findRefundRate(
  { loaders, clock }: FinanceContext,
  query: { readonly hsCode: string; readonly on?: string | null | undefined },
): Promise<FoundRefundRate> {
  const hsCode = readHsCode(query.hsCode, 'hsCode');
  const on = chinaDayOf(query.on, clock);
  const rows = await loadRows(loaders.refundRates, prefixesOf(hsCode), on);
  return { on, row: refundRateOn(rows, hsCode, on) };
}
