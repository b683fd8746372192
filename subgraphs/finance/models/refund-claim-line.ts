import { type Connection, Schema } from 'mongoose';
import { moneyField } from '../../../runtime/fields.ts';
import type { ClaimLine } from '../domain/refund-claim.ts';
import { ruleSchema, workingStepSchema } from './working-step-fields.ts';

/** One document of the `refund_claim_lines` collection, as `lean()` returns it. */
export interface RefundClaimLineRecord extends ClaimLine {
  /** `<claim>/<number>` */
  readonly _id: string;
  readonly claimId: string;
}

const invoiceSchema = new Schema(
  { number: { type: String, required: true }, line: { type: Number, required: true } },
  { _id: false, strict: 'throw' },
);

const refundClaimLineSchema = new Schema<RefundClaimLineRecord>(
  {
    _id: { type: String, required: true },
    claimId: { type: String, required: true },
    number: { type: Number, required: true },
    declarationId: { type: String, required: true },
    orderId: { type: String, required: true },
    orderLineNumber: { type: Number, required: true },
    lineNumber: { type: Number, required: true },
    hsCode: { type: String, required: true },
    exportedOn: { type: String, required: true },
    method: { type: String, required: true },
    reason: { type: String, required: true },
    invoice: { type: invoiceSchema, default: null },
    quantity: { type: Number, required: true },
    unit: { type: String, required: true },
    fob: moneyField,
    base: moneyField,
    rate: { type: String, required: true },
    amount: moneyField,
    toCost: moneyField,
    repaid: moneyField,
    repaidQuantity: { type: Number, required: true },
    freedQuantity: Number,
    rule: { type: ruleSchema, required: true },
    working: { type: [workingStepSchema], required: true },
  },
  { collection: 'refund_claim_lines', strict: 'throw', versionKey: false },
);

/** The order of `RefundClaim.lines`. */
export const CLAIM_LINE_ORDER = [['number', 1]] as const;

// Serves RefundClaim.lines, in their order.
refundClaimLineSchema.index({ claimId: 1, number: 1 });

export const refundClaimLineModel = (db: Connection) => db.model('RefundClaimLine', refundClaimLineSchema);
