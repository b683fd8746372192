import { type Connection, Schema } from 'mongoose';
import type { ChinaCalendar } from '../domain/summary-due.ts';

/** One document of the `calendars` collection: the working days of China in one year. */
export interface CalendarRecord extends ChinaCalendar {
  /** The year. */
  readonly _id: string;
  readonly source: string;
  /** True for a year that the operator imported: what is shipped does not take its place. */
  readonly byOperator: boolean;
  /** Of the event that told it; 0 = shipped. */
  readonly version: number;
  /** False until the lists that wait for their summary are dated by it. */
  readonly isApplied: boolean;
}

const calendarSchema = new Schema<CalendarRecord>(
  {
    _id: { type: String, required: true },
    validFrom: { type: String, required: true },
    validTo: { type: String, required: true },
    holidays: { type: [String], required: true },
    workingWeekends: { type: [String], required: true },
    source: { type: String, required: true },
    byOperator: { type: Boolean, required: true },
    version: { type: Number, required: true },
    isApplied: { type: Boolean, required: true },
  },
  { collection: 'calendars', strict: 'throw', versionKey: false },
);

export const calendarModel = (db: Connection) => db.model('Calendar', calendarSchema);
