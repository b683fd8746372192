import { afterKey, type SortOrder, sortOf } from '../../../runtime/page.ts';
import { addDays, parseCalendarDate } from '../../../values/calendar-date.ts';
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
  readonly replayedTo: Date | null;
}

const MAX_DAYS = 400;
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
 * 50 pages of 1,000, each from where the one before ended.
 *
 * @throws BAD_INPUT
 */
export async function replayAlerts(
  { models, viewer, alertRules }: SupervisionContext,
  { rule, threshold, from, to }: QueryAlertReplayArgs,
): Promise<AlertReplayed> {
  const area = inArea(requireSupervisor(viewer));
  const happened = { ...area, code: rule, at: readDays(from, to) };
  const wanted = readThreshold(threshold, rowsBetween(await alertRules.get(), { rule, from, to }));
  let replay = EMPTY_REPLAY;
  let last: AlertMeasureRecord | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const past = await models.alertMeasures
      .find({ $and: [happened, afterKey(ORDER, last ? [last.at, last._id] : null)] })
      .sort(sortOf(ORDER))
      .limit(PAGE)
      .batchSize(PAGE)
      .lean<AlertMeasureRecord[]>();
    replay = replayed(replay, past, wanted);
    last = past.at(-1) ?? last;
    if (past.length < PAGE) return { ...replay, complete: true, replayedTo: last?.at ?? null };
  }
  return { ...replay, complete: false, replayedTo: last?.at ?? null };
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
  const rows = new Set<AlertRule>();
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const row = rulesOn(rules, day).get(rule);
    if (row) rows.add(row);
  }
  return [...rows];
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
  const [first, end] = [parseCalendarDate(from), addDays(parseCalendarDate(to), 1)];
  if (end <= first || end > addDays(first, MAX_DAYS)) {
    const message = `A replay is of 1 to ${MAX_DAYS} days, the first before the last`;
    throw new Problem('BAD_INPUT', 'days-out-of-range', { message });
  }
  const startOf = (day: string) => new Date(`${day}T00:00:00+08:00`);
  return { $gte: startOf(first), $lt: startOf(end) };
}
