import { type Connection, Schema } from 'mongoose';

/** The answer that a party's call got, kept with the effect so that the same call again gets it again. */
export interface IdempotencyRecord {
  /** `<party, URI-encoded>/<mutation>/<key>`. */
  readonly _id: string;
  readonly inputHash: string;
  /** Set in the same transaction as the effect. */
  readonly answer?: unknown;
  readonly at: Date;
}

const KEPT_SECONDS = 48 * 3_600;

const idempotencySchema = new Schema<IdempotencyRecord>(
  {
    _id: { type: String, required: true },
    inputHash: { type: String, required: true },
    answer: { type: Schema.Types.Mixed },
    at: { type: Date, required: true },
  },
  { collection: 'idempotency_keys', strict: 'throw', versionKey: false, minimize: false },
);

// Promised are 24 hours; the rest is room for a client that was away.
idempotencySchema.index({ at: 1 }, { expireAfterSeconds: KEPT_SECONDS });

export const idempotencyModel = (db: Connection) => db.model('IdempotencyKey', idempotencySchema);

export type IdempotencyModel = ReturnType<typeof idempotencyModel>;
