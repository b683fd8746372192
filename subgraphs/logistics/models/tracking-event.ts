import { type Connection, Schema } from 'mongoose';
import { SHIPMENT_STATUSES } from '../domain/shipment-status.ts';
import type { TrackingEvent } from '../domain/tracking.ts';

/** One document of the `tracking_events` collection: what a carrier reported, kept for ever. */
export interface TrackingEventRecord extends TrackingEvent {
  /** `<carrier>/<event id>`: what a carrier says twice counts once. */
  readonly _id: string;
  readonly shipmentId: string;
  readonly reportedAt: Date;
}

const trackingEventSchema = new Schema<TrackingEventRecord>(
  {
    _id: { type: String, required: true },
    shipmentId: { type: String, required: true },
    eventId: { type: String, required: true },
    status: { type: String, enum: SHIPMENT_STATUSES, required: true },
    at: { type: Date, required: true },
    place: { type: String, default: null },
    note: { type: String, default: null },
    reportedAt: { type: Date, required: true },
  },
  { collection: 'tracking_events', strict: 'throw', versionKey: false },
);

// Serves Shipment.events, oldest first; at most 200 a shipment.
trackingEventSchema.index({ shipmentId: 1, at: 1 });

export const trackingEventModel = (db: Connection) => db.model('TrackingEvent', trackingEventSchema);
