import { type Connection, Schema } from 'mongoose';

/** Where the monthly summary of a retail list stands: one document of `summary_facts`, as `lean()` returns it. */
export interface SummaryFactsRecord {
  /** The declaration's id. */
  readonly _id: string;
  /** `ACCEPTED` once customs has taken it. */
  readonly status: string;
  /** Of the event that was taken last. */
  readonly version: number;
}

const summaryFactsSchema = new Schema<SummaryFactsRecord>(
  {
    _id: { type: String, required: true },
    status: { type: String, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'summary_facts', strict: 'throw', versionKey: false },
);

export const summaryFactsModel = (db: Connection) => db.model('SummaryFacts', summaryFactsSchema);
