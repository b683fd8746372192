import { type Connection, Schema } from 'mongoose';
import type { Alert } from '../domain/alerts/alert.ts';
import { ALERT_STATUSES } from '../domain/alerts/alert-status.ts';
import { SEVERITIES } from '../domain/alerts/alert-rule.ts';

/** One document of the `alerts` collection, as `lean()` returns it. */
export type AlertRecord = Alert;

const maybe = { type: String, default: null };

const alertSchema = new Schema<AlertRecord>(
  {
    _id: { type: String, required: true },
    // A row of the reference data and what a rule made of an event: stored as they were.
    rule: { type: Schema.Types.Mixed, required: true },
    severity: { type: String, enum: SEVERITIES, required: true },
    weight: { type: Number, required: true },
    zoneId: maybe,
    measure: { type: String, required: true },
    explanation: { type: String, required: true },
    evidence: { type: [Schema.Types.Mixed], required: true },
    raisedAt: { type: Date, required: true },
    status: { type: String, enum: ALERT_STATUSES, required: true },
    acknowledgedBy: maybe,
    closedBy: maybe,
    closedReason: maybe,
    changedAt: { type: Date, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'alerts', strict: 'throw', versionKey: false, minimize: false },
);

// Serve Query.alerts, of a zone or of all, of a rule or of all: newest and gravest first, and in the order of changes.
for (const narrowed of [{}, { zoneId: 1 }, { 'rule.code': 1 }, { 'rule.code': 1, zoneId: 1 }] as const) {
  alertSchema.index({ ...narrowed, status: 1, weight: -1, _id: -1 });
  alertSchema.index({ ...narrowed, status: 1, weight: -1, changedAt: 1, _id: 1 });
}

export const alertModel = (db: Connection) => db.model('Alert', alertSchema);
