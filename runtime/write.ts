import type { ClientSession, Connection } from 'mongoose';
import { canonicalJson } from '../values/canonical-json.ts';
import { Problem } from '../values/problem.ts';
import { auditActOf, subjectsOf } from './audit-act.ts';
import type { Clock } from './clock.ts';
import type { ConsumersOf, NewEvent } from './events.ts';
import { sha256 } from './id.ts';
import { idempotencyModel, type IdempotencyRecord } from './idempotency.ts';
import { createTransact } from './transact.ts';
import type { UnitOfWork } from './unit-of-work.ts';
import type { Viewer } from './viewer.ts';

/** What an effect works with: everything that it writes goes through `session`, or it is not part of the whole. */
export interface Transaction {
  readonly session: ClientSession;
  readonly now: Date;
  /** Documents by their ids, read and written together. */
  readonly documents: UnitOfWork;
  /** Appends an event; its sequence comes from the aggregate's own version, written in the same transaction. */
  readonly emit: (event: NewEvent) => void;
}

export interface Command {
  /** Name of the mutation: keys of one do not meet those of another. */
  readonly mutation: string;
  /** Whose key it is. */
  readonly party: string;
  readonly input: { readonly idempotencyKey: string };
  /** Who asks, for the audit log; null and absent = the platform by itself. */
  readonly viewer?: Viewer | null;
}

export type Answered<Answer> = Answer & { readonly replayed: boolean };

/** Runs a command's effect exactly once. */
export type Write = <Answer extends object>(
  command: Command,
  effect: (transaction: Transaction) => Promise<Answer>,
) => Promise<Answered<Answer>>;

const WRITE_CONFLICT = 112;
const DUPLICATE_KEY = 11000;
const MAX_KEY_LENGTH = 255;

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/**
 * The one way to write: effect, events and the answer under the caller's key commit together or not at all.
 *
 * The same key and input give the stored answer; another input is IDEMPOTENCY_MISMATCH; a call whose twin still runs is
 * IN_PROGRESS. A refused call (`Problem`) leaves nothing behind, its key included. The rules are Stripe's. The key's record
 * is also what the audit log takes the act from.
 */
export function createWrite(db: Connection, clock: Clock, consumersOf: ConsumersOf): Write {
  const keys = idempotencyModel(db);
  const transact = createTransact(db, clock, consumersOf);

  return async (command, effect) => {
    const record = { ...keyOf(command), at: clock.now(), audit: auditActOf(command), isSealed: false };
    const earlier = await keys.findById(record._id).lean<IdempotencyRecord>();
    if (earlier) return replay(earlier, record.inputHash);
    try {
      return await transact(async (transaction) => {
        await claimKey(record, transaction.session);
        const told: NewEvent[] = [];
        const emit = (event: NewEvent) => {
          told.push(event);
          transaction.emit(event);
        };
        const answer = await effect({ ...transaction, emit });
        const set = { answer, subjects: subjectsOf(command, answer, told) };
        await keys.updateOne({ _id: record._id }, { $set: set }, { session: transaction.session });
        return { ...answer, replayed: false };
      });
    } catch (error) {
      if (!(error instanceof KeyTaken)) throw error;
      const winner = await keys.findById(record._id).lean<IdempotencyRecord>();
      if (winner) return replay(winner, record.inputHash);
      throw stillRuns();
    }
  };

  async function claimKey(record: IdempotencyRecord, session: ClientSession): Promise<void> {
    try {
      await keys.insertMany([record], { session, lean: true });
    } catch (error) {
      // Without the driver's labels, so that the transaction is not tried again behind our back.
      if ([WRITE_CONFLICT, DUPLICATE_KEY].includes(Number(codeOf(error)))) throw new KeyTaken();
      throw error;
    }
  }
}

/** The stored answer of a command; null where none has been carried out under its key. @throws IDEMPOTENCY_MISMATCH */
export type StoredAnswer = <Answer extends object>(command: Command) => Promise<Answered<Answer> | null>;

/** For writes that do something before their transaction, and must not do it again for a call that was answered. */
export function createStoredAnswer(db: Connection): StoredAnswer {
  const keys = idempotencyModel(db);
  return async <Answer extends object>(command: Command) => {
    const { _id, inputHash } = keyOf(command);
    const earlier = await keys.findById(_id).lean<IdempotencyRecord>();
    return earlier && replay<Answer>(earlier, inputHash);
  };
}

/** What a call's twin gets while the call has not ended. */
export const stillRuns = (): Problem =>
  new Problem('IN_PROGRESS', 'first-call-still-runs', {
    message: 'The first call with this key still runs; repeat later',
    field: ['idempotencyKey'],
    retryable: true,
  });

/** Another call has this key. */
class KeyTaken extends Error {}

/** The key of a command as it is stored, and what tells its input from another. @throws INVALID for a malformed key */
export function keyOf({ mutation, party, input }: Command): Pick<IdempotencyRecord, '_id' | 'inputHash'> {
  const { idempotencyKey, ...rest } = input;
  if (idempotencyKey.length === 0 || idempotencyKey.length > MAX_KEY_LENGTH) {
    throw new Problem('INVALID', 'malformed-idempotency-key', {
      message: `An idempotency key has 1 to ${MAX_KEY_LENGTH} characters`,
      field: ['idempotencyKey'],
    });
  }
  // Encoded, so that no party's name can make a key of another's.
  const _id = `${encodeURIComponent(party)}/${mutation}/${idempotencyKey}`;
  return { _id, inputHash: sha256(canonicalJson(rest)) };
}

function replay<Answer extends object>(
  { inputHash, answer }: IdempotencyRecord,
  hash: string,
): Answered<Answer> {
  if (inputHash !== hash) throw usedOtherwise();
  // The record's id names the mutation, so what it holds is what that mutation answered.
  return { ...(answer as Answer), replayed: true };
}

/** What a call gets whose key stands for another input. */
export const usedOtherwise = (): Problem =>
  new Problem('IDEMPOTENCY_MISMATCH', 'key-used-with-other-input', {
    message: 'This idempotency key was used with another input',
    field: ['idempotencyKey'],
  });
