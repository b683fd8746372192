import { type Connection, Schema } from 'mongoose';
import type { TimelineEntry } from '../domain/timeline-entry.ts';

/** One document of the `timeline_entries` collection. */
export interface TimelineEntryRecord extends TimelineEntry {
  /** `<order>/<time, ISO 8601>/<event>`: unique, and sorts an order's entries by time. */
  readonly _id: string;
  readonly orderId: string;
}

/** The id of an order's entry about an event. */
export const timelineId = (
  orderId: string,
  { at, eventId }: { readonly at: Date; readonly eventId: string },
): string => `${orderId}/${at.toISOString()}/${eventId}`;

const timelineEntrySchema = new Schema<TimelineEntryRecord>(
  {
    _id: { type: String, required: true },
    orderId: { type: String, required: true },
    at: { type: Date, required: true },
    kind: { type: String, required: true },
    by: { type: String, required: true },
    text: { type: String, required: true },
    subject: { type: Schema.Types.Mixed, required: true },
    shipmentId: { type: String, default: null },
    supplierId: { type: String, required: false },
  },
  { collection: 'timeline_entries', strict: 'throw', versionKey: false },
);

// Serves Order.timeline in its order.
timelineEntrySchema.index({ orderId: 1, _id: 1 });

export const timelineEntryModel = (db: Connection) => db.model('TimelineEntry', timelineEntrySchema);
