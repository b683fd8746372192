import type { ClientState, ServerState } from './call.ts';
import type { Session } from './sessions.ts';

/** Has the transaction in progress aborted after a while; what was said of it before is void. */
function abortAfter({ cursors }: ServerState, session: Session, milliseconds: number): void {
  const { transaction, transactionNumber } = session;
  if (session.transactionTimer) clearTimeout(session.transactionTimer);
  session.transactionTimer = setTimeout(() => {
    if (session.transaction !== transaction) return;
    session.abort();
    cursors.closeOwnedBy(`${session.name}/${transactionNumber}`);
  }, milliseconds).unref();
}

function orphan(server: ServerState, session: Session): void {
  session.isOrphaned = true;
  const left = session.transactionEndsAt - performance.now();
  abortAfter(server, session, Math.min(left, server.orphanLifetimeMs));
}

/** From now on a transaction has its time. */
export function startLifetime(server: ServerState, session: Session, client: ClientState): void {
  session.transactionEndsAt = performance.now() + server.transactionLifetimeMs;
  session.isOrphaned = false;
  abortAfter(server, session, server.transactionLifetimeMs);
  noteUse(server, session, client);
}

/** A client uses its transaction: over another connection than before, perhaps, because the first one was lost. */
export function noteUse(server: ServerState, session: Session, client: ClientState): void {
  if (!session.transaction) return;
  session.lastClient = client.id;
  if (client.isClosed) {
    orphan(server, session);
  } else if (session.isOrphaned) {
    session.isOrphaned = false;
    abortAfter(server, session, session.transactionEndsAt - performance.now());
  }
}

/**
 * A connection was closed. Who used a transaction over it has probably ended, and would keep its documents locked; who
 * has not comes back over another connection at once.
 */
export function closeClient(server: ServerState, client: ClientState): void {
  client.isClosed = true;
  for (const session of server.sessions.all()) {
    if (session.transaction && session.lastClient === client.id) orphan(server, session);
  }
}
