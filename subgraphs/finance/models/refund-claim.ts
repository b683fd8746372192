import { type Connection, Schema } from 'mongoose';
import { moneyField } from '../../../runtime/fields.ts';
import type { RefundClaim } from '../domain/refund-claim.ts';
import { REFUND_STATUSES } from '../domain/refund-status.ts';
import { ruleSchema, workingStepSchema } from './working-step-fields.ts';

/** One document of the `refund_claims` collection, as `lean()` returns it. */
export interface RefundClaimRecord extends RefundClaim {
  /** When the tax office is to be asked next; null = not at all. */
  readonly askAt: Date | null;
}

const part = { _id: false, strict: 'throw' } as const;
const periodSchema = new Schema(
  {
    month: { type: String, required: true },
    part: Number,
    carriedIn: moneyField,
    unclaimedVat: moneyField,
    repaidVat: { ...moneyField, required: false },
    carriedOut: moneyField,
    credit: moneyField,
  },
  part,
);
const reconciliationSchema = new Schema(
  { finalAmount: moneyField, repaid: moneyField, on: { type: String, required: true } },
  part,
);
const moveSchema = new Schema(
  {
    at: { type: Date, required: true },
    status: { type: String, enum: REFUND_STATUSES, required: true },
    text: { type: String, default: null },
  },
  part,
);

const refundClaimSchema = new Schema<RefundClaimRecord>(
  {
    _id: { type: String, required: true },
    supplierId: { type: String, required: true },
    orderIds: { type: [String], required: true },
    declarationIds: { type: [String], required: true },
    method: { type: String, required: true },
    reason: { type: String, required: true },
    rule: { type: ruleSchema, required: true },
    preRefund: { type: Boolean, required: true },
    period: { type: periodSchema, default: null },
    status: { type: String, enum: REFUND_STATUSES, required: true },
    isLive: { type: Boolean, required: true },
    amount: moneyField,
    repaid: moneyField,
    working: { type: [workingStepSchema], required: true },
    query: { type: String, default: null },
    reconciliation: { type: reconciliationSchema, default: null },
    dueOn: { type: String, default: null },
    moves: { type: [moveSchema], required: true },
    filedAt: { type: Date, required: true },
    changedAt: { type: Date, required: true },
    askAt: { type: Date, default: null },
    version: { type: Number, required: true },
  },
  { collection: 'refund_claims', strict: 'throw', versionKey: false },
);

/** The order of `Order.refundClaims`: live ones first, and the newest. */
export const ORDER_CLAIM_ORDER = [
  ['isLive', -1],
  ['_id', -1],
] as const;

// Serves Query.refundClaims: a claimant's, newest first, and those by due date; also of the few in some statuses.
refundClaimSchema.index({ supplierId: 1, _id: -1 });
refundClaimSchema.index({ supplierId: 1, dueOn: 1, _id: 1 });
refundClaimSchema.index({ supplierId: 1, status: 1, _id: -1 });
refundClaimSchema.index({ supplierId: 1, status: 1, dueOn: 1, _id: 1 });
// Serve the same for the tax office.
refundClaimSchema.index({ status: 1, _id: -1 });
refundClaimSchema.index({ status: 1, dueOn: 1, _id: 1 });
// Serves the tax office's own list by due date, and the end of pre-refunds that were not reconciled.
refundClaimSchema.index({ dueOn: 1, _id: 1 });
// Serves Order.refundClaims.
refundClaimSchema.index({ orderIds: 1, isLive: -1, _id: -1 });
// Serves what waits for the tax office.
refundClaimSchema.index({ askAt: 1 });
// A manufacturer has one live claim a period for what it has sold, and one for what it has not.
refundClaimSchema.index(
  { supplierId: 1, 'period.month': 1, preRefund: 1 },
  { unique: true, partialFilterExpression: { isLive: true, 'period.month': { $exists: true } } },
);

export const refundClaimModel = (db: Connection) => db.model('RefundClaim', refundClaimSchema);
