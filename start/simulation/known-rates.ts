import * as z from 'zod';
import { readReferenceFile } from '../../runtime/reference-data.ts';
import { type CalendarDate, chinaDate } from '../../values/calendar-date.ts';
import { Problem } from '../../values/problem.ts';

const periods = z.array(z.object({ validTo: z.string() }));

/** The last day that the shipped rates of exchange know; customs values goods by them. */
export const lastKnownDay = (): CalendarDate =>
  readReferenceFile('fx-rates.json', periods)
    .content.map(({ validTo }) => validTo)
    .reduce((a, b) => (a > b ? a : b));

/**
 * Makes sure that goods can be declared on each day of a run.
 *
 * @throws RULE_UNKNOWN, before each order is refused with it
 */
export function requireKnownRates(
  run: { readonly from: Date; readonly to: Date },
  lastDay: CalendarDate,
): void {
  const [first, last] = [chinaDate(run.from), chinaDate(run.to)];
  if (last <= lastDay) return;
  const message =
    `RULE_UNKNOWN: the sample rates of exchange end on ${lastDay}; this run would go from ${first} to ${last}, and no goods\n` +
    'can be declared after that day. Set the installation’s time back: npm run clock -- --reset';
  throw new Problem('RULE_UNKNOWN', 'rates-of-exchange-end', { message });
}
