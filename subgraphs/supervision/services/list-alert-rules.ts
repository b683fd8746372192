import type { SupervisionContext } from '../context.ts';
import { type AlertRule, rulesOn } from '../domain/alerts/alert-rule.ts';
import { requireSupervisor } from './alert-access.ts';
import { dayOf } from './day.ts';

/** The rules that look at the trade on a day, by name. */
export function listAlertRules(
  { alertRules, viewer, clock }: SupervisionContext,
  on: string | null | undefined,
): readonly AlertRule[] {
  requireSupervisor(viewer);
  return [...rulesOn(alertRules, dayOf(on, clock)).values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}
