import { type Connection, Schema } from 'mongoose';

/** One document of the `simulated_mail` collection: an answer of the simulated customs that was not confirmed yet. */
export interface SimulatedMailRecord {
  readonly _id: string;
  /** The message that it answers. */
  readonly aboutGuid: string;
  readonly dueAt: Date;
  readonly xml: string;
}

const simulatedMailSchema = new Schema<SimulatedMailRecord>(
  {
    _id: { type: String, required: true },
    aboutGuid: { type: String, required: true },
    dueAt: { type: Date, required: true },
    xml: { type: String, required: true },
  },
  { collection: 'simulated_mail', strict: 'throw', versionKey: false },
);

// Serves delivery in the order of time.
simulatedMailSchema.index({ dueAt: 1, _id: 1 });
// Serves a withdrawal, after which nothing more is said.
simulatedMailSchema.index({ aboutGuid: 1 });

export const simulatedMailModel = (db: Connection) => db.model('SimulatedMail', simulatedMailSchema);
