import { type Connection, Schema } from 'mongoose';
import { moneyField } from '../../../runtime/fields.ts';
import type { CreditLimit } from '../domain/credit-limit.ts';
import { LIMIT_STATUSES } from '../domain/limit-status.ts';

/** One document of the `credit_limits` collection, as `lean()` returns it. */
export interface CreditLimitRecord extends CreditLimit {
  /** For whose orders it is: see `insuredSubject`. */
  readonly subject: string;
  /** The policy's last day: nothing is granted beyond it. */
  readonly validTo: string;
}

/** Whose orders a limit is for: those of a holder from one buyer, or all that its pool or stock covers. */
export const insuredSubject = (holderId: string, buyerId: string | null): string =>
  `${holderId}/${buyerId ?? '*'}`;

const creditLimitSchema = new Schema<CreditLimitRecord>(
  {
    _id: { type: String, required: true },
    policyId: { type: String, required: true },
    holderId: { type: String, required: true },
    buyerId: { type: String, default: null },
    subject: { type: String, required: true },
    requested: moneyField,
    approved: { ...moneyField, required: false, default: null },
    outstanding: moneyField,
    maxDays: { type: Number, required: true },
    validTo: { type: String, required: true },
    status: { type: String, enum: LIMIT_STATUSES, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'credit_limits', strict: 'throw', versionKey: false },
);

/** Ids sort by the time at which they were made. */
export const LIMIT_ORDER = [['_id', -1]] as const;

// Serves Order.uninsured.
creditLimitSchema.index({ subject: 1, status: 1 });
// Serves InsurancePolicy.limits, newest first, and the question whether a policy has a limit already.
creditLimitSchema.index({ policyId: 1, _id: -1 });
// Serves Buyer.creditLimits, newest first: of all holders, and of one.
creditLimitSchema.index({ buyerId: 1, _id: -1 });
creditLimitSchema.index({ buyerId: 1, holderId: 1, _id: -1 });
// Serves Query.creditLimits for the insurer, and the end of limits.
creditLimitSchema.index({ status: 1, _id: -1 });
creditLimitSchema.index({ status: 1, validTo: 1 });
// Serves Query.creditLimits for their holder.
creditLimitSchema.index({ holderId: 1, _id: -1 });

export const creditLimitModel = (db: Connection) => db.model('CreditLimit', creditLimitSchema);
