import type { Document } from 'bson';
import { isDocument } from '../../bson/types.ts';
import { MongoError, noSuchTransaction } from '../../errors.ts';
import { writeRetryRecord } from '../../store/retry-records.ts';
import type { Call } from '../call.ts';
import { sessionKeyOf, type Session } from '../sessions.ts';
import type { Commands } from './command.ts';

function sessionOf({ session, args, name }: Call): Session {
  if (!session || args['autocommit'] !== false || args['txnNumber'] === undefined) {
    throw new MongoError(125, `${name} must be run within a transaction`);
  }
  return session;
}

/** Writes the transaction, and that it was committed, in one commit: asked again after a crash, the answer is yes. */
async function commit(call: Call): Promise<Document> {
  const session = sessionOf(call);
  const { transactionNumber } = session;
  if (session.transactionState === 'committed') return { ok: 1 };
  const { transaction } = session;
  if (!transaction)
    throw noSuchTransaction(`Transaction with { txnNumber: ${transactionNumber} } has been aborted.`);
  const { store } = call.server;
  const record = {
    transactionNumber,
    isTransaction: true,
    statements: 0,
    isComplete: true,
    reply: { ok: 1 },
    at: Date.now(),
  };
  try {
    await store.commit(transaction, (writer) => writeRetryRecord(writer, session.key, record));
  } catch (error) {
    session.settle('aborted');
    throw error;
  }
  session.record = record;
  session.settle('committed');
  return { ok: 1 };
}

function abort(call: Call): Document {
  const session = sessionOf(call);
  if (session.transactionState === 'committed') {
    throw new MongoError(256, `Transaction ${session.transactionNumber} has been committed.`);
  }
  if (!session.transaction) {
    throw noSuchTransaction(`Transaction with { txnNumber: ${session.transactionNumber} } has been aborted.`);
  }
  session.abort();
  return { ok: 1 };
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Ends sessions with what they have open. */
function end({ server, args, name }: Call): Document {
  for (const lsid of listOf(args[name])) {
    const session = isDocument(lsid) ? server.sessions.find(sessionKeyOf(lsid)) : undefined;
    if (!session) continue;
    server.sessions.end(session);
    server.cursors.closeOwnedBy(session.name);
  }
  return { ok: 1 };
}

function refresh({ server, args, name }: Call): Document {
  for (const lsid of listOf(args[name])) if (isDocument(lsid)) server.sessions.use(lsid);
  return { ok: 1 };
}

function endAll({ server }: Call): Document {
  for (const session of server.sessions.all()) server.sessions.end(session);
  return { ok: 1 };
}

export const transactionCommands: Commands = {
  commitTransaction: { fields: ['recoveryToken'], inTransaction: true, writes: true, run: commit },
  abortTransaction: { fields: ['recoveryToken'], inTransaction: true, writes: true, run: abort },
  endSessions: { fields: [], run: end },
  killSessions: { fields: [], run: end },
  refreshSessions: { fields: [], run: refresh },
  killAllSessions: { fields: [], run: endAll },
};
