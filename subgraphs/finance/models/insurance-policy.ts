import { type Connection, Schema } from 'mongoose';
import { moneyField } from '../../../runtime/fields.ts';
import type { InsurancePolicy } from '../domain/insurance-policy.ts';
import { UNDERWRITING_MODELS } from '../domain/underwriting-model.ts';

/** One document of the `insurance_policies` collection, as `lean()` returns it. */
export type InsurancePolicyRecord = InsurancePolicy;

const insurancePolicySchema = new Schema<InsurancePolicyRecord>(
  {
    _id: { type: String, required: true },
    holderId: { type: String, required: true },
    model: { type: String, enum: UNDERWRITING_MODELS, required: true },
    coveredShare: { type: String, required: true },
    maxLiability: moneyField,
    used: moneyField,
    noticeDays: { type: Number, required: true },
    waitingDays: { type: Number, required: true },
    validFrom: { type: String, required: true },
    validTo: { type: String, required: true },
    isCancelled: { type: Boolean, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'insurance_policies', strict: 'throw', versionKey: false },
);

/** Ids sort by the time at which they were made. */
export const POLICY_ORDER = [['_id', -1]] as const;

// Serves Retailer.policies, newest first.
insurancePolicySchema.index({ holderId: 1, _id: -1 });

export const insurancePolicyModel = (db: Connection) => db.model('InsurancePolicy', insurancePolicySchema);
