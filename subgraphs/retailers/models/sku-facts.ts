import { type Connection, Schema } from 'mongoose';

/** One document of the `sku_facts` collection: what has to be known of a SKU before it may be listed. */
export interface SkuFactsRecord {
  /** The SKU's id. */
  readonly _id: string;
  readonly hsCode: string;
  readonly brandName: string | null;
  /** The brand as rights are compared with it, `markText`; empty for unbranded goods. */
  readonly brandText: string;
  /** Of the SKU when this was told; what is older than it says nothing new. */
  readonly version: number;
}

const skuFactsSchema = new Schema<SkuFactsRecord>(
  {
    _id: { type: String, required: true },
    hsCode: { type: String, required: true },
    brandName: { type: String, default: null },
    // Not `required`, which would refuse the empty text.
    brandText: { type: String, default: '' },
    version: { type: Number, required: true },
  },
  { collection: 'sku_facts', strict: 'throw', versionKey: false },
);

// Serves a change of rights: the goods that are called like one of them.
skuFactsSchema.index({ brandText: 1, _id: 1 });

export const skuFactsModel = (db: Connection) => db.model('SkuFacts', skuFactsSchema);
