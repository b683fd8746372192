import * as z from 'zod';
import type { Import } from '../../../runtime/import.ts';
import type { SubgraphDeps } from '../../../runtime/subgraph.ts';
import type { Problem } from '../../../values/problem.ts';
import { isWeekend } from '../../../values/working-day.ts';
import type { CalendarRow } from '../domain/working-days.ts';
import type { Models } from '../models/index.ts';
import { calendarRow } from './dated-rows.ts';
import { readFileRows, type ReadRow, rowProblem } from '../../../runtime/file-rows.ts';
import { importDatedRows } from '../../../runtime/import-dated-rows.ts';
import { country, day, text } from '../../../runtime/row-shapes.ts';
import { tellCalendars } from './tell-calendars.ts';

const shape = z
  .strictObject({ country, on: day, kind: z.enum(['HOLIDAY', 'WORKING_DAY']), source: text })
  .refine(({ kind, on }) => kind === 'HOLIDAY' || isWeekend(on), {
    path: ['on'],
    message: 'is a Saturday or Sunday, to be a working day',
  });

type DayRow = z.output<typeof shape>;

/**
 * Holidays and working weekends, a row for each day.
 *
 * A file holds all such days of the countries and years that it names: it replaces what an operator imported for them.
 * Who reckons with working days elsewhere is told.
 */
export const createHolidaysImport = (deps: SubgraphDeps, { calendars }: Models): Import => ({
  name: 'holidays',
  run: async (rows, fileName = 'operator') => {
    const { rows: days, problems } = readFileRows(rows, shape, (given: DayRow) => given);
    await importDatedRows(
      {
        name: 'holidays',
        db: deps.db,
        model: calendars,
        tell: (taken, session) => tellCalendars(deps, taken, session),
      },
      { rows: calendarsOf(days, fileName), problems: [...problems, ...doubles(days)] },
    );
    return { imported: rows.length };
  },
});

function calendarsOf(days: readonly ReadRow<DayRow>[], fileName: string): readonly ReadRow<CalendarRow>[] {
  const years = [...new Set(days.map(({ row }) => yearKey(row)))];
  return years.map((key) => {
    const ofYear = days.filter(({ row }) => yearKey(row) === key);
    const daysOf = (kind: DayRow['kind']) =>
      ofYear.filter(({ row }) => row.kind === kind).map(({ row }) => row.on);
    const sources = new Set(ofYear.map(({ row }) => row.source ?? fileName));
    const calendar = {
      country: key.slice(0, 2),
      year: key.slice(3),
      holidays: daysOf('HOLIDAY'),
      workingWeekends: daysOf('WORKING_DAY'),
    };
    const row = calendarRow(calendar, { source: [...sources].join('; '), byOperator: true });
    return { index: ofYear[0]?.index ?? 0, row };
  });
}

const yearKey = ({ country: code, on }: DayRow): string => `${code}/${on.slice(0, 4)}`;

function doubles(days: readonly ReadRow<DayRow>[]): readonly Problem[] {
  const seen = new Set<string>();
  return days
    .filter(({ row }) => seen.has(`${row.country}/${row.on}`) || !seen.add(`${row.country}/${row.on}`))
    .map(({ row, index }) => {
      const message = `${row.on} is there twice`;
      return rowProblem('DUPLICATE', index, { reason: 'row-twice', message, field: ['on'] });
    });
}
