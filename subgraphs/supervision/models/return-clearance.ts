import { type Connection, Schema } from 'mongoose';
import type { ReturnClearance } from '../domain/return-clearance.ts';

/** One document of the `return_clearances` collection, as `lean()` returns it. */
export type ReturnClearanceRecord = ReturnClearance;

const returnClearanceSchema = new Schema<ReturnClearanceRecord>(
  {
    _id: { type: String, required: true },
    orderId: { type: String, required: true },
    dutyFreeTo: { type: String, default: null },
    dutyReason: { type: String, default: null },
    ruleSource: { type: String, default: null },
    exportIds: { type: [String], required: true },
    certificate: { type: Schema.Types.Mixed, default: null },
    presentedAt: { type: Date, default: null },
    releasedAt: { type: Date, default: null },
    isDutyFree: { type: Boolean, default: null },
    version: { type: Number, required: true },
  },
  { collection: 'return_clearances', strict: 'throw', versionKey: false },
);

export const returnClearanceModel = (db: Connection) => db.model('ReturnClearance', returnClearanceSchema);
