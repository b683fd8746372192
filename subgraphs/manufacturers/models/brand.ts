import { type Connection, Schema } from 'mongoose';

/** One document of the `brands` collection, as `lean()` returns it. */
export interface BrandRecord {
  readonly _id: string;
  readonly supplierId: string;
  /** As registered. */
  readonly name: string;
  /** ISO 3166-1 alpha-2; at most 100. */
  readonly registeredIn: readonly string[];
}

const brandSchema = new Schema<BrandRecord>(
  {
    _id: { type: String, required: true },
    supplierId: { type: String, required: true },
    name: { type: String, required: true },
    registeredIn: [String],
  },
  { collection: 'brands', strict: 'throw', versionKey: false },
);

// Serves Supplier.brands, by name; a supplier has a brand once.
brandSchema.index({ supplierId: 1, name: 1 }, { unique: true });

export const brandModel = (db: Connection) => db.model('Brand', brandSchema);
