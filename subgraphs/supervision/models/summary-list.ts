import { type Connection, Schema } from 'mongoose';
import type { SummaryList } from '../domain/summary-list.ts';

/** One document of the `summary_lists` collection, as `lean()` returns it. */
export type SummaryListRecord = SummaryList;

const text = { type: String, required: true };

const summaryListSchema = new Schema<SummaryListRecord>(
  {
    _id: text,
    orderId: text,
    declarantId: text,
    month: text,
    dueOn: { type: String, default: null },
    copNo: text,
    invtNo: { type: String, default: null },
    customsCode: { type: String, default: null },
    ownerId: text,
    transportMode: { type: String, default: '' },
    destination: text,
    exitCustoms: { type: String, default: '' },
    // Built here by rules alone, and stored as it was built.
    lines: { type: [Schema.Types.Mixed], required: true },
    summaryId: { type: String, default: null },
    version: { type: Number, required: true },
  },
  { collection: 'summary_lists', strict: 'throw', versionKey: false },
);

// Serves declaring: the lists of a month that wait.
summaryListSchema.index({ declarantId: 1, month: 1, summaryId: 1, _id: 1 });
// Serves dating the lists that wait anew, when working days change.
summaryListSchema.index({ month: 1, summaryId: 1, dueOn: 1 });
// Serves a summary's lists in pages.
summaryListSchema.index({ summaryId: 1, _id: 1 });

export const summaryListModel = (db: Connection) => db.model('SummaryList', summaryListSchema);
