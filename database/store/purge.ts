import { setTimeout } from 'node:timers/promises';
import { garbageKey, GARBAGE_RANGE, keyAfter, rangeOf } from './keys.ts';
import type { PlainWriter } from './plain-writer.ts';
import type { Store } from './store.ts';
import { PAUSE, type Work } from './work.ts';

const KEYS_PER_COMMIT = 5_000;
const KEYS_AT_ONCE = 200;
/** So many times as long as a part takes, others have the database for themselves; at most this long. */
const REST = 2;
const MOST_REST_MS = 250;

interface Part {
  readonly prefix: Buffer;
  readonly keys: readonly Buffer[];
  /** Whether there should be none after them. */
  readonly isLast: boolean;
}

function isEmpty(writer: PlainWriter, prefix: Buffer): boolean {
  return writer.page({ ...rangeOf(prefix), reverse: false }, KEYS_AT_ONCE).entries.length === 0;
}

/** Removes keys of a range; answers whether it is empty, and forgotten, then. */
function* removePart(writer: PlainWriter, { prefix, keys, isLast }: Part): Work<boolean> {
  for (const [at, key] of keys.entries()) {
    writer.remove(key);
    if (at % KEYS_AT_ONCE === 0) yield PAUSE;
  }
  if (!isLast || !isEmpty(writer, prefix)) return false;
  writer.remove(garbageKey(prefix));
  return true;
}

/**
 * Nobody writes into a dropped range, so what is left of it is what the last commit has. Each part begins where the one
 * before it ended: what was removed is not looked at again.
 */
async function purgeRange(store: Store, prefix: Buffer, closing: AbortSignal): Promise<void> {
  const range = rangeOf(prefix);
  let from = range.start;
  for (;;) {
    const startedAt = performance.now();
    const keys = store.view.keys({ ...range, start: from }, KEYS_PER_COMMIT);
    const last = keys.length < KEYS_PER_COMMIT ? undefined : keys.at(-1);
    const part = { prefix, keys, isLast: last === undefined };
    if (await store.write((writer) => removePart(writer, part), { bulk: true })) return;
    from = last ? keyAfter(last) : range.start;
    const rest = Math.min(REST * (performance.now() - startedAt), MOST_REST_MS);
    await setTimeout(rest, undefined, { signal: closing });
  }
}

/**
 * Removes the ranges of dropped collections and indexes, a part at a time, with rests between them.
 * A range stays recorded until it is empty.
 */
export async function purge(store: Store, closing: AbortSignal): Promise<void> {
  for (;;) {
    const [record] = store.view.keys(GARBAGE_RANGE, 1);
    if (!record) return;
    await purgeRange(store, record.subarray(1), closing);
  }
}
