import { type Connection, Schema } from 'mongoose';

/** One document of the `unread_mail` collection: what came from customs and nobody could read, set aside. */
export interface UnreadMailRecord {
  readonly _id: string;
  readonly xml: string;
  readonly reason: string;
  readonly at: Date;
}

const unreadMailSchema = new Schema<UnreadMailRecord>(
  {
    _id: { type: String, required: true },
    xml: { type: String, default: '' },
    reason: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'unread_mail', strict: 'throw', versionKey: false },
);

export const unreadMailModel = (db: Connection) => db.model('UnreadMail', unreadMailSchema);
