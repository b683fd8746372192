import { listPage } from '../../../runtime/list-page.ts';
import { type Connection, readPage, type SortOrder } from '../../../runtime/page.ts';
import { statusFilter } from '../../../runtime/status-filter.ts';
import { parseInstantArgument } from '../../../values/instant.ts';
import type { SupervisionContext } from '../context.ts';
import { SEVERITIES } from '../domain/alerts/alert-rule.ts';
import { ALERT_STATUSES } from '../domain/alerts/alert-status.ts';
import type { AlertSort, QueryAlertsArgs } from '../generated.ts';
import type { AlertRecord } from '../models/alert.ts';
import { inArea, requireSupervisor } from './alert-access.ts';

/** Ids sort by the time at which they were made. */
const ORDERS: Readonly<Record<AlertSort, SortOrder>> = {
  NEWEST: [['_id', -1]],
  SEVERITY: [
    ['weight', -1],
    ['_id', -1],
  ],
  CHANGED: [
    ['changedAt', 1],
    ['_id', 1],
  ],
};

/** A page of the alerts in the viewer's area. @throws BAD_INPUT */
export async function listAlerts(
  { models, viewer }: SupervisionContext,
  { filter, orderBy, ...pageArguments }: Partial<QueryAlertsArgs>,
): Promise<Connection<AlertRecord>> {
  const area = inArea(requireSupervisor(viewer));
  const sort = orderBy ?? 'NEWEST';
  const page = readPage(pageArguments, { list: 'Query.alerts', filter, orderBy: sort });
  return listPage<AlertRecord>(models.alerts, {
    filter: { $and: [area, filterOf(filter ?? {}, sort)] },
    order: ORDERS[sort],
    page,
  });
}

type Filter = NonNullable<QueryAlertsArgs['filter']>;

/** Status and weight stand in the indexes before the order, so that each is always named by its few values. */
function filterOf({ zoneId, minSeverity, statuses, rule, changedSince }: Filter, sort: AlertSort) {
  const least = minSeverity == null ? 0 : SEVERITIES.indexOf(minSeverity);
  const weights = SEVERITIES.map((_severity, weight) => weight).slice(least);
  return {
    ...(zoneId != null && { zoneId }),
    weight: sort === 'SEVERITY' ? { $gte: least } : { $in: weights },
    ...statusFilter(statuses ?? ALERT_STATUSES, ALERT_STATUSES),
    ...(rule != null && { 'rule.code': rule }),
    ...(changedSince != null && { changedAt: { $gte: parseInstantArgument(changedSince) } }),
  };
}
