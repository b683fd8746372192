import type { Severity } from './alert-rule.ts';
import { type AlertRule, SEVERITIES } from './alert-rule.ts';
import type { AlertStatus } from './alert-status.ts';
import { type Evidence, MAX_EVIDENCE, type Measured } from './measured.ts';

/** Something that a rule found, and what became of it. */
export interface Alert {
  readonly _id: string;
  /** The row that raised it, as it was. */
  readonly rule: AlertRule;
  readonly severity: Severity;
  /** From 0, the lightest: alerts are listed by it. */
  readonly weight: number;
  /** Null outside every zone. */
  readonly zoneId: string | null;
  /** In the rule's unit, an exact decimal. */
  readonly measure: string;
  readonly explanation: string;
  readonly evidence: readonly Evidence[];
  readonly raisedAt: Date;
  readonly status: AlertStatus;
  readonly acknowledgedBy: string | null;
  readonly closedBy: string | null;
  readonly closedReason: string | null;
  readonly changedAt: Date;
  /** Grows by 1 with each change; the sequence of its events. */
  readonly version: number;
}

export const openAlert = (
  { rule, zoneId, measure, explanation, evidence }: Measured,
  { _id, raisedAt }: Pick<Alert, '_id' | 'raisedAt'>,
): Alert => ({
  _id,
  rule,
  severity: rule.severity,
  weight: SEVERITIES.indexOf(rule.severity),
  zoneId,
  measure: String(measure / 1_000),
  explanation,
  evidence: evidence.slice(0, MAX_EVIDENCE),
  raisedAt,
  status: 'OPEN',
  acknowledgedBy: null,
  closedBy: null,
  closedReason: null,
  changedAt: raisedAt,
  version: 1,
});
