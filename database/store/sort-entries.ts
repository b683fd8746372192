import { keyString } from './keys.ts';
import { PAUSE } from './work.ts';

interface Keyed {
  readonly key: Buffer;
}

interface Sorted<Entry> {
  /** The key as text, which compares several times faster. */
  readonly text: string;
  readonly entry: Entry;
}

/** How many are sorted, or merged, in one go. */
const STEP = 1024;

/** Entries in the order of their keys. Sorting many takes long, so others may have their turn in between. */
export function* sortEntries<Entry extends Keyed>(
  entries: readonly Entry[],
): Generator<typeof PAUSE, readonly Entry[]> {
  let runs: (readonly Sorted<Entry>[])[] = [];
  for (let start = 0; start < entries.length; start += STEP) {
    const run = entries.slice(start, start + STEP).map((entry) => ({ text: keyString(entry.key), entry }));
    runs.push(run.sort((a, b) => (a.text < b.text ? -1 : 1)));
    yield PAUSE;
  }
  while (runs.length > 1) {
    const merged: (readonly Sorted<Entry>[])[] = [];
    for (let index = 0; index < runs.length; index += 2) {
      merged.push(yield* merge(runs[index] ?? [], runs[index + 1] ?? []));
    }
    runs = merged;
  }
  return (runs[0] ?? []).map(({ entry }) => entry);
}

function* merge<Entry>(
  left: readonly Sorted<Entry>[],
  right: readonly Sorted<Entry>[],
): Generator<typeof PAUSE, readonly Sorted<Entry>[]> {
  const merged: Sorted<Entry>[] = [];
  for (let [first, second] = [0, 0]; ;) {
    const [a, b] = [left[first], right[second]];
    const isSecond = b && (!a || b.text < a.text);
    const next = isSecond ? b : a;
    if (!next) return merged;
    if (isSecond) second++;
    else first++;
    merged.push(next);
    if (merged.length % STEP === 0) yield PAUSE;
  }
}
