/** Keys within some bytes: where each one is, and how long it is. */
export interface Keys {
  readonly bytes: Uint8Array;
  /** The places of the keys, which are sorted. */
  readonly starts: Uint32Array;
  readonly lengthAt: (start: number) => number;
}

/** Fewer keys than this are put in order one by one. */
const FEW = 12;

/**
 * Sorts the places of keys by what is there. `depth` bytes at the beginning of all of them are known to be the same.
 *
 * It splits keys by one byte at a time: what they have in common is looked at once for all, and none is copied.
 */
export function sortKeys(keys: Keys, depth: number): void {
  sortPart(keys, { low: 0, high: keys.starts.length, depth });
}

interface Part {
  readonly low: number;
  readonly high: number;
  readonly depth: number;
}

/** The byte of a key at this depth; -1 behind its end. */
function byteAt({ bytes, lengthAt }: Keys, start: number, depth: number): number {
  return depth < lengthAt(start) ? (bytes[start + depth] ?? 0) : -1;
}

function sortPart(keys: Keys, part: Part): void {
  let { low, high, depth } = part;
  while (high - low > FEW) {
    const pivot = pivotOf(keys, { low, high, depth });
    const { less, greater } = split(keys, { low, high, depth }, pivot);
    sortPart(keys, { low, high: less, depth });
    sortPart(keys, { low: greater, high, depth });
    if (pivot < 0) return;
    [low, high, depth] = [less, greater, depth + 1];
  }
  insertAll(keys, low, high);
}

/** The middle one of three bytes. */
function pivotOf(keys: Keys, { low, high, depth }: Part): number {
  const { starts } = keys;
  const a = byteAt(keys, starts[low] ?? 0, depth);
  const b = byteAt(keys, starts[(low + high) >>> 1] ?? 0, depth);
  const c = byteAt(keys, starts[high - 1] ?? 0, depth);
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}

/** Moves lower keys to the left and higher ones to the right. Those between have the pivot at this depth. */
function split(keys: Keys, { low, high, depth }: Part, pivot: number): { less: number; greater: number } {
  const { starts } = keys;
  let [less, next, greater] = [low, low, high];
  while (next < greater) {
    const start = starts[next] ?? 0;
    const byte = byteAt(keys, start, depth);
    if (byte < pivot) {
      starts[next++] = starts[less] ?? 0;
      starts[less++] = start;
    } else if (byte > pivot) {
      starts[next] = starts[--greater] ?? 0;
      starts[greater] = start;
    } else {
      next++;
    }
  }
  return { less, greater };
}

function insertAll(keys: Keys, low: number, high: number): void {
  const { starts } = keys;
  for (let next = low + 1; next < high; next++) {
    const start = starts[next] ?? 0;
    let at = next;
    for (; at > low; at--) {
      const before = starts[at - 1] ?? 0;
      if (compare(keys, start, before) >= 0) break;
      starts[at] = before;
    }
    starts[at] = start;
  }
}

function compare({ bytes, lengthAt }: Keys, a: number, b: number): number {
  const length = Math.min(lengthAt(a), lengthAt(b));
  for (let at = 0; at < length; at++) {
    const difference = (bytes[a + at] ?? 0) - (bytes[b + at] ?? 0);
    if (difference !== 0) return difference;
  }
  return lengthAt(a) - lengthAt(b);
}
