/** How many observations were at most so large, by that bound; the last bound is infinite. */
export type Buckets = ReadonlyMap<number, number>;

/** A histogram of Prometheus' text format, over all its labels. */
export function readHistogram(metrics: string, name: string): Buckets {
  const buckets = new Map<number, number>();
  for (const line of metrics.split('\n')) {
    const [, bound, count] = /^(?:\w+)_bucket\{.*\ble="([^"]+)".*\} (\d+)/.exec(line) ?? [];
    if (bound === undefined || !line.startsWith(`${name}_bucket{`)) continue;
    const upTo = bound === '+Inf' ? Infinity : Number(bound);
    buckets.set(upTo, (buckets.get(upTo) ?? 0) + Number(count));
  }
  return buckets;
}

/** What was observed between two readings. */
export const between = (before: Buckets, after: Buckets): Buckets =>
  new Map([...after].map(([bound, count]) => [bound, count - (before.get(bound) ?? 0)]));

export const countOf = (buckets: Buckets): number => buckets.get(Infinity) ?? 0;

/** Where a share of the observations ends, taken as even within a bucket, as Prometheus' histogram_quantile does. */
export function quantileOf(buckets: Buckets, share: number): number {
  const wanted = share * countOf(buckets);
  let [lower, below] = [0, 0];
  for (const [bound, count] of [...buckets].sort(([a], [b]) => a - b)) {
    if (count >= wanted && count > below) {
      return bound === Infinity ? lower : lower + ((bound - lower) * (wanted - below)) / (count - below);
    }
    [lower, below] = [bound, count];
  }
  return Number.NaN;
}
