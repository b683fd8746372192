import type { CalendarDate } from '../../../values/calendar-date.ts';
import { prefixesOf } from '../../../values/hs-code.ts';
import { type DatedRow, firstRowOn } from '../../../values/dated-row.ts';

/** An export VAT refund rate. Its subject is the beginning of an HS code, 2 to 10 digits. */
export interface RefundRateRow extends DatedRow {
  /** Share of the price without VAT, such as `0.13`; `0` where the refund was cancelled. */
  readonly rate: string;
}

/** The rate of the longest prefix that has one on the day of export; null is RATE_UNKNOWN, never a default. */
export const refundRateOn = (
  rows: readonly RefundRateRow[],
  hsCode: string,
  on: CalendarDate,
): RefundRateRow | null => firstRowOn(rows, prefixesOf(hsCode), on);
