import { Problem } from '../../../../values/problem.ts';

export const ALERT_STATUSES = ['OPEN', 'ACKNOWLEDGED', 'CLOSED'] as const;

/** Where an alert stands. */
export type AlertStatus = (typeof ALERT_STATUSES)[number];

/** Every change that there is; whatever is not here is refused. */
export const ALERT_TRANSITIONS: Readonly<Record<AlertStatus, readonly AlertStatus[]>> = {
  OPEN: ['ACKNOWLEDGED', 'CLOSED'],
  ACKNOWLEDGED: ['CLOSED'],
  CLOSED: [],
};

/** @throws ILLEGAL_TRANSITION */
export function requireAlertTransition(from: AlertStatus, to: AlertStatus): void {
  if (ALERT_TRANSITIONS[from].includes(to)) return;
  throw new Problem('ILLEGAL_TRANSITION', 'alert-may-not-become', {
    message: `An alert that is ${from} cannot become ${to}`,
    field: ['alertId'],
    from,
    to,
  });
}
