import { type Connection, Schema } from 'mongoose';
import type { Product } from '../domain/product.ts';

/** One document of the `products` collection. */
export type StoredProduct = Product;

/** What `ProductRecord` lacks, as reads leave it out: a search's terms are most of a document. */
export const UNREAD_PRODUCT_FIELDS = ['terms', 'hsCodes', 'hsPrefixes'] as const;

/** A document as it is read for an answer. */
export type ProductRecord = Omit<StoredProduct, (typeof UNREAD_PRODUCT_FIELDS)[number]>;

/** The projection that leaves them out. */
export const productFields = Object.fromEntries(UNREAD_PRODUCT_FIELDS.map((field) => [field, 0]));

/** Orders of a list; the last field of each is unique. Ids of products sort by time. */
export const PRODUCT_ORDERS = {
  NEWEST: [['_id', -1]],
  NAME: [
    ['sortName', 1],
    ['_id', 1],
  ],
} as const;

/** What every list of products leaves out: those whose last SKU has moved to another product. */
export const LISTED_PRODUCTS = { skuCount: { $gt: 0 } } as const;

const productSchema = new Schema<StoredProduct>(
  {
    _id: { type: String, required: true },
    supplierId: { type: String, required: true },
    beltId: { type: String, default: null },
    nameEn: { type: String, required: true },
    nameZh: { type: String, default: null },
    sortName: { type: String, required: true },
    terms: [String],
    hsCodes: [{ _id: false, hsCode: String, skus: Number }],
    hsPrefixes: [String],
    skuCount: { type: Number, required: true },
    stockedSkuCount: { type: Number, required: true },
    createdAt: { type: Date, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'products', strict: 'throw', versionKey: false },
);

// Serves publishSkus, which finds products by name, and keeps one of a name.
productSchema.index({ supplierId: 1, nameEn: 1 }, { unique: true });
// Serves a search, newest first: a page of a common word reads a page of entries.
productSchema.index({ terms: 1, _id: -1 });
// Serve products of a belt, newest first and by name.
productSchema.index({ beltId: 1, _id: -1 });
productSchema.index({ beltId: 1, sortName: 1, _id: 1 });
// Serve products of a supplier, newest first and by name.
productSchema.index({ supplierId: 1, _id: -1 });
productSchema.index({ supplierId: 1, sortName: 1, _id: 1 });
// Serves products of an HS prefix, newest first.
productSchema.index({ hsPrefixes: 1, _id: -1 });
// Serves all products by name.
productSchema.index({ sortName: 1, _id: 1 });

export const productModel = (db: Connection) => db.model('Product', productSchema);
