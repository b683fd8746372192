import { Long, type Document } from 'bson';
import { deserialize, serialize } from '../bson/document.ts';
import { sessionKey, SESSION_RANGE } from './keys.ts';
import type { PlainWriter } from './plain-writer.ts';
import { readSealed, seal } from './seal.ts';
import type { Store } from './store.ts';
import type { ReadView, WriteView } from './view.ts';
import { PAUSE, type Work } from './work.ts';

/** What a session's last retryable write has done: it is stored in the same commit as the write itself. */
export interface RetryRecord {
  readonly transactionNumber: bigint;
  /** Whether it is that of a committed transaction. */
  readonly isTransaction: boolean;
  /** How many statements of the command are done. */
  readonly statements: number;
  readonly isComplete: boolean;
  /** What the statements so far answer. */
  readonly reply: Document;
  /** Unix time in ms. */
  readonly at: number;
}

export function readRetryRecord(view: Pick<ReadView, 'get'>, session: Uint8Array): RetryRecord | null {
  const sealed = view.get(sessionKey(session));
  if (!sealed) return null;
  const record = deserialize(readSealed(sealed, 'a retry record')) as RetryRecord & {
    transactionNumber: Long;
  };
  return { ...record, transactionNumber: record.transactionNumber.toBigInt() };
}

export function writeRetryRecord(view: WriteView, session: Uint8Array, record: RetryRecord): void {
  const stored = { ...record, transactionNumber: Long.fromBigInt(record.transactionNumber) };
  view.put(sessionKey(session), seal(serialize(stored)));
}

const RECORDS_AT_ONCE = 200;

const timeOf = (sealed: Buffer): number =>
  (deserialize(readSealed(sealed, 'a retry record')) as RetryRecord).at;

function* removeOld(writer: PlainWriter, from: Buffer, before: number): Work<Buffer | null> {
  const { entries, more } = writer.page(
    { start: from, end: SESSION_RANGE.end, reverse: false },
    RECORDS_AT_ONCE,
  );
  for (const { key } of entries) {
    // What is on its way to the disk is found by its key only.
    const value = writer.get(key);
    if (value && timeOf(value) < before) writer.remove(key);
    yield PAUSE;
  }
  const last = entries.at(-1);
  return more && last ? Buffer.concat([last.key, Buffer.of(0)]) : null;
}

/** Removes the records of writes that were made before `before`, when their clients have given up long since. */
export async function purgeRetryRecords(store: Store, before: number): Promise<void> {
  let from: Buffer | null = SESSION_RANGE.start;
  while (from) {
    const start: Buffer = from;
    from = await store.write((writer) => removeOld(writer, start, before));
  }
}
