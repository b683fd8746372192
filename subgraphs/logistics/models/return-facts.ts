import { type Connection, Schema } from 'mongoose';
import type { ReturnFacts } from '../domain/return-facts.ts';

/** One document of the `return_facts` collection: what the retailers' and customs' events say of a return. */
export interface ReturnFactsRecord extends ReturnFacts {
  /** Goes up with each booking, so that two of one return never pass each other. */
  readonly bookings: number;
}

const lineSchema = new Schema<ReturnFacts['lines'][number]>(
  { lineNumber: { type: Number, required: true }, quantity: { type: Number, required: true } },
  { _id: false, strict: 'throw' },
);

const returnFactsSchema = new Schema<ReturnFactsRecord>(
  {
    _id: { type: String, required: true },
    orderId: { type: String, required: true },
    status: { type: String, required: true },
    lines: { type: [lineSchema], required: true },
    clearedAt: { type: Date, default: null },
    bookings: { type: Number, required: true },
  },
  { collection: 'return_facts', strict: 'throw', versionKey: false },
);

export const returnFactsModel = (db: Connection) => db.model('ReturnFacts', returnFactsSchema);
