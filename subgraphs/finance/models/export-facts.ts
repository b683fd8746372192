import { type Connection, Schema } from 'mongoose';
import { moneyField } from '../../../runtime/fields.ts';
import type { ExportFacts } from '../domain/export-facts.ts';

/** What refunds go by of a customs declaration: one document of `export_facts`, as `lean()` returns it. */
export interface ExportFactsRecord extends Omit<ExportFacts, 'declarationId'> {
  /** The declaration's id. */
  readonly _id: string;
  /** Of the declaration's event that was taken last. */
  readonly version: number;
}

const lineSchema = new Schema(
  {
    number: { type: Number, required: true },
    orderLineNumber: { type: Number, required: true },
    supplierId: { type: String, required: true },
    hsCode: { type: String, required: true },
    quantity: { type: Number, required: true },
    unit: { type: String, required: true },
    total: moneyField,
  },
  { _id: false, strict: 'throw' },
);

const exportFactsSchema = new Schema<ExportFactsRecord>(
  {
    _id: { type: String, required: true },
    orderId: { type: String, required: true },
    status: { type: String, required: true },
    mode: { type: String, required: true },
    zoneId: { type: String, default: null },
    exportedOn: { type: String, default: null },
    isStatisticsOnly: { type: Boolean, required: true },
    fob: moneyField,
    lines: { type: [lineSchema], required: true },
    version: { type: Number, required: true },
  },
  { collection: 'export_facts', strict: 'throw', versionKey: false },
);

exportFactsSchema.index({ orderId: 1 });

export const exportFactsModel = (db: Connection) => db.model('ExportFacts', exportFactsSchema);
