import { type Connection, Schema } from 'mongoose';

/** One document of the `practices` collection, as `lean()` returns it. */
export interface PracticeRecord {
  readonly _id: string;
  readonly title: string;
  readonly summary: string;
  /** Where it began. */
  readonly zoneId: string;
  readonly adoptedBy: readonly string[];
  /** Where it began and all that took it over. */
  readonly zoneIds: readonly string[];
  readonly publishedOn: string;
  readonly source: string;
}

const required = true;

const practiceSchema = new Schema<PracticeRecord>(
  {
    _id: { type: String, required },
    title: { type: String, required },
    summary: { type: String, required },
    zoneId: { type: String, required },
    adoptedBy: { type: [String], required },
    zoneIds: { type: [String], required },
    publishedOn: { type: String, required },
    source: { type: String, required },
  },
  { collection: 'practices', strict: 'throw', versionKey: false },
);

// Serve Query.practices, of all zones and of one; and Zone.practices.
practiceSchema.index({ publishedOn: -1, _id: -1 });
practiceSchema.index({ zoneIds: 1, publishedOn: -1, _id: -1 });
practiceSchema.index({ zoneId: 1, publishedOn: -1, _id: -1 });

export const practiceModel = (db: Connection) => db.model('Practice', practiceSchema);
