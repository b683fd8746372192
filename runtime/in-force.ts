import type { CalendarDate } from '../values/calendar-date.ts';

/** The filter of dated rows that hold on a day. */
export const inForce = (on: CalendarDate) => ({
  validFrom: { $lte: on },
  $or: [{ validTo: null }, { validTo: { $gte: on } }],
});
