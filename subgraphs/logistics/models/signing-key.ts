import { type Connection, Schema } from 'mongoose';

/** One document of the `signing_keys` collection: a secret of this subgraph that all its processes share. */
export interface SigningKeyRecord {
  /** What it signs. */
  readonly _id: 'shipping-quotes';
  /** 32 random bytes, hexadecimal. */
  readonly secret: string;
}

const signingKeySchema = new Schema<SigningKeyRecord>(
  { _id: { type: String, required: true }, secret: { type: String, required: true } },
  { collection: 'signing_keys', strict: 'throw', versionKey: false },
);

export const signingKeyModel = (db: Connection) => db.model('SigningKey', signingKeySchema);
