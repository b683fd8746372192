import { type Connection, Schema } from 'mongoose';

/**
 * One document of the `buyer_identities` collection: a buyer's personal data, and nothing else.
 *
 * They stand apart so that erasing them is one delete. No event, audit entry or stored answer repeats them.
 */
export interface BuyerIdentityRecord {
  /** The buyer's id. */
  readonly _id: string;
  readonly name: string;
}

const buyerIdentitySchema = new Schema<BuyerIdentityRecord>(
  { _id: { type: String, required: true }, name: { type: String, required: true } },
  { collection: 'buyer_identities', strict: 'throw', versionKey: false },
);

export const buyerIdentityModel = (db: Connection) => db.model('BuyerIdentity', buyerIdentitySchema);
