import { listPage } from '../../../runtime/list-page.ts';
import { readPage, type SortOrder } from '../../../runtime/page.ts';
import { addDays, daysBetween, parseCalendarDate } from '../../../values/calendar-date.ts';
import { parseDecimal } from '../../../values/decimal.ts';
import { Problem } from '../../../values/problem.ts';
import type { SupervisionContext } from '../context.ts';
import { type AlertRule, isThreshold, rulesOn, thousandths } from '../domain/alerts/alert-rule.ts';
import { EMPTY_REPLAY, type Replay, replayed } from '../domain/alerts/replay.ts';
import type { QueryAlertReplayArgs } from '../generated.ts';
import type { AlertRecord } from '../models/alert.ts';
import type { AlertMeasureRecord } from '../models/alert-measure.ts';
import { inArea, requireSupervisor } from './alert-access.ts';

export interface AlertReplayed extends Replay {
  readonly complete: boolean;
  /** Where it goes on; null = it is complete. */
  readonly endCursor: string | null;
  readonly replayedTo: Date | null;
}

const MAX_DAYS = 400;
const DAY_MS = 86_400_000;
const PAGE = 1_000;
const MAX_PAGES = 50;

const ORDER: SortOrder = [
  ['at', 1],
  ['_id', 1],
];

/**
 * What another threshold would have raised, from what the rule measured when it happened.
 *
 * Nothing is computed anew, so that the answer for the threshold that held is exactly what was raised. Reads at most
 * 50 pages of 1,000, each from where the one before ended, and says where to go on.
 *
 * @throws BAD_INPUT
 */
export async function replayAlerts(
  { models, viewer, alertRules }: SupervisionContext,
  { after, ...asked }: QueryAlertReplayArgs,
): Promise<AlertReplayed> {
  const area = inArea(requireSupervisor(viewer));
  const { rule, threshold, from, to } = asked;
  const happened = { ...area, code: rule, at: readDays(from, to) };
  const wanted = readThreshold(threshold, rowsBetween(await alertRules.get(), { rule, from, to }));
  const pageFrom = (cursor: string | null) =>
    readPage({ first: PAGE, after: cursor }, { list: 'Query.alertReplay', filter: asked, max: PAGE });
  let replay: Replay = EMPTY_REPLAY;
  let endCursor = after ?? null;
  let replayedTo: Date | null = null;
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const listed = { filter: happened, order: ORDER, page: pageFrom(endCursor) };
    const { nodes, pageInfo } = await listPage<AlertMeasureRecord>(models.alertMeasures, listed);
    replay = replayed(replay, nodes, wanted);
    replayedTo = nodes.at(-1)?.at ?? replayedTo;
    if (!pageInfo.hasNextPage) return { ...replay, complete: true, endCursor: null, replayedTo };
    endCursor = pageInfo.endCursor;
  }
  return { ...replay, complete: false, endCursor, replayedTo };
}

/** The alerts that another threshold would not have raised, as they stand. */
export async function removedAlerts(
  { loaders }: SupervisionContext,
  { removed }: Replay,
): Promise<readonly AlertRecord[]> {
  const ids = removed.flatMap(({ alertId }) => (alertId === null ? [] : [alertId]));
  const alerts = await Promise.all(ids.map((id) => loaders.alertById.load(id)));
  return alerts.filter((alert) => alert !== null);
}

/** The rows by which a rule looks at the days, at most 400. */
function rowsBetween(
  rules: readonly AlertRule[],
  { rule, from, to }: Pick<QueryAlertReplayArgs, 'rule' | 'from' | 'to'>,
): readonly AlertRule[] {
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
  return [...new Set(days.flatMap((day) => rulesOn(rules, day).get(rule) ?? []))];
}

/** In thousandths. @throws BAD_INPUT for what the rule cannot measure */
function readThreshold(text: string, rows: readonly AlertRule[]): number {
  const value = parseThreshold(text);
  // A rule that counts what it remembers never counts more.
  const most = Math.min(
    ...rows.flatMap(({ code, parameters }) => (code === 'VELOCITY' ? (parameters['remembered'] ?? []) : [])),
  );
  if (value <= most * 1_000) return value;
  throw badThreshold(`This rule counts up to ${most}`);
}

function parseThreshold(text: string): number {
  try {
    const value = parseDecimal(text);
    if (isThreshold(value)) return thousandths(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
  throw badThreshold('A threshold is above 0 with at most three digits behind the point');
}

const badThreshold = (message: string): Problem =>
  new Problem('BAD_INPUT', 'threshold-out-of-range', { message });

/** The instants of some days in China. @throws BAD_INPUT */
function readDays(from: string, to: string): { readonly $gte: Date; readonly $lt: Date } {
  const days = daysBetween(parseCalendarDate(from), parseCalendarDate(to)) + 1;
  if (days < 1 || days > MAX_DAYS) {
    const message = `A replay is of 1 to ${MAX_DAYS} days, the first before the last`;
    throw new Problem('BAD_INPUT', 'days-out-of-range', { message });
  }
  const start = new Date(`${from}T00:00:00+08:00`);
  return { $gte: start, $lt: new Date(start.getTime() + days * DAY_MS) };
}
