import { type Connection, Schema } from 'mongoose';
import { TRANSPORT_MODES, type TransportMode } from '../../../values/transport-mode.ts';
import type { DayRange } from '../domain/day-range.ts';

/** One document of the `lanes` collection, as `lean()` returns it. */
export interface LaneRecord {
  readonly _id: string;
  readonly mode: TransportMode;
  /** Ids of ports. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly via: readonly string[];
  /** Countries of the ports in `to`. */
  readonly toCountries: readonly string[];
  /** Port to port. */
  readonly days: DayRange;
}

const laneSchema = new Schema<LaneRecord>(
  {
    _id: { type: String, required: true },
    mode: { type: String, enum: TRANSPORT_MODES, required: true },
    from: { type: [String], required: true },
    to: { type: [String], required: true },
    via: { type: [String], required: true },
    toCountries: { type: [String], required: true },
    days: { min: { type: Number, required: true }, max: { type: Number, required: true } },
  },
  { collection: 'lanes', strict: 'throw', versionKey: false },
);

// Serves Query.lanes in its order.
laneSchema.index({ 'days.min': 1, 'days.max': 1, _id: 1 });
// Serves Query.shippingQuotes: lanes from a port.
laneSchema.index({ from: 1 });

export const laneModel = (db: Connection) => db.model('Lane', laneSchema);
