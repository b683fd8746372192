import { type Connection, Schema } from 'mongoose';
import { datedFields } from '../../../runtime/fields.ts';
import type { DatedRow } from '../../../values/dated-row.ts';
import { ALERT_RULE_CODES, type AlertRule, SEVERITIES } from '../domain/alerts/alert-rule.ts';

/** One document of the `alert_rules` collection: a dated row, whose subject is its code. */
export interface AlertRuleRecord extends Omit<AlertRule, 'byOperator'>, DatedRow {
  /** `alert/<code>/<validFrom>`. */
  readonly _id: string;
}

const required = true;

const alertRuleSchema = new Schema<AlertRuleRecord>(
  {
    ...datedFields,
    code: { type: String, enum: ALERT_RULE_CODES, required },
    threshold: { type: String, required },
    unit: { type: String, required },
    severity: { type: String, enum: SEVERITIES, required },
    parameters: { type: Schema.Types.Mixed, required },
  },
  { collection: 'alert_rules', strict: 'throw', versionKey: false, minimize: false },
);

// Serves the import, which looks for what an operator imported of a rule before.
alertRuleSchema.index({ subject: 1, byOperator: 1 });

export const alertRuleModel = (db: Connection) => db.model<AlertRuleRecord>('AlertRule', alertRuleSchema);
