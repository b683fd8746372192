import { garbageKey, GARBAGE_RANGE, rangeOf } from './keys.ts';
import type { Store } from './store.ts';
import { PAUSE, type Work } from './work.ts';
import type { PlainWriter } from './plain-writer.ts';

const KEYS_AT_ONCE = 500;

function* removeRange(writer: PlainWriter, prefix: Buffer): Work<boolean> {
  const { entries, more } = writer.page({ ...rangeOf(prefix), reverse: false }, KEYS_AT_ONCE);
  for (const { key } of entries) {
    writer.remove(key);
    yield PAUSE;
  }
  if (more) return false;
  writer.remove(garbageKey(prefix));
  return true;
}

/**
 * Removes the ranges of dropped collections and indexes, a few hundred keys in each commit, so that nobody waits for it.
 * A range stays recorded until it is empty.
 */
export async function purge(store: Store): Promise<void> {
  for (;;) {
    const [record] = store.view.page({ ...GARBAGE_RANGE, reverse: false }, 1).entries;
    if (!record) return;
    const prefix = record.key.subarray(1);
    while (!(await store.write((writer) => removeRange(writer, prefix))));
  }
}
