import { type Connection, Schema } from 'mongoose';
import type { CalendarRow } from '../domain/working-days.ts';
import { datedFields } from '../../../runtime/fields.ts';

const calendarSchema = new Schema<CalendarRow>(
  {
    ...datedFields,
    country: { type: String, required: true },
    holidays: { type: [String], required: true },
    workingWeekends: { type: [String], required: true },
  },
  { collection: 'calendars', strict: 'throw', versionKey: false },
);

// Serves working days: the years of some countries that cover a day.
calendarSchema.index({ subject: 1, validFrom: 1 });

export const calendarModel = (db: Connection) => db.model<CalendarRow>('Calendar', calendarSchema);
