import { expireDocuments } from '../store/expiry.ts';
import { purgeRetryRecords } from '../store/retry-records.ts';
import type { ServerState } from './call.ts';

const MINUTE_MS = 60_000;
const CURSOR_IDLE_MS = 10 * MINUTE_MS;
const SESSION_IDLE_MS = 30 * MINUTE_MS;

/** Ends what clients have left behind, and removes documents whose time to live is over; once a minute, as MongoDB. */
export async function keepHouse(
  { store, sessions, cursors, expiresDocuments }: ServerState,
  now = Date.now(),
): Promise<void> {
  cursors.closeIdle(now - CURSOR_IDLE_MS);
  for (const session of sessions.all()) {
    if (session.lastUsed >= now - SESSION_IDLE_MS) continue;
    sessions.end(session);
    cursors.closeOwnedBy(session.name);
  }
  await purgeRetryRecords(store, now - SESSION_IDLE_MS);
  if (expiresDocuments) await expireDocuments(store, now);
}

/** Does so until the answer is called. */
export function startHousekeeping(state: ServerState, onUnexpected: (error: unknown) => void): () => void {
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    running ??= keepHouse(state)
      .catch(onUnexpected)
      .finally(() => {
        running = null;
      });
  }, MINUTE_MS).unref();
  return () => clearInterval(timer);
}
