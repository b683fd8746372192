import { type Connection, Schema } from 'mongoose';

/** How many SKUs of a product have a code. */
export interface HsCodeCount {
  readonly hsCode: string;
  readonly skus: number;
}

/** One document of the `products` collection as it is read. */
export interface ProductRecord {
  readonly _id: string;
  readonly supplierId: string;
  /** The supplier's. */
  readonly beltId: string | null;
  /** Unique within the supplier: SKUs are grouped by it. */
  readonly nameEn: string;
  readonly nameZh: string | null;
  /** The English name as lists sort it. */
  readonly sortName: string;
  /** A product without SKUs is found by its id, and in no list. */
  readonly skuCount: number;
  /** How many of its SKUs are available. */
  readonly stockedSkuCount: number;
  readonly createdAt: Date;
  /** Goes up by one with each write of the catalogue. Stock leaves it alone. */
  readonly version: number;
}

/** The whole document: with what only the database and `publishSkus` work with. */
export interface StoredProduct extends ProductRecord {
  /** What a search finds it by. */
  readonly terms: readonly string[];
  /** The codes of its SKUs; at most 50. */
  readonly hsCodes: readonly HsCodeCount[];
  /** Every beginning of these codes from 2 digits on. */
  readonly hsPrefixes: readonly string[];
}

/** What `ProductRecord` lacks, as reads leave it out: a search's terms are most of a document. */
export const UNREAD_PRODUCT_FIELDS = ['terms', 'hsCodes', 'hsPrefixes'] as const;

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
