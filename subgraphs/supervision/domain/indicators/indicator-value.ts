import { Decimal } from '../../../../values/decimal.ts';
import { doubledMedian, type Tally } from './tally.ts';

/** A zone's month, and the same month a year before. */
export interface Tallies {
  readonly now: Tally;
  readonly yearAgo: Tally;
}

const DIGITS = 2;

type Measure = (tallies: Tallies) => Decimal | null;

const share = (part: bigint, whole: bigint, of = 100n): Decimal | null =>
  whole === 0n ? null : new Decimal(String(part * of)).div(String(whole));

const halved = (doubled: number | null): Decimal | null =>
  doubled === null ? null : new Decimal(String(doubled)).div('2');

/** How each indicator is measured. A code that is not here has no data. */
const MEASURES: Readonly<Record<string, Measure>> = {
  EXPORT_VALUE: ({ now }) => new Decimal(String(now.counts.exportFen)).div('100'),
  EXPORT_GROWTH: ({ now, yearAgo }) =>
    share(now.counts.exportFen - yearAgo.counts.exportFen, yearAgo.counts.exportFen),
  B2B_SHARE: ({ now }) => share(now.counts.b2bExportFen, now.counts.exportFen),
  SUPPLIERS_ONBOARDED: ({ now }) => new Decimal(String(now.counts.suppliers)),
  OWN_BRAND_SHARE: ({ now }) => share(now.counts.ownBrandOrders, now.counts.orders),
  CLEAN_ORDER_SHARE: ({ now }) => share(now.counts.cleanExports, now.counts.exports),
  RELEASE_HOURS: ({ now }) => halved(doubledMedian(now.release))?.div('10') ?? null,
  REFUND_DAYS: ({ now }) => halved(doubledMedian(now.refund)),
  INSURED_SHARE: ({ now }) => share(now.counts.insuredFen, now.counts.exportFen),
  OVERSEAS_WAREHOUSES: ({ now }) => new Decimal(String(now.warehouseIds.length)),
  RETURN_RATE: ({ now }) => share(now.counts.returnedOrders, now.counts.orders),
  ALERT_RATE: ({ now }) => share(now.counts.alerts, now.counts.lists, 1_000n),
};

/** What an indicator is in a month, in its unit, to two digits; null = no data. */
export const indicatorValue = (code: string, tallies: Tallies): Decimal | null =>
  MEASURES[code]?.(tallies)?.round(DIGITS) ?? null;
