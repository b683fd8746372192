import { type Connection, Schema } from 'mongoose';
import type { RefundRuleRow } from '../domain/refund-rules.ts';
import { datedFields } from '../../../runtime/fields.ts';

const refundRuleSchema = new Schema<RefundRuleRow>(
  { ...datedFields, value: { type: String, default: null } },
  { collection: 'refund_rules', strict: 'throw', versionKey: false },
);

// Serves claims: the rows of some rules on a day.
refundRuleSchema.index({ subject: 1, validFrom: 1 });

export const refundRuleModel = (db: Connection) => db.model<RefundRuleRow>('RefundRule', refundRuleSchema);
