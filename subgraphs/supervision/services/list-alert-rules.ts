import type { SupervisionContext } from '../context.ts';
import { type AlertRule, rulesOn } from '../domain/alerts/alert-rule.ts';
import { requireSupervisor } from './alert-access.ts';
import { dayOf } from './day.ts';

/** The rules that look at the trade on a day, by name. */
export async function listAlertRules(
  { alertRules, viewer, clock }: SupervisionContext,
  on: string | null | undefined,
): Promise<readonly AlertRule[]> {
  requireSupervisor(viewer);
  return [...rulesOn(await alertRules.get(), dayOf(on, clock)).values()].sort((a, b) =>
    a.code < b.code ? -1 : 1,
  );
}
