import { addDays, type CalendarDate } from './calendar-date.ts';

/** The days on which a dated rule holds; both ends included, `validTo: null` is open. */
export interface Validity {
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
}

export const holdsOn = ({ validFrom, validTo }: Validity, on: CalendarDate): boolean =>
  validFrom <= on && (validTo === null || on <= validTo);

export const overlaps = (a: Validity, b: Validity): boolean =>
  (b.validTo === null || a.validFrom <= b.validTo) && (a.validTo === null || b.validFrom <= a.validTo);

/** The same rule, ended on the day before `date`. */
export const endedBefore = <Row extends Validity>(row: Row, date: CalendarDate): Row => ({
  ...row,
  validTo: addDays(date, -1),
});
