import { type Connection, Schema } from 'mongoose';
import { moneyField, quantityField } from '../../../runtime/fields.ts';
import type { Sku } from '../domain/sku.ts';

/** One document of the `skus` collection, as `lean()` returns it. */
export type SkuRecord = Sku;

/** The order of a product's SKUs; a code is unique among them. */
export const SKU_ORDER = [['code', 1]] as const;

const skuSchema = new Schema<SkuRecord>(
  {
    _id: { type: String, required: true },
    supplierId: { type: String, required: true },
    productId: { type: String, required: true },
    code: { type: String, required: true },
    nameEn: { type: String, required: true },
    nameZh: { type: String, default: null },
    brandId: { type: String, default: null },
    hsCode: { type: String, required: true },
    origin: { type: String, required: true },
    legalQuantities: [quantityField],
    netGrams: { type: Number, required: true },
    grossGrams: { type: Number, required: true },
    moq: { type: Number, required: true },
    leadDays: { type: Number, default: null },
    priceTiers: [{ _id: false, minQuantity: { type: Number, required: true }, price: moneyField }],
    version: { type: Number, required: true },
  },
  { collection: 'skus', strict: 'throw', versionKey: false },
);

// Serves both publish mutations and Supplier.sku, which find SKUs by the supplier's code.
skuSchema.index({ supplierId: 1, code: 1 }, { unique: true });
// Serves Product.skus, by code.
skuSchema.index({ productId: 1, code: 1 });

export const skuModel = (db: Connection) => db.model('Sku', skuSchema);
