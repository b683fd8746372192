import type { Document } from 'bson';
import { MongoError, noSuchTransaction, TRANSIENT_TRANSACTION_ERROR } from '../errors.ts';
import type { DocumentWriter } from '../store/document-writer.ts';
import { writeRetryRecord, type RetryRecord } from '../store/retry-records.ts';
import { afterLocks, PAUSE, type Work } from '../store/work.ts';
import { work, type Call } from './call.ts';
import type { Session } from './sessions.ts';
import { UnreadableBsonError } from './wire.ts';

/** How far a write command has come. It is kept with the session, so that a retry goes on where a crash ended it. */
export interface WriteProgress {
  /** How many statements are done. */
  next: number;
  /** What they answer. */
  readonly reply: Document;
}

/** A command of one or more statements, of which each is done whole or not at all. */
export interface WriteCommand {
  readonly size: number;
  /** Whether the first statement that fails is the last one. */
  readonly ordered: boolean;
  readonly reply: Document;
  statement(writer: DocumentWriter, index: number, reply: Document): Work<void>;
}

/** More statements than this share a long commit. */
const BULK_STATEMENTS = 100;

const isTransient = ({ labels }: MongoError): boolean => labels.includes(TRANSIENT_TRANSACTION_ERROR);

/** What a failed statement adds to the answer. */
const writeError = (index: number, error: MongoError): Document => ({
  index,
  code: error.code,
  errmsg: error.message,
  ...error.details,
});

function* runStatements(writer: DocumentWriter, command: WriteCommand, progress: WriteProgress): Work<void> {
  const { reply } = progress;
  while (progress.next < command.size) {
    const index = progress.next;
    try {
      yield* afterLocks(() => command.statement(writer, index, reply));
      progress.next++;
    } catch (error) {
      if (!(error instanceof MongoError) || isTransient(error)) throw error;
      if (error instanceof UnreadableBsonError) throw error;
      ((reply['writeErrors'] ??= []) as Document[]).push(writeError(index, error));
      progress.next = command.ordered ? command.size : index + 1;
    }
    yield PAUSE;
  }
}

function recordOf(call: Call, command: WriteCommand, progress: WriteProgress): RetryRecord {
  return {
    transactionNumber: call.session?.transactionNumber ?? -1n,
    isTransaction: false,
    statements: progress.next,
    isComplete: progress.next >= command.size,
    reply: progress.reply,
    at: Date.now(),
  };
}

/** Runs a retryable write: what was done by an earlier attempt is not done again. */
async function runRetryable(call: Call, session: Session, command: WriteCommand): Promise<Document> {
  const { record } = session;
  const isRetry = record?.transactionNumber === session.transactionNumber && !record.isTransaction;
  if (isRetry && record.isComplete) return record.reply;
  const progress: WriteProgress = isRetry
    ? { next: record.statements, reply: record.reply }
    : { next: 0, reply: command.reply };
  const { store } = call.server;
  const beforeCommit = () => {
    if (progress.next === 0) return;
    session.record = recordOf(call, command, progress);
    writeRetryRecord(store.writer, session.key, session.record);
  };
  await store.write((writer) => runStatements(writer, command, progress), {
    bulk: command.size > BULK_STATEMENTS,
    deadline: call.deadline,
    beforeCommit,
  });
  return progress.reply;
}

async function runInTransaction(call: Call, command: WriteCommand): Promise<Document> {
  const { transaction } = call;
  if (!transaction) throw noSuchTransaction('the transaction has ended');
  const progress = { next: 0, reply: command.reply };
  await work(call, runStatements(transaction, command, progress));
  return progress.reply;
}

/** Runs a write command in its transaction, as a retryable write, or by itself. */
export async function runWrite(call: Call, command: WriteCommand): Promise<Document> {
  if (call.transaction) return runInTransaction(call, command);
  if (call.session && call.args['txnNumber'] !== undefined) return runRetryable(call, call.session, command);
  const progress = { next: 0, reply: command.reply };
  await call.server.store.write((writer) => runStatements(writer, command, progress), {
    bulk: command.size > BULK_STATEMENTS,
    deadline: call.deadline,
  });
  return progress.reply;
}
