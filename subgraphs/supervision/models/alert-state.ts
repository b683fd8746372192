import { type Connection, Schema } from 'mongoose';

/** One document of the `alert_states` collection: what a rule remembers of one matter, of bounded size. */
export interface AlertStateRecord {
  /** The rule, a slash, and the matter. */
  readonly _id: string;
  readonly state: unknown;
}

const alertStateSchema = new Schema<AlertStateRecord>(
  // Written and read by the rule alone that its key names.
  { _id: { type: String, required: true }, state: { type: Schema.Types.Mixed, required: true } },
  { collection: 'alert_states', strict: 'throw', versionKey: false, minimize: false },
);

export const alertStateModel = (db: Connection) => db.model('AlertState', alertStateSchema);
