import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import type { CalendarRecord } from '../models/calendar.ts';
import type { Models } from '../models/index.ts';

/** What is used here of finance's `CalendarChanged`. */
const calendarChanged = z.object({
  country: z.string(),
  year: z.string(),
  holidays: z.array(z.string()),
  workingWeekends: z.array(z.string()),
  source: z.string(),
});

/** Keeps the working days of China that an operator imported; what is due is dated by them in the background. */
export const followCalendars = ({ calendars }: Models): Readonly<Record<string, EventHandler>> => ({
  CalendarChanged: async ({ data, sequence: version }, { session }) => {
    const { country, year: _id, ...days } = calendarChanged.parse(data);
    if (country !== 'CN') return;
    const validity = { validFrom: `${_id}-01-01`, validTo: `${_id}-12-31` };
    const record: CalendarRecord = {
      ...{ _id, ...validity, ...days, version },
      byOperator: true,
      isApplied: false,
    };
    await calendars.replaceOne({ _id }, record, { session, upsert: true });
  },
});
