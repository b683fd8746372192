import { type Connection, Schema } from 'mongoose';

/** What this subgraph knows of a shipment to a buyer: one document of `shipment_facts`, as `lean()` returns it. */
export interface ShipmentFactsRecord {
  /** The shipment's id. */
  readonly _id: string;
  readonly orderId: string;
  readonly status: string;
  /** It goes to a warehouse abroad. */
  readonly isOverseasWarehouse: boolean;
  readonly bookedAt: Date;
  /** Of the shipment's event that was taken last. */
  readonly version: number;
}

const shipmentFactsSchema = new Schema<ShipmentFactsRecord>(
  {
    _id: { type: String, required: true },
    orderId: { type: String, required: true },
    status: { type: String, required: true },
    isOverseasWarehouse: { type: Boolean, required: true },
    bookedAt: { type: Date, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'shipment_facts', strict: 'throw', versionKey: false },
);

// Serves the question with which shipments an order is insured.
shipmentFactsSchema.index({ orderId: 1 });

export const shipmentFactsModel = (db: Connection) => db.model('ShipmentFacts', shipmentFactsSchema);
