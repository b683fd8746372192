import { type ClientSession, type Connection, Schema } from 'mongoose';
import { canonicalJson } from '../values/canonical-json.ts';
import type { AuditAct, Subjects } from './audit-act.ts';
import type { Clock } from './clock.ts';
import { idempotencyModel, type IdempotencyRecord } from './idempotency.ts';
import { sha256 } from './id.ts';

/** One act, linked to the one before by its hash. */
export interface AuditEntry extends AuditAct {
  /** Place in the log, from 1, without gaps. */
  readonly _id: number;
  /** When it was done; entries stand in the order in which they were sealed, a moment later. */
  readonly at: Date;
  readonly subjects: Subjects;
  /** Null for the first. */
  readonly previousHash: string | null;
  /** SHA-256 of all of the above. */
  readonly hash: string;
}

/** Where a log ends. */
export interface AuditHead {
  readonly sequence: number;
  readonly hash: string | null;
}

type HeadRecord = AuditHead & { readonly _id: 'head'; readonly rounds: number };

const auditEntrySchema = new Schema<AuditEntry>(
  {
    _id: { type: Number, required: true },
    at: { type: Date, required: true },
    account: { type: String, default: null },
    by: { type: String, required: true },
    party: { type: String, required: true },
    action: { type: String, required: true },
    inputHash: { type: String, required: true },
    subjects: { type: Schema.Types.Mixed, required: true },
    previousHash: { type: String, default: null },
    hash: { type: String, required: true },
  },
  { collection: 'audit_log', strict: 'throw', versionKey: false, minimize: false },
);

export const auditModel = (db: Connection) => db.model('AuditEntry', auditEntrySchema);

const heads = (db: Connection) => db.collection<HeadRecord>('audit_head');

const EMPTY: AuditHead = { sequence: 0, hash: null };
const BATCH = 500;

const UNSEALED = { isSealed: false };
/** The order of the index that holds what is not sealed: nothing else leads to it. */
const OLDEST = { at: 1, _id: 1 } as const;

export const hashOf = ({ hash: _hash, ...entry }: Omit<AuditEntry, 'hash'> & { hash?: string }): string =>
  sha256(canonicalJson(entry));

export async function readAuditHead(db: Connection, session?: ClientSession): Promise<AuditHead> {
  const head = await heads(db).findOne({ _id: 'head' }, session && { session });
  return head ? { sequence: head.sequence, hash: head.hash } : EMPTY;
}

/**
 * Seals what was written since the last time into the log: each act gets its place and its hash. Answers how many.
 *
 * An act is kept with its write, in the same transaction and at no further cost, and is not forgotten before it is
 * sealed. The head of the chain is written here alone, so that no two writes wait for each other because of the log.
 */
export async function sealActs(db: Connection, clock: Clock): Promise<number> {
  const keys = idempotencyModel(db);
  if (!(await keys.exists(UNSEALED).sort(OLDEST))) return 0;
  const session = await db.startSession();
  try {
    return await session.withTransaction(async () => {
      const head = await lockHead(db, session);
      const acts = await keys
        .find(UNSEALED)
        .sort(OLDEST)
        .limit(BATCH)
        .session(session)
        .lean<IdempotencyRecord[]>();
      const entries = linked(acts, head);
      const last = entries.at(-1);
      if (!last) return 0;
      await auditModel(db).insertMany(entries, { session, lean: true });
      const sealed = { _id: { $in: acts.map(({ _id }) => _id) } };
      await keys.updateMany(sealed, { $set: { isSealed: true, sealedAt: clock.now() } }, { session });
      const end = { sequence: last._id, hash: last.hash };
      await heads(db).updateOne({ _id: 'head' }, { $set: end }, { session });
      return entries.length;
    });
  } finally {
    await session.endSession();
  }
}

/** Of two processes that seal at once the second waits, and then sees what is left. */
async function lockHead(db: Connection, session: ClientSession): Promise<AuditHead> {
  const record = await heads(db).findOneAndUpdate(
    { _id: 'head' },
    { $inc: { rounds: 1 }, $setOnInsert: EMPTY },
    { upsert: true, returnDocument: 'after', session },
  );
  return record ?? EMPTY;
}

function linked(acts: readonly IdempotencyRecord[], head: AuditHead): readonly AuditEntry[] {
  let { sequence, hash: previousHash } = head;
  return acts.map(({ audit, subjects = {}, at }) => {
    const entry = { _id: (sequence += 1), at, ...audit, subjects, previousHash };
    const hash = hashOf(entry);
    previousHash = hash;
    return { ...entry, hash };
  });
}

/** What a look through a whole log found. */
export interface AuditFinding {
  readonly head: AuditHead;
  /** Acts that are written and not sealed yet. */
  readonly unsealed: number;
  /** The first thing that is wrong; null = the log is as it was written. */
  readonly problem: string | null;
}

/** How far a log was followed. */
interface Followed {
  readonly last: AuditHead;
  /** Where it was seen to end before lies on the way. */
  readonly isKnown: boolean;
  readonly problem: string | null;
}

/**
 * Reads a log from its beginning and reckons every hash again: a changed, missing, added or moved entry breaks the chain.
 *
 * The log may grow meanwhile: what was sealed since is read together with the head, at one moment.
 *
 * @param known where the log was seen to end before, kept elsewhere: only that shows that somebody who can write to the
 * database has written the whole log anew, or has cut off its end together with its head.
 */
export async function verifyAuditLog(db: Connection, known: AuditHead = EMPTY): Promise<AuditFinding> {
  const unsealed = await idempotencyModel(db).countDocuments(UNSEALED).hint(OLDEST);
  const log = auditModel(db).find().sort({ _id: 1 }).lean<AuditEntry>().cursor();
  const begun = { last: EMPTY, isKnown: known.sequence === 0, problem: null };
  const read = await follow(begun, log, known);
  const { head, rest } = await readEnd(db, read.last);
  const { last, isKnown, problem } = await follow(read, rest, known);
  return { head, unsealed, problem: problem ?? wrongEnd(last, head) ?? (isKnown ? null : notAsSeen(known)) };
}

async function follow(
  followed: Followed,
  entries: AsyncIterable<AuditEntry> | Iterable<AuditEntry>,
  known: AuditHead,
): Promise<Followed> {
  let { last, isKnown, problem } = followed;
  if (problem !== null) return followed;
  for await (const entry of entries) {
    problem = wrongAfter(last, entry);
    if (problem !== null) break;
    last = { sequence: entry._id, hash: entry.hash };
    isKnown ||= last.sequence === known.sequence && last.hash === known.hash;
  }
  return { last, isKnown, problem };
}

/** The head, and what stands behind an entry at the same moment. */
async function readEnd(
  db: Connection,
  { sequence }: AuditHead,
): Promise<{ readonly head: AuditHead; readonly rest: readonly AuditEntry[] }> {
  const session = await db.startSession();
  try {
    return await session.withTransaction(async () => ({
      head: await readAuditHead(db, session),
      rest: await auditModel(db)
        .find({ _id: { $gt: sequence } })
        .sort({ _id: 1 })
        .session(session)
        .lean<AuditEntry[]>(),
    }));
  } finally {
    await session.endSession();
  }
}

function wrongAfter(last: AuditHead, entry: AuditEntry): string | null {
  const sequence = last.sequence + 1;
  if (entry._id !== sequence) return `Entry ${sequence} is missing`;
  if (entry.previousHash !== last.hash) return `Entry ${sequence} does not follow the one before it`;
  return entry.hash === hashOf(entry) ? null : `Entry ${sequence} was changed`;
}

function wrongEnd(last: AuditHead, head: AuditHead): string | null {
  if (last.sequence < head.sequence) return `The log ends with entry ${last.sequence} of ${head.sequence}`;
  const isHead = last.sequence === head.sequence && last.hash === head.hash;
  return isHead ? null : 'The log goes on beyond its head';
}

const notAsSeen = ({ sequence }: AuditHead): string =>
  `Entry ${sequence} is not the one that was seen before`;
