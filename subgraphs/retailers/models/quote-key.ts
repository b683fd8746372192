import { type Connection, Schema } from 'mongoose';

/** One document of the `quote_keys` collection: what shipping quotes are checked with, as logistics has told it. */
export interface QuoteKeyRecord {
  /** The key's id, which quotes name. */
  readonly _id: string;
  /** Ed25519, as SPKI in PEM. */
  readonly publicKey: string;
}

const quoteKeySchema = new Schema<QuoteKeyRecord>(
  { _id: { type: String, required: true }, publicKey: { type: String, required: true } },
  { collection: 'quote_keys', strict: 'throw', versionKey: false },
);

export const quoteKeyModel = (db: Connection) => db.model('QuoteKey', quoteKeySchema);
