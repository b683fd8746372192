import { type ClientSession, type Connection, Schema } from 'mongoose';

/** An event of another subgraph that has been applied here. */
interface InboxRecord {
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

/** Which of these have been applied already. */
export async function findApplied(
  inbox: InboxModel,
  ids: readonly string[],
  session: ClientSession,
): Promise<ReadonlySet<string>> {
  const found = await inbox
    .find({ _id: { $in: ids } })
    .session(session)
    .lean<InboxRecord[]>();
  return new Set(found.map(({ _id }) => _id));
}
