const FIRST = 25;
const MOST = 200;
/** Below this a transaction is hardly shorter for being smaller: what each costs by itself is most of it. */
const FEW = 8;
/** Others that write the same documents wait for a transaction, or are undone by it. */
const LONG_MS = 800;
const SHORT_MS = 200;

/** How a transaction went. */
export interface Took {
  readonly ms: number;
  /** It was in the way of another one, and done again. */
  readonly isUndone: boolean;
}

/** How many pieces of work go into one transaction, learned from how the last ones went. */
export interface Pace {
  readonly size: () => number;
  readonly note: (took: Took) => void;
}

/**
 * Begins with a few, doubles while they are quickly done, and halves where they take long or are done again.
 *
 * A machine that is busy with other things makes every transaction long: small ones would only make more of them, and so
 * it goes down to one at a time for those alone that are undone.
 */
export function createPace(): Pace {
  let size = FIRST;
  const halve = (least: number) => {
    size = Math.min(size, Math.max(least, Math.floor(size / 2)));
  };
  return {
    size: () => size,
    note: ({ ms, isUndone }) => {
      if (isUndone) halve(1);
      else if (ms > LONG_MS) halve(FEW);
      else if (ms < SHORT_MS) size = Math.min(MOST, size * 2);
    },
  };
}
