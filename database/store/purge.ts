import { garbageKey, GARBAGE_RANGE, rangeOf } from './keys.ts';
import type { Store } from './store.ts';
import { PAUSE, type Work } from './work.ts';
import type { PlainWriter } from './plain-writer.ts';
import type { DirectedRange } from './view.ts';
import { beyond } from './views.ts';

const KEYS_AT_ONCE = 200;
/** Few large commits write far fewer pages than many small ones. */
const KEYS_PER_COMMIT = 20_000;

/** Removes a part of a range; answers whether it was the last one. */
function* removePart(writer: PlainWriter, prefix: Buffer): Work<boolean> {
  let rest: DirectedRange = { ...rangeOf(prefix), reverse: false };
  for (let removed = 0; removed < KEYS_PER_COMMIT; removed += KEYS_AT_ONCE) {
    const { entries, more } = writer.page(rest, KEYS_AT_ONCE);
    for (const { key } of entries) writer.remove(key);
    const last = entries.at(-1);
    if (!more || !last) {
      writer.remove(garbageKey(prefix));
      return true;
    }
    rest = beyond(rest, last.key);
    yield PAUSE;
  }
  return false;
}

/**
 * Removes the ranges of dropped collections and indexes, in slices between which others have their turn.
 * A range stays recorded until it is empty.
 */
export async function purge(store: Store): Promise<void> {
  for (;;) {
    const [record] = store.view.page({ ...GARBAGE_RANGE, reverse: false }, 1).entries;
    if (!record) return;
    const prefix = record.key.subarray(1);
    while (!(await store.write((writer) => removePart(writer, prefix), { bulk: true })));
  }
}
