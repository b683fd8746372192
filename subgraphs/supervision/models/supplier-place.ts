import { type Connection, Schema } from 'mongoose';

/** One document of the `supplier_places` collection: where a supplier is. */
export interface SupplierPlaceRecord {
  /** The supplier's id. */
  readonly _id: string;
  /** The pilot zone; null = in none. */
  readonly zoneId: string | null;
  /** Null = in none. */
  readonly beltId: string | null;
}

const supplierPlaceSchema = new Schema<SupplierPlaceRecord>(
  {
    _id: { type: String, required: true },
    zoneId: { type: String, default: null },
    beltId: { type: String, default: null },
  },
  { collection: 'supplier_places', strict: 'throw', versionKey: false },
);

export const supplierPlaceModel = (db: Connection) => db.model('SupplierPlace', supplierPlaceSchema);
