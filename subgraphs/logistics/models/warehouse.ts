import { type Connection, Schema } from 'mongoose';

export const WAREHOUSE_KINDS = ['FACTORY', 'DOMESTIC', 'BONDED', 'OVERSEAS'] as const;

export type WarehouseKind = (typeof WAREHOUSE_KINDS)[number];

/** One document of the `warehouses` collection, as `lean()` returns it. */
export interface WarehouseRecord {
  readonly _id: string;
  readonly nameEn: string;
  readonly nameZh: string;
  readonly kind: WarehouseKind;
  readonly country: string;
  /** ISO 3166-2, in China. */
  readonly provinceCode: string | null;
  /** In English. */
  readonly city: string;
  /** The nearest port. */
  readonly portId: string | null;
}

const warehouseSchema = new Schema<WarehouseRecord>(
  {
    _id: { type: String, required: true },
    nameEn: { type: String, required: true },
    nameZh: { type: String, required: true },
    kind: { type: String, enum: WAREHOUSE_KINDS, required: true },
    country: { type: String, required: true },
    provinceCode: { type: String, default: null },
    city: { type: String, required: true },
    portId: { type: String, default: null },
  },
  { collection: 'warehouses', strict: 'throw', versionKey: false },
);

// Serve Query.warehouses in its order: all of them, of a country, of a kind.
warehouseSchema.index({ nameEn: 1, _id: 1 });
warehouseSchema.index({ country: 1, nameEn: 1, _id: 1 });
warehouseSchema.index({ kind: 1, nameEn: 1, _id: 1 });

export const warehouseModel = (db: Connection) => db.model('Warehouse', warehouseSchema);
