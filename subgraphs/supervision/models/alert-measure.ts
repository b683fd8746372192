import { type Connection, Schema } from 'mongoose';
import { ALERT_RULE_CODES, type AlertRule, type AlertRuleCode } from '../domain/alerts/alert-rule.ts';
import type { Evidence } from '../domain/alerts/measured.ts';

/** One document of the `alert_measures` collection: what a rule measured on one event, whether it raised or not. */
export interface AlertMeasureRecord {
  /** The event, the rule and what of the event. */
  readonly _id: string;
  readonly code: AlertRuleCode;
  /** The row by which it was measured. */
  readonly rule: AlertRule;
  readonly zoneId: string | null;
  /** When what was measured happened. */
  readonly at: Date;
  /** In thousandths of the rule's unit. */
  readonly measure: number;
  readonly before: number;
  readonly evidence: readonly Evidence[];
  readonly explanation: string;
  /** The alert that it raised; null = none. */
  readonly alertId: string | null;
}

const required = true;

const alertMeasureSchema = new Schema<AlertMeasureRecord>(
  {
    _id: { type: String, required },
    code: { type: String, enum: ALERT_RULE_CODES, required },
    rule: { type: Schema.Types.Mixed, required },
    zoneId: { type: String, default: null },
    at: { type: Date, required },
    measure: { type: Number, required },
    before: { type: Number, required },
    evidence: { type: [Schema.Types.Mixed], required },
    explanation: { type: String, required },
    alertId: { type: String, default: null },
  },
  { collection: 'alert_measures', strict: 'throw', versionKey: false, minimize: false },
);

// Serve Query.alertReplay in the order of what happened, over all zones and of one.
alertMeasureSchema.index({ code: 1, at: 1, _id: 1 });
alertMeasureSchema.index({ zoneId: 1, code: 1, at: 1, _id: 1 });

export const alertMeasureModel = (db: Connection) => db.model('AlertMeasure', alertMeasureSchema);
