import { MongoError, noSuchTransaction, TRANSIENT_TRANSACTION_ERROR } from '../errors.ts';
import type { Transaction } from '../store/transaction.ts';
import { booleanField, longField } from './arguments.ts';
import type { ClientState, ServerState } from './call.ts';
import type { Command } from './commands/command.ts';
import type { Session } from './sessions.ts';
import { noteUse, startLifetime } from './transaction-lifetime.ts';
import type { Request } from './wire.ts';

interface Numbered {
  readonly server: ServerState;
  readonly client: ClientState;
  readonly session: Session;
  readonly request: Request;
}

const tooOld = (given: bigint, { transactionNumber, name }: Session) =>
  new MongoError(
    225,
    `Cannot start transaction ${given} on session ${name} because a newer transaction ${transactionNumber} has already started.`,
  );

function begin({ server, client, session }: Numbered, number: bigint): Transaction {
  if (session.transaction) session.abort();
  const transaction = server.store.begin();
  session.transactionNumber = number;
  session.transactionState = 'inProgress';
  session.transaction = transaction;
  session.record = null;
  startLifetime(server, session, client);
  return transaction;
}

/** A new number ends whatever the session did under an older one. */
function advance({ session }: Numbered, number: bigint): void {
  if (number < session.transactionNumber) throw tooOld(number, session);
  if (number === session.transactionNumber) return;
  if (session.transaction) session.abort();
  session.transactionNumber = number;
  session.transactionState = 'none';
}

function continueTransaction({ session }: Numbered, number: bigint): Transaction {
  if (number < session.transactionNumber) throw tooOld(number, session);
  if (number > session.transactionNumber) {
    throw noSuchTransaction(
      `Given transaction number ${number} does not match any in-progress transactions. The active transaction number is ${session.transactionNumber}`,
    );
  }
  if (session.transactionState === 'committed') {
    throw new MongoError(256, `Transaction with { txnNumber: ${number} } has been committed.`);
  }
  if (!session.transaction)
    throw noSuchTransaction(`Transaction with { txnNumber: ${number} } has been aborted.`);
  return session.transaction;
}

/**
 * The transaction that a command is part of, begun if it is the first of it; null outside transactions.
 *
 * The commands that end a transaction look for it themselves.
 */
export function enterTransaction(numbered: Numbered, command: Command): Transaction | null {
  const { session, request } = numbered;
  const number = longField(request.args, 'txnNumber');
  if (number === undefined) return null;
  if (request.args['autocommit'] === undefined) {
    if (!command.retryable) {
      throw new MongoError(
        72,
        `txnNumber may only be provided for multi-document transactions and retryable write commands, not for ${request.name}`,
      );
    }
    advance(numbered, number);
    return null;
  }
  if (booleanField(request.args, 'autocommit') !== false)
    throw new MongoError(72, 'autocommit must be false');
  if (request.name === 'commitTransaction' || request.name === 'abortTransaction') {
    enterEnding(numbered, number);
    return null;
  }
  if (!command.inTransaction) {
    throw new MongoError(263, `Cannot run '${request.name}' in a multi-document transaction.`);
  }
  if (!booleanField(request.args, 'startTransaction')) {
    const transaction = continueTransaction(numbered, number);
    noteUse(numbered.server, session, numbered.client);
    return transaction;
  }
  if (number < session.transactionNumber) throw tooOld(number, session);
  if (number === session.transactionNumber) {
    throw new MongoError(
      50911,
      `Cannot start a transaction at given transaction number ${number} a transaction with the same number is in state ${session.transactionState}`,
    );
  }
  return begin(numbered, number);
}

function enterEnding({ session }: Numbered, number: bigint): void {
  if (number < session.transactionNumber) throw tooOld(number, session);
  if (number > session.transactionNumber || session.transactionState === 'none') {
    throw noSuchTransaction(
      `Given transaction number ${number} does not match any in-progress transactions.`,
    );
  }
}

/** A command that fails ends its transaction, as in MongoDB; the label says whether to try the whole again. */
export function failTransaction({ server, session }: Numbered, error: unknown): void {
  const isOver = session.transaction === null;
  if (isOver) return;
  const { transactionNumber } = session;
  session.abort();
  server.cursors.closeOwnedBy(`${session.name}/${transactionNumber}`);
  if (
    error instanceof MongoError &&
    TRANSIENT_CODES.has(error.code) &&
    !error.labels.includes(TRANSIENT_TRANSACTION_ERROR)
  ) {
    error.labels.push(TRANSIENT_TRANSACTION_ERROR);
  }
}

/** LockTimeout, WriteConflict, SnapshotUnavailable, NoSuchTransaction, PreparedTransactionInProgress */
export const TRANSIENT_CODES: ReadonlySet<number> = new Set([24, 112, 246, 251, 267]);
