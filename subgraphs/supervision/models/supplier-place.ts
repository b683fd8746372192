import { type Connection, Schema } from 'mongoose';

/** One document of the `supplier_places` collection: in which pilot zone a supplier is. */
export interface SupplierPlaceRecord {
  /** The supplier's id. */
  readonly _id: string;
  /** Null = in none. */
  readonly zoneId: string | null;
}

const supplierPlaceSchema = new Schema<SupplierPlaceRecord>(
  { _id: { type: String, required: true }, zoneId: { type: String, default: null } },
  { collection: 'supplier_places', strict: 'throw', versionKey: false },
);

export const supplierPlaceModel = (db: Connection) => db.model('SupplierPlace', supplierPlaceSchema);
