import { type ClientSession, type Connection, mongo, Schema } from 'mongoose';

const DUPLICATE_KEY = 11000;

/** An event of another subgraph that has been applied here. */
export interface InboxRecord {
  /** `<source>/<event id>`. */
  readonly _id: string;
  readonly at: Date;
}

/** An event is asked for again until its source has noted that it was taken, which is never this long. */
const KEPT_SECONDS = 7 * 86_400;

const inboxSchema = new Schema<InboxRecord>(
  { _id: { type: String, required: true }, at: { type: Date, required: true } },
  { collection: 'inbox', strict: 'throw', versionKey: false },
);

// Forgets what its source has long stopped to send.
inboxSchema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS });

export const inboxModel = (db: Connection) => db.model('Inbox', inboxSchema);

export type InboxModel = ReturnType<typeof inboxModel>;

/** An event came that is in the inbox already. */
export class AppliedBefore extends Error {}

/** Notes that events are applied. @throws AppliedBefore where that is noted of one of them, which undoes the transaction */
export async function noteApplied(
  inbox: InboxModel,
  records: readonly InboxRecord[],
  session: ClientSession,
): Promise<void> {
  try {
    await inbox.insertMany(records, { session, lean: true });
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === DUPLICATE_KEY) throw new AppliedBefore();
    throw error;
  }
}

/** Which of these have been applied already. */
export async function findApplied(inbox: InboxModel, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await inbox.find({ _id: { $in: ids } }).lean<InboxRecord[]>();
  return new Set(found.map(({ _id }) => _id));
}
