import type { Clock } from './clock.ts';

/** Something that is read again when it may have changed. */
export interface Refreshed<Value> {
  readonly get: () => Promise<Value>;
  /** What is asked for next is read anew. */
  readonly forget: () => void;
}

/**
 * Keeps what was read for a while, so that reading costs the same however often it is asked for: every process has a
 * change of the database that long after it at the latest.
 *
 * What could not be read is not kept.
 */
export function createRefreshed<Value>(
  read: () => Promise<Value>,
  { clock, everyMs }: { readonly clock: Clock; readonly everyMs: number },
): Refreshed<Value> {
  let kept: { readonly value: Promise<Value>; readonly at: number } | null = null;

  async function readAt(at: number): Promise<Value> {
    const mine = { value: read(), at };
    kept = mine;
    try {
      return await mine.value;
    } catch (error) {
      if (kept === mine) kept = null;
      throw error;
    }
  }

  return {
    get: () => {
      const now = clock.now().getTime();
      // A clock that was set back says nothing of how long ago it was.
      const isFresh = kept !== null && now >= kept.at && now - kept.at < everyMs;
      return isFresh && kept ? kept.value : readAt(now);
    },
    forget: () => {
      kept = null;
    },
  };
}
