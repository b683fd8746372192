import { type Connection, Schema } from 'mongoose';
import { moneyField, validityFields } from '../../../runtime/fields.ts';
import { type Cover, LOSS_REASONS } from '../domain/cover.ts';
import { COVER_STATUSES } from '../domain/cover-status.ts';
import { INSURANCE_CLAIM_STATUSES } from '../domain/insurance-claim-status.ts';
import { UNDERWRITING_MODELS } from '../domain/underwriting-model.ts';

/** One document of the `covers` collection, as `lean()` returns it. */
export type CoverRecord = Cover;

const part = { strict: 'throw' } as const;
const ruleSchema = new Schema(
  {
    key: { type: String, required: true },
    text: { type: String, required: true },
    source: { type: String, required: true },
    sample: { type: Boolean, required: true },
    ...validityFields,
  },
  { ...part, _id: false },
);
const orNull = { ...moneyField, required: false, default: null };
const claimSchema = new Schema(
  {
    _id: { type: String, required: true },
    loss: moneyField,
    indemnity: orNull,
    recovered: orNull,
    status: { type: String, enum: INSURANCE_CLAIM_STATUSES, required: true },
    filedAt: { type: Date, required: true },
  },
  part,
);

const coverSchema = new Schema<CoverRecord>(
  {
    _id: { type: String, required: true },
    policyId: { type: String, required: true },
    limitId: { type: String, required: true },
    holderId: { type: String, required: true },
    model: { type: String, enum: UNDERWRITING_MODELS, required: true },
    invoice: moneyField,
    insured: moneyField,
    outstanding: moneyField,
    share: { type: String, required: true },
    noticeUntil: { type: String, required: true },
    waitingDays: { type: Number, required: true },
    premium: moneyField,
    premiumRule: { type: ruleSchema, required: true },
    declaredOn: { type: String, required: true },
    dueOn: { type: String, required: true },
    status: { type: String, enum: COVER_STATUSES, required: true },
    received: moneyField,
    lossReason: { type: String, enum: [...LOSS_REASONS, null], default: null },
    notifiedOn: { type: String, default: null },
    claim: { type: claimSchema, default: null },
    isUnshipped: { type: Boolean, required: false },
    version: { type: Number, required: true },
  },
  { collection: 'covers', strict: 'throw', versionKey: false },
);

/** Ids of claims sort by the time at which they were filed. */
export const CLAIM_ORDER = [['claim._id', -1]] as const;

const ofClaims = { partialFilterExpression: { 'claim._id': { $exists: true } } };
// Serves node(id) of a claim, and Query.insuranceClaims for the insurer, newest first.
coverSchema.index({ 'claim._id': -1 }, ofClaims);
// Serves Query.insuranceClaims for their holder.
coverSchema.index({ holderId: 1, 'claim._id': -1 }, ofClaims);
// Serve both for the few in some statuses.
coverSchema.index({ 'claim.status': 1, 'claim._id': -1 }, ofClaims);
coverSchema.index({ holderId: 1, 'claim.status': 1, 'claim._id': -1 }, ofClaims);
// Serves the end of due dates.
coverSchema.index({ dueOn: 1 }, { partialFilterExpression: { status: 'COVERED' } });

export const coverModel = (db: Connection) => db.model('Cover', coverSchema);
