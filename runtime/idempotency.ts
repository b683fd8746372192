import { type Connection, Schema } from 'mongoose';
import type { AuditAct, Subjects } from './audit-act.ts';

/** The answer that a party's call got, kept with the effect so that the same call again gets it again. */
export interface IdempotencyRecord {
  /** `<party, URI-encoded>/<mutation>/<key>`. */
  readonly _id: string;
  readonly inputHash: string;
  /** Set in the same transaction as the effect. */
  readonly answer?: unknown;
  readonly at: Date;
  /** Who did it: what the audit log takes from here. */
  readonly audit: AuditAct;
  /** What it was about; set with the answer. */
  readonly subjects?: Subjects;
  /** The audit log has it. */
  readonly isSealed: boolean;
  readonly sealedAt?: Date;
}

const KEPT_SECONDS = 48 * 3_600;

const auditActSchema = new Schema<AuditAct>(
  {
    account: { type: String, default: null },
    by: { type: String, required: true },
    party: { type: String, required: true },
    action: { type: String, required: true },
    inputHash: { type: String, required: true },
  },
  { _id: false, strict: 'throw' },
);

const idempotencySchema = new Schema<IdempotencyRecord>(
  {
    _id: { type: String, required: true },
    inputHash: { type: String, required: true },
    answer: { type: Schema.Types.Mixed },
    at: { type: Date, required: true },
    audit: { type: auditActSchema, required: true },
    subjects: { type: Schema.Types.Mixed },
    isSealed: { type: Boolean, required: true },
    sealedAt: { type: Date },
  },
  { collection: 'idempotency_keys', strict: 'throw', versionKey: false, minimize: false },
);

// Promised are 24 hours; the rest is room for a client that was away. What the audit log does not have yet stays.
idempotencySchema.index({ sealedAt: 1 }, { expireAfterSeconds: KEPT_SECONDS });
// Serves sealing, oldest first.
idempotencySchema.index({ at: 1, _id: 1 }, { partialFilterExpression: { isSealed: false } });

export const idempotencyModel = (db: Connection) => db.model('IdempotencyKey', idempotencySchema);

export type IdempotencyModel = ReturnType<typeof idempotencyModel>;
