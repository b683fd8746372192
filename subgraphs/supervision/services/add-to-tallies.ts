import type { Transaction } from '../../../runtime/write.ts';
import type { Increment } from '../domain/indicators/tally.ts';
import type { Models } from '../models/index.ts';

/** Adds what an event of a source tells of zones' months; one command for all of it, none for nothing. */
export async function addToTallies(
  { zoneTallies }: Models,
  { source, increments }: { readonly source: string; readonly increments: readonly Increment[] },
  { session, now }: Transaction,
): Promise<void> {
  if (increments.length === 0) return;
  const operations = increments.map((increment) => ({
    updateOne: {
      filter: { _id: `${increment.zoneId}/${increment.month}/${source}` as never },
      update: updateOf(increment, now),
      upsert: true,
    },
  }));
  // As the driver takes it: the names of the counters are paths, which no schema casts.
  await zoneTallies.collection.bulkWrite(operations, { session });
}

function updateOf({ zoneId, month, counts = {}, release, refund, warehouseId }: Increment, now: Date) {
  const paths = [
    ...Object.entries(counts).map(([counter, by]): readonly [string, bigint] => [`counts.${counter}`, by]),
    ...(release === undefined ? [] : [[`release.${release}`, 1] as const]),
    ...(refund === undefined ? [] : [[`refund.${refund}`, 1] as const]),
  ];
  return {
    $setOnInsert: { zoneId, month },
    $max: { changedAt: now },
    ...(paths.length > 0 && { $inc: Object.fromEntries<number | bigint>(paths) }),
    ...(warehouseId !== undefined && { $addToSet: { warehouseIds: warehouseId } }),
  };
}
