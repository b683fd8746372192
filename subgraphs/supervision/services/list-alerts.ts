import {
  afterKey,
  type Connection,
  connectionOf,
  type PageKey,
  readPage,
  type SortOrder,
  sortOf,
} from '../../../runtime/page.ts';
import { parseInstant } from '../../../values/instant.ts';
import { Problem } from '../../../values/problem.ts';
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

const KEYS: Readonly<Record<AlertSort, (alert: AlertRecord) => PageKey>> = {
  NEWEST: ({ _id }) => [_id],
  SEVERITY: ({ weight, _id }) => [weight, _id],
  CHANGED: ({ changedAt, _id }) => [changedAt.toISOString(), _id],
};

/** A page of the alerts in the viewer's area. @throws BAD_INPUT */
export async function listAlerts(
  { models, viewer }: SupervisionContext,
  { filter, orderBy, ...pageArguments }: Partial<QueryAlertsArgs>,
): Promise<Connection<AlertRecord>> {
  const area = inArea(requireSupervisor(viewer));
  const sort = orderBy ?? 'NEWEST';
  const page = readPage(pageArguments, { list: 'Query.alerts', filter, orderBy: sort });
  const order = ORDERS[sort];
  const rows = await models.alerts
    .find({ $and: [area, filterOf(filter ?? {}), afterKey(order, keyOf(page.after, sort))] })
    .sort(sortOf(order))
    .limit(page.first + 1)
    .batchSize(page.first + 1)
    .lean<AlertRecord[]>();
  return connectionOf(rows, page, KEYS[sort]);
}

type Filter = NonNullable<QueryAlertsArgs['filter']>;

function filterOf({ zoneId, minSeverity, statuses, rule, changedSince }: Filter) {
  if (statuses && statuses.length > ALERT_STATUSES.length) {
    const message = `At most ${ALERT_STATUSES.length} statuses`;
    throw new Problem('BAD_INPUT', 'too-many-statuses', { message });
  }
  return {
    ...(zoneId != null && { zoneId }),
    ...(minSeverity != null && { weight: { $gte: SEVERITIES.indexOf(minSeverity) } }),
    ...(statuses && { status: { $in: statuses } }),
    ...(rule != null && { 'rule.code': rule }),
    ...(changedSince != null && { changedAt: { $gte: readInstant(changedSince) } }),
  };
}

function readInstant(text: string): Date {
  try {
    return parseInstant(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem('BAD_INPUT', error.reason, { message: error.message });
  }
}

/** A cursor writes an instant as a text; the database compares instants. */
function keyOf(key: PageKey | null, sort: AlertSort): readonly (string | number | Date)[] | null {
  if (sort !== 'CHANGED' || key === null) return key;
  const [changedAt = '', id = ''] = key;
  return [new Date(changedAt), id];
}
