import { newId } from '../../../runtime/id.ts';
import type { Transaction } from '../../../runtime/write.ts';
import { chinaDate } from '../../../values/calendar-date.ts';
import { type Alert, openAlert } from '../domain/alerts/alert.ts';
import { type AlertRule, rulesOn } from '../domain/alerts/alert-rule.ts';
import { type Measured, raises } from '../domain/alerts/measured.ts';
import { observe, stateKeysOf, type States } from '../domain/alerts/observe.ts';
import type { Watched } from '../domain/alerts/watched.ts';
import { alertMoved } from '../domain/events.ts';
import type { AlertMeasureRecord } from '../models/alert-measure.ts';
import type { AlertStateRecord } from '../models/alert-state.ts';
import type { Models } from '../models/index.ts';

/** What was watched, and the event that told of it. */
export interface Watching {
  readonly watched: readonly Watched[];
  readonly eventId: string;
}

/**
 * Lets the rules of its day look at each thing that an event told of; raises what they find.
 *
 * One command each reads and writes what the rules remember of it, however much has come before.
 */
export async function raiseAlerts(
  models: Models,
  { rules, of: { watched, eventId } }: { readonly rules: readonly AlertRule[]; readonly of: Watching },
  transaction: Transaction,
): Promise<readonly Alert[]> {
  const raised: Alert[] = [];
  for (const each of watched) {
    const today = rulesOn(rules, chinaDate(each.at));
    const known = await readStates(models, stateKeysOf(each, today), transaction);
    const { states, measured } = observe(each, today, known);
    await writeStates(models, states, transaction);
    const about = `${eventId}/${idOf(each)}`;
    raised.push(...(await keep(models, { measured, about, at: each.at }, transaction)));
  }
  return raised;
}

const idOf = (watched: Watched): string =>
  watched.type === 'SHIPMENT' ? watched.shipmentId : watched.type.toLowerCase();

async function readStates(
  { alertStates }: Models,
  keys: readonly string[],
  { session }: Transaction,
): Promise<States> {
  if (keys.length === 0) return new Map();
  const found = await alertStates
    .find({ _id: { $in: keys } }, null, { batchSize: keys.length + 1 })
    .session(session)
    .lean<AlertStateRecord[]>();
  return new Map(found.map(({ _id, state }) => [_id, state]));
}

async function writeStates({ alertStates }: Models, states: States, { session }: Transaction): Promise<void> {
  if (states.size === 0) return;
  const operations = [...states].map(([_id, state]) => ({
    replaceOne: { filter: { _id: _id as never }, replacement: { state }, upsert: true },
  }));
  // As the driver takes it: what a rule remembers has no shape to cast it to.
  await alertStates.collection.bulkWrite(operations, { session });
}

/** Keeps what was measured, and an alert for each that reaches its threshold. */
async function keep(
  { alertMeasures, alerts }: Models,
  { measured, about, at }: { readonly measured: readonly Measured[]; about: string; readonly at: Date },
  { session, now, emit }: Transaction,
): Promise<readonly Alert[]> {
  if (measured.length === 0) return [];
  const kept = measured.map((each) => ({
    each,
    alert: raises(each) ? openAlert(each, { _id: newId('alert', now), raisedAt: now }) : null,
  }));
  const measures = kept.map(({ each, alert }) => recordOf(each, { about, at, alertId: alert?._id ?? null }));
  await alertMeasures.insertMany(measures, { session, lean: true });
  const raised = kept.flatMap(({ alert }) => (alert ? [alert] : []));
  if (raised.length > 0) await alerts.insertMany(raised, { session, lean: true });
  raised.forEach((alert) => emit(alertMoved(alert, { previous: null, by: null })));
  return raised;
}

const recordOf = (
  { rule, key, zoneId, measure, before, evidence, explanation }: Measured,
  { about, at, alertId }: Pick<AlertMeasureRecord, 'at' | 'alertId'> & { readonly about: string },
): AlertMeasureRecord => ({
  _id: `${about}/${rule.code}/${key}`,
  code: rule.code,
  ...{ rule, zoneId, at, measure, before, evidence, explanation, alertId },
});
