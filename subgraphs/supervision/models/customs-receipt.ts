import { type Connection, Schema } from 'mongoose';

/** One document of the `customs_receipts` collection: an answer of customs that was taken, for ever. */
export interface CustomsReceiptRecord {
  /** Customs' own id. */
  readonly _id: string;
  /** The declaration or summary that it is about. */
  readonly aboutId: string;
  readonly code: string;
  readonly receivedAt: Date;
}

const customsReceiptSchema = new Schema<CustomsReceiptRecord>(
  {
    _id: { type: String, required: true },
    aboutId: { type: String, required: true },
    code: { type: String, required: true },
    receivedAt: { type: Date, required: true },
  },
  { collection: 'customs_receipts', strict: 'throw', versionKey: false },
);

export const customsReceiptModel = (db: Connection) => db.model('CustomsReceipt', customsReceiptSchema);
