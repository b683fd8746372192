import * as z from 'zod';
import { installOnce, readReferenceFile } from '../../../runtime/reference-data.ts';
import type { SubgraphDeps } from '../../../runtime/subgraph.ts';
import { addDays, isCalendarDate } from '../../../values/calendar-date.ts';
import type { CalendarRecord } from '../models/calendar.ts';
import type { Models } from '../models/index.ts';

const day = z.string().refine(isCalendarDate);

/** What is used here of the shipped working days. */
const calendars = z.array(
  z.object({
    country: z.string(),
    year: z.int(),
    source: z.string(),
    holidays: z.array(z.object({ from: day, to: day })),
    workingWeekends: z.array(day),
  }),
);

type Shipped = z.output<typeof calendars>[number];

/** The shipped working days of China; those of a year that the operator imported stay. */
export async function installCalendars({ db }: SubgraphDeps, models: Models): Promise<void> {
  const { content, fingerprint } = readReferenceFile('working-days.json', calendars);
  await installOnce(db, { name: 'calendars', fingerprint }, async () => {
    for (const row of content.filter(({ country }) => country === 'CN').map(recordOf)) {
      const imported = await models.calendars.findOne({ _id: row._id, byOperator: true }).lean();
      if (!imported) await models.calendars.replaceOne({ _id: row._id }, row, { upsert: true });
    }
  });
}

const recordOf = ({ year, source, holidays, workingWeekends }: Shipped): CalendarRecord => ({
  _id: String(year),
  validFrom: `${year}-01-01`,
  validTo: `${year}-12-31`,
  holidays: holidays.flatMap(({ from, to }) => daysBetween(from, to)),
  workingWeekends,
  source,
  byOperator: false,
  version: 0,
  isApplied: false,
});

function daysBetween(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) days.push(on);
  return days;
}
