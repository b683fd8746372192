import type { Clock } from './clock.ts';
import { timeOfId } from './id.ts';

/** How old an id may be for what it names to be still on its way here. */
const FRESH_MS = 5_000;
/** Clocks of two processes differ a little. */
const AHEAD_MS = 1_000;
const POLL_MS = 25;
const PATIENCE_MS = 2_000;

export interface FreshDeps {
  readonly clock: Clock;
  /** Ends the wait when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * What an id of another subgraph names, of which this one keeps a projection.
 *
 * The projection is fed by events and so comes a moment after the object. A client that places an order and pays for it
 * at once is right, so an id that was made just now is looked for again for up to two seconds. An older one is null at
 * once, and one that nobody made, or that is not the viewer's, waits and answers exactly as one that is late.
 *
 * @param load asks the database anew each time; a request's loader would remember that there was nothing.
 */
export async function awaitFresh<Found>(
  id: string,
  load: () => Promise<Found | null>,
  { clock, signal }: FreshDeps,
): Promise<Found | null> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = await load();
    if (found !== null || !isFresh(id, clock) || signal?.aborted || performance.now() >= giveUpAt)
      return found;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function isFresh(id: string, clock: Clock): boolean {
  const madeAt = timeOfId(id);
  if (madeAt === null) return false;
  const age = clock.now().getTime() - madeAt;
  return age >= -AHEAD_MS && age <= FRESH_MS;
}
