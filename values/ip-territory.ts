import type { CalendarDate } from './calendar-date.ts';
import { holdsOn, type Validity } from './validity.ts';

/** The European Union, whose trade marks and designs hold in all of its members at once. */
const UNION = 'EU';

const since = (validFrom: CalendarDate, countries: string): readonly (Validity & { country: string })[] =>
  countries.split(' ').map((country) => ({ country, validFrom, validTo: null }));

/** Where rights of the Union hold, from the accession to its treaties; in GB to the end of the transition period. */
const UNION_RIGHTS: readonly (Validity & { readonly country: string })[] = [
  ...since('1996-04-01', 'AT BE DE DK ES FI FR GR IE IT LU NL PT SE'),
  ...since('2004-05-01', 'CY CZ EE HU LT LV MT PL SI SK'),
  ...since('2007-01-01', 'BG RO'),
  ...since('2013-07-01', 'HR'),
  { country: 'GB', validFrom: '1996-04-01', validTo: '2020-12-31' },
];

/** The places whose rights hold in a market on a day: itself and, in the European Union, the Union (`EU`). */
export const territoriesOf = (market: string, on: CalendarDate): readonly string[] =>
  UNION_RIGHTS.some((row) => row.country === market && holdsOn(row, on)) ? [market, UNION] : [market];
