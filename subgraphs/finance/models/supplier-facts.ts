import { type Connection, Schema } from 'mongoose';
import type { SupplierFacts } from '../domain/export-facts.ts';

/** What this subgraph knows of a supplier: one document of `supplier_facts`, as `lean()` returns it. */
export interface SupplierFactsRecord extends SupplierFacts {
  /** The supplier's id. */
  readonly _id: string;
  /** Counts what was done to its claims: writing it makes such transactions wait for each other. */
  readonly changes: number;
}

const supplierFactsSchema = new Schema<SupplierFactsRecord>(
  {
    _id: { type: String, required: true },
    role: { type: String, required: true },
    taxpayer: { type: String, required: true },
    zoneId: { type: String, default: null },
    changes: { type: Number, required: true },
  },
  { collection: 'supplier_facts', strict: 'throw', versionKey: false },
);

export const supplierFactsModel = (db: Connection) => db.model('SupplierFacts', supplierFactsSchema);
