import { type Connection, Schema } from 'mongoose';
import { moneyField } from '../../../runtime/fields.ts';
import { TRANSPORT_MODES } from '../../../values/transport-mode.ts';
import type { Shipment, ShipmentLine } from '../domain/shipment.ts';
import { SHIPMENT_STATUSES } from '../domain/shipment-status.ts';

/** One document of the `shipments` collection, as `lean()` returns it; its id sorts by the time of the booking. */
export type ShipmentRecord = Shipment;

const lineSchema = new Schema<ShipmentLine>(
  {
    lineNumber: { type: Number, required: true },
    quantity: { type: Number, required: true },
    warehouseId: { type: String, required: true },
  },
  { _id: false, strict: 'throw' },
);

const shipmentSchema = new Schema<ShipmentRecord>(
  {
    _id: { type: String, required: true },
    orderId: { type: String, required: true },
    returnId: { type: String, default: null },
    carrierId: { type: String, required: true },
    carrierCode: { type: String, required: true },
    carrierName: { type: String, required: true },
    waybill: { type: String, required: true },
    status: { type: String, enum: SHIPMENT_STATUSES, required: true },
    mode: { type: String, enum: TRANSPORT_MODES, required: true },
    fromPortId: { type: String, required: true },
    fromPortCode: { type: String, required: true },
    toPortId: { type: String, default: null },
    destination: { type: String, required: true },
    toWarehouseId: { type: String, default: null },
    lines: { type: [lineSchema], required: true },
    packages: { type: Number, required: true },
    grossGrams: { type: Number, required: true },
    freight: moneyField,
    insurance: moneyField,
    bookedBy: { type: String, required: true },
    bookedAt: { type: Date, required: true },
    partyIds: { type: [String], required: true },
    cancelReason: { type: String, default: null },
    changedAt: { type: Date, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'shipments', strict: 'throw', versionKey: false },
);

// A carrier issues a number once.
shipmentSchema.index({ carrierId: 1, waybill: 1 }, { unique: true });
// Serves Order.shipments and bookings.
shipmentSchema.index({ orderId: 1 });
// Serves Return.shipment.
shipmentSchema.index({ returnId: 1 }, { partialFilterExpression: { returnId: { $type: 'string' } } });
// Serve Query.shipments of a party, booked last first and changed first first; those without a party, of everybody.
shipmentSchema.index({ partyIds: 1, _id: -1 });
shipmentSchema.index({ partyIds: 1, changedAt: 1, _id: 1 });
shipmentSchema.index({ changedAt: 1, _id: 1 });

export const shipmentModel = (db: Connection) => db.model('Shipment', shipmentSchema);
