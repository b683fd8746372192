import type { Month } from '../../../../values/month.ts';

export const COUNTERS = [
  'orders',
  'ownBrandOrders',
  'returnedOrders',
  'lists',
  'exports',
  'cleanExports',
  'exportFen',
  'b2bExportFen',
  'insuredFen',
  'suppliers',
  'alerts',
] as const;

/** What is counted; money in hundredths of a yuan. */
export type Counter = (typeof COUNTERS)[number];

/** How often each length of time was seen, by bucket: as many buckets as there are, however much is counted. */
export type Histogram = Readonly<Record<string, number>>;

/** What happened in a zone in a month: all that any indicator, old or new, is computed from. */
export interface Tally {
  readonly counts: Readonly<Record<Counter, bigint>>;
  /** Tenths of an hour from the list to its release. */
  readonly release: Histogram;
  /** Days from the claim to the refund. */
  readonly refund: Histogram;
  /** Overseas warehouses that goods were sent to, each once. */
  readonly warehouseIds: readonly string[];
  /** Null = nothing happened. */
  readonly changedAt: Date | null;
}

/** What one event adds to a zone's month. */
export interface Increment {
  readonly zoneId: string;
  readonly month: Month;
  readonly counts?: Readonly<Partial<Record<Counter, bigint>>>;
  readonly release?: number;
  readonly refund?: number;
  readonly warehouseId?: string;
}

export const EMPTY_TALLY: Tally = {
  counts: Object.fromEntries(COUNTERS.map((counter) => [counter, 0n])) as Tally['counts'],
  release: {},
  refund: {},
  warehouseIds: [],
  changedAt: null,
};

/** A tally with another's counts added: each source of events keeps one of its own. */
export const added = (a: Tally, b: Tally): Tally => ({
  counts: Object.fromEntries(
    COUNTERS.map((counter) => [counter, a.counts[counter] + b.counts[counter]]),
  ) as Tally['counts'],
  release: addedBuckets(a.release, b.release),
  refund: addedBuckets(a.refund, b.refund),
  warehouseIds: [...new Set([...a.warehouseIds, ...b.warehouseIds])],
  changedAt: later(a.changedAt, b.changedAt),
});

const later = (a: Date | null, b: Date | null): Date | null => (a !== null && (b === null || a > b) ? a : b);

function addedBuckets(a: Histogram, b: Histogram): Histogram {
  const sums = new Map(Object.entries(a));
  for (const [bucket, times] of Object.entries(b)) sums.set(bucket, (sums.get(bucket) ?? 0) + times);
  return Object.fromEntries(sums);
}

const TENTH_MS = 360_000;
const TENTHS_OF_A_DAY = 240;
const MOST_TENTHS = 10_000;

/** Tenths of an hour, whole hours from a day on, at most 1,000 hours: some 1,200 different ones. */
export function releaseTenths(ms: number): number {
  const tenths = Math.max(0, Math.floor(ms / TENTH_MS));
  return Math.min(MOST_TENTHS, tenths < TENTHS_OF_A_DAY ? tenths : Math.floor(tenths / 10) * 10);
}

const DAY_MS = 86_400_000;
const MOST_DAYS = 1_000;

/** Whole days, at most 1,000. */
export const refundDays = (ms: number): number => Math.min(MOST_DAYS, Math.max(0, Math.floor(ms / DAY_MS)));

/** Twice the value in the middle, so that the mean of two middle ones stays whole; null for nothing. */
export function doubledMedian(histogram: Histogram): number | null {
  const sorted = Object.entries(histogram)
    .map(([bucket, times]) => [Number(bucket), times] as const)
    .sort(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, times]) => sum + times, 0);
  if (total === 0) return null;
  const at = (index: number): number => {
    let passed = 0;
    return sorted.find(([, times]) => (passed += times) > index)?.[0] ?? 0;
  };
  return at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2));
}
