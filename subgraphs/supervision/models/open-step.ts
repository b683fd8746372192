import { type Connection, Schema } from 'mongoose';
import type { OpenStep } from '../domain/open-step.ts';

/** One document of the `open_steps` collection, as `lean()` returns it. */
export type OpenStepRecord = OpenStep;

const openStepSchema = new Schema<OpenStepRecord>(
  {
    _id: { type: String, required: true },
    orderId: { type: String, required: true },
    owner: { type: String, required: true },
    sortsAt: { type: Date, required: true },
    action: { type: String, required: true },
    by: { type: String, required: true },
    partyId: { type: String, default: null },
    subject: { type: Schema.Types.Mixed, default: null },
    shipmentId: { type: String, default: null },
    dueAt: { type: Date, default: null },
    blocking: { type: Boolean, required: true },
    blockedBy: { type: [String], required: true },
    openedAt: { type: Date, required: true },
  },
  { collection: 'open_steps', strict: 'throw', versionKey: false, minimize: false },
);

// Serve Query.myWork by due date and by age, also of the few among many that hold others up.
openStepSchema.index({ owner: 1, blocking: 1, sortsAt: 1, _id: 1 });
openStepSchema.index({ owner: 1, blocking: 1, openedAt: 1, _id: 1 });
// Serve it narrowed to actions, which may be few as well.
openStepSchema.index({ owner: 1, action: 1, blocking: 1, sortsAt: 1, _id: 1 });
openStepSchema.index({ owner: 1, action: 1, blocking: 1, openedAt: 1, _id: 1 });

export const openStepModel = (db: Connection) => db.model('OpenStep', openStepSchema);
