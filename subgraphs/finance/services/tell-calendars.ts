import type { ClientSession } from 'mongoose';
import { appendEvents, eventModel, lastSequence, toRecord } from '../../../runtime/events.ts';
import type { SubgraphDeps } from '../../../runtime/subgraph.ts';
import { calendarOf, type CalendarChanged } from '../domain/events.ts';
import type { CalendarRow } from '../domain/working-days.ts';

/** Tells the others the working days that an operator imported, year by year. Imports follow each other, so numbers do. */
export async function tellCalendars(
  { db, clock, consumersOf }: Pick<SubgraphDeps, 'db' | 'clock' | 'consumersOf'>,
  calendars: readonly CalendarRow[],
  session: ClientSession,
): Promise<void> {
  const events = eventModel(db);
  for (const { country, validFrom, holidays, workingWeekends, source } of calendars) {
    const year = validFrom.slice(0, 4);
    const aggregateId = calendarOf(country, year);
    const version = (await lastSequence(events, aggregateId, session)) + 1;
    const data = { country, year, holidays, workingWeekends, source, version } satisfies CalendarChanged;
    const event = { aggregateId, sequence: version, type: 'CalendarChanged', data };
    await appendEvents(events, [toRecord(event, clock.now(), consumersOf)], session);
  }
}
