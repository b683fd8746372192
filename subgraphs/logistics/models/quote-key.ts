import { type Connection, Schema } from 'mongoose';

/** One document of the `quote_keys` collection: what this installation signs its shipping quotes with. */
export interface QuoteKeyRecord {
  /** Number of the key, from 1: the version of the aggregate `quote-keys`. */
  readonly _id: number;
  /** What quotes name it by. */
  readonly keyId: string;
  /** Ed25519, as SPKI in PEM. */
  readonly publicKey: string;
  /** Its secret half, as PKCS #8 in PEM. It leaves this subgraph's database never. */
  readonly privateKey: string;
}

const quoteKeySchema = new Schema<QuoteKeyRecord>(
  {
    _id: { type: Number, required: true },
    keyId: { type: String, required: true },
    publicKey: { type: String, required: true },
    privateKey: { type: String, required: true },
  },
  { collection: 'quote_keys', strict: 'throw', versionKey: false },
);

export const quoteKeyModel = (db: Connection) => db.model('QuoteKey', quoteKeySchema);
