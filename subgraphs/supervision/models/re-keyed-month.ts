import { type Connection, Schema } from 'mongoose';
import type { ReKeyedShare } from '../domain/re-keyed-counts.ts';

/** One document of the `re_keyed_months` collection: a month of a party or a zone. */
export interface ReKeyedMonthRecord extends ReKeyedShare {
  /** `<scope>/<month>`: a span of months of one scope is a range of ids. */
  readonly _id: string;
}

const count = { type: Number, required: true };

const reKeyedMonthSchema = new Schema<ReKeyedMonthRecord>(
  {
    _id: { type: String, required: true },
    scope: { type: String, required: true },
    month: { type: String, required: true },
    fields: count,
    declarations: count,
    cleanOrders: count,
  },
  { collection: 're_keyed_months', strict: 'throw', versionKey: false },
);

export const reKeyedMonthModel = (db: Connection) => db.model('ReKeyedMonth', reKeyedMonthSchema);
