import { type Connection, Schema } from 'mongoose';

/** One document of the `customs_messages` collection: what is or was to be sent to customs. */
export interface CustomsMessageRecord {
  /** The message's guid: the same message again is the same one to customs. */
  readonly _id: string;
  /** Such as `CEB603`. */
  readonly kind: string;
  /** The declaration or summary that it is about. */
  readonly aboutId: string;
  /** Which sending of it it belongs to, from 1. */
  readonly attempt: number;
  /** Customs' key of the document in it; null for messages that have none. */
  readonly businessKey: string | null;
  /** True once customs has refused it: then its key may be used again. */
  readonly isRefused: boolean;
  readonly xml: string;
  readonly createdAt: Date;
  /** When it is to be sent, or sent again; null once customs has acknowledged it. */
  readonly dueAt: Date | null;
  readonly tries: number;
}

const customsMessageSchema = new Schema<CustomsMessageRecord>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    aboutId: { type: String, required: true },
    attempt: { type: Number, required: true },
    businessKey: { type: String, default: null },
    isRefused: { type: Boolean, default: false },
    xml: { type: String, required: true },
    createdAt: { type: Date, required: true },
    dueAt: { type: Date, default: null },
    tries: { type: Number, required: true },
  },
  { collection: 'customs_messages', strict: 'throw', versionKey: false },
);

// Serves sending: what is due, longest first.
customsMessageSchema.index({ dueAt: 1, _id: 1 });

// Serves the search for orders and waybills that customs has already.
customsMessageSchema.index({ businessKey: 1 });

export const customsMessageModel = (db: Connection) => db.model('CustomsMessage', customsMessageSchema);
