import { partyOf, requireScope, type Viewer } from '../../../runtime/viewer.ts';
import type { Answered, Transaction } from '../../../runtime/write.ts';
import { Problem } from '../../../values/problem.ts';
import { readFields } from '../../../values/read-fields.ts';
import { parseText } from '../../../values/text.ts';
import type { SupervisionContext } from '../context.ts';
import type { Alert } from '../domain/alerts/alert.ts';
import { type AlertStatus, requireAlertTransition } from '../domain/alerts/alert-status.ts';
import { alertMoved } from '../domain/events.ts';
import type { AcknowledgeAlertInput, CloseAlertInput } from '../generated.ts';
import { isTheirs } from './alert-access.ts';

type Moved = Answered<{ readonly alert: Alert }>;

const MAX_REASON = 500;

/** Says that the viewer's account looks at an alert. @throws NOT_FOUND, ILLEGAL_TRANSITION */
export function acknowledgeAlert(context: SupervisionContext, input: AcknowledgeAlertInput): Promise<Moved> {
  const viewer = requireScope(context.viewer, 'supervision:write');
  const command = { mutation: 'acknowledgeAlert', party: partyOf(viewer), input };
  return context.write(command, (transaction) =>
    move(
      context,
      { viewer, alertId: input.alertId, to: 'ACKNOWLEDGED', with: { acknowledgedBy: viewer.account } },
      transaction,
    ),
  );
}

/** Closes an alert for a reason. @throws NOT_FOUND, ILLEGAL_TRANSITION, INVALID for an empty reason */
export function closeAlert(context: SupervisionContext, input: CloseAlertInput): Promise<Moved> {
  const viewer = requireScope(context.viewer, 'supervision:write');
  const { reason } = readFields([], { reason: () => parseText(input.reason, MAX_REASON) });
  const command = { mutation: 'closeAlert', party: partyOf(viewer), input };
  return context.write(command, (transaction) =>
    move(
      context,
      {
        viewer,
        alertId: input.alertId,
        to: 'CLOSED',
        with: { closedBy: viewer.account, closedReason: reason },
      },
      transaction,
    ),
  );
}

interface Change {
  readonly viewer: Viewer;
  readonly alertId: string;
  readonly to: AlertStatus;
  readonly with: Partial<Alert>;
}

async function move(
  { models }: SupervisionContext,
  { viewer, alertId, to, with: details }: Change,
  { session, now, emit }: Transaction,
): Promise<{ readonly alert: Alert }> {
  const before = await models.alerts.findById(alertId).session(session).lean<Alert>();
  if (!before || !isTheirs(viewer, before)) {
    throw new Problem('NOT_FOUND', 'no-such-alert', {
      message: 'No such alert, or not in your area',
      field: ['alertId'],
    });
  }
  requireAlertTransition(before.status, to);
  const { version } = before;
  const alert: Alert = { ...before, ...details, status: to, changedAt: now, version: version + 1 };
  const { matchedCount } = await models.alerts.replaceOne({ _id: alertId, version }, alert, { session });
  if (matchedCount !== 1) throw new Problem('VERSION_CONFLICT', 'alert-changed-in-between');
  emit(alertMoved(alert, { previous: before.status, by: viewer.account }));
  return { alert };
}
