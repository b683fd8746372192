import { type Connection, Schema } from 'mongoose';
import { moneyField } from '../../../runtime/fields.ts';
import type { SummaryDeclaration } from '../domain/summary-declaration.ts';
import { SUMMARY_STATUSES } from '../domain/summary-status.ts';

/** One document of the `summary_declarations` collection, as `lean()` returns it. */
export type SummaryDeclarationRecord = SummaryDeclaration;

const text = { type: String, required: true };
const count = { type: Number, required: true };
// Built here by rules alone, and stored as it was built.
const builtList = { type: [Schema.Types.Mixed], required: true };

const summaryDeclarationSchema = new Schema<SummaryDeclarationRecord>(
  {
    _id: text,
    month: text,
    declarantId: text,
    ownerId: text,
    transportMode: { type: String, default: '' },
    exitCustoms: { type: String, default: '' },
    destination: text,
    status: { type: String, enum: SUMMARY_STATUSES, required: true },
    attempt: count,
    copNo: text,
    sumNo: { type: String, default: null },
    lines: builtList,
    listCount: count,
    total: moneyField,
    dueOn: text,
    filedAt: { type: Date, required: true },
    isLate: { type: Boolean, required: true },
    acceptedAt: { type: Date, default: null },
    receipts: builtList,
    changedAt: { type: Date, required: true },
    version: count,
  },
  { collection: 'summary_declarations', strict: 'throw', versionKey: false },
);

// Serves sending again what customs refused of a month, and a party's list, newest first.
summaryDeclarationSchema.index({ declarantId: 1, month: 1, status: 1 });
summaryDeclarationSchema.index({ declarantId: 1, _id: -1 });
summaryDeclarationSchema.index({ ownerId: 1, _id: -1 });

export const summaryDeclarationModel = (db: Connection) =>
  db.model('SummaryDeclaration', summaryDeclarationSchema);
