import { type Connection, Schema } from 'mongoose';
import { SUPPLIER_ROLES, type SupplierRole, TAXPAYER_TYPES, type TaxpayerType } from '../domain/supplier.ts';

/** One document of the `suppliers` collection, as `lean()` returns it. */
export interface SupplierRecord {
  readonly _id: string;
  readonly nameEn: string;
  readonly nameZh: string | null;
  /** The English name as lists sort it. */
  readonly sortName: string;
  readonly role: SupplierRole;
  /** Unified social credit code; no two suppliers share one. */
  readonly creditCode: string;
  readonly taxpayer: TaxpayerType;
  readonly beltId: string | null;
  /** Goes up by one with every write of the supplier, its brands or its catalogue: it serialises these. */
  readonly version: number;
}

/** The order of every list of suppliers. */
export const SUPPLIER_ORDER = [
  ['sortName', 1],
  ['_id', 1],
] as const;

const supplierSchema = new Schema<SupplierRecord>(
  {
    _id: { type: String, required: true },
    nameEn: { type: String, required: true },
    nameZh: { type: String, default: null },
    sortName: { type: String, required: true },
    role: { type: String, enum: SUPPLIER_ROLES, required: true },
    creditCode: { type: String, required: true },
    taxpayer: { type: String, enum: TAXPAYER_TYPES, required: true },
    beltId: { type: String, default: null },
    version: { type: Number, required: true },
  },
  { collection: 'suppliers', strict: 'throw', versionKey: false },
);

// One registration a firm.
supplierSchema.index({ creditCode: 1 }, { unique: true });
// Serves Belt.suppliers, by name.
supplierSchema.index({ beltId: 1, sortName: 1, _id: 1 });

export const supplierModel = (db: Connection) => db.model('Supplier', supplierSchema);
