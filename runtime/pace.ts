const FIRST = 25;
const MOST = 200;
/** A transaction that lasts longer is likely to be undone by whoever writes the same documents meanwhile. */
const LONG_MS = 400;
const SHORT_MS = 100;

/** How many pieces of work go into one transaction, learned from how long the last ones took. */
export interface Pace {
  readonly size: () => number;
  readonly note: (tookMs: number) => void;
}

/** Begins with a few, doubles while they are quickly done, and halves where they take long or are done again and again. */
export function createPace(): Pace {
  let size = FIRST;
  return {
    size: () => size,
    note: (tookMs) => {
      if (tookMs < SHORT_MS) size = Math.min(MOST, size * 2);
      else if (tookMs > LONG_MS) size = Math.max(1, Math.floor(size / 2));
    },
  };
}
