import type { CallSignal } from './call-signal.ts';
import type { Clock } from './clock.ts';
import { timeOfId } from './id.ts';

/** How old an id may be for what it names to be still on its way here. */
const FRESH_MS = 5_000;
/** Clocks of two processes differ a little. */
const AHEAD_MS = 1_000;
const FIRST_LOOK_MS = 25;
/** Of what has been waited for already: nobody waits much longer than is needed, and a busy graph is not asked all the time. */
const NEXT_LOOK = 0.5;
const PATIENCE_MS = 2_000;

export interface FreshDeps {
  readonly clock: Clock;
  /** Ends the wait when nobody waits for the answer any more. */
  readonly signal?: CallSignal | undefined;
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
  const beganAt = performance.now();
  for (;;) {
    const found = await load();
    const waitedMs = performance.now() - beganAt;
    if (found !== null || !isFresh(id, clock) || signal?.aborted || waitedMs >= PATIENCE_MS) return found;
    const pauseMs = Math.max(FIRST_LOOK_MS, Math.min(waitedMs * NEXT_LOOK, PATIENCE_MS - waitedMs));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

function isFresh(id: string, clock: Clock): boolean {
  const madeAt = timeOfId(id);
  if (madeAt === null) return false;
  const age = clock.now().getTime() - madeAt;
  return age >= -AHEAD_MS && age <= FRESH_MS;
}
