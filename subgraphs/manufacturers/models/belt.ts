import { type Connection, Schema } from 'mongoose';

/** One document of the `belts` collection, as `lean()` returns it. Reference data: nobody writes it but `install`. */
export interface BeltRecord {
  readonly _id: string;
  readonly nameEn: string;
  readonly nameZh: string;
  readonly provinceEn: string;
  readonly provinceZh: string;
  readonly provinceCode: string;
  readonly cityEn: string;
  readonly cityZh: string;
  readonly placeEn: string;
  readonly placeZh: string;
  readonly goodsEn: readonly string[];
  readonly goodsZh: readonly string[];
  readonly hsHeadings: readonly string[];
  /** Of the supervision subgraph; null where the city has no zone. */
  readonly zoneId: string | null;
  /** Of the logistics subgraph. */
  readonly portIds: readonly string[];
  /** What a search finds it by. */
  readonly terms: readonly string[];
}

/** Orders of a list; the last field of each is unique. */
export const BELT_ORDERS = {
  NAME: [['nameEn', 1]],
  PROVINCE: [
    ['provinceEn', 1],
    ['nameEn', 1],
  ],
} as const;

const text = { type: String, required: true } as const;

const beltSchema = new Schema<BeltRecord>(
  {
    _id: text,
    nameEn: text,
    nameZh: text,
    provinceEn: text,
    provinceZh: text,
    provinceCode: text,
    cityEn: text,
    cityZh: text,
    placeEn: text,
    placeZh: text,
    goodsEn: [String],
    goodsZh: [String],
    hsHeadings: [String],
    zoneId: { type: String, default: null },
    portIds: [String],
    terms: [String],
  },
  { collection: 'belts', strict: 'throw', versionKey: false },
);

// Serves Query.belts by NAME, and keeps the name fit to end a cursor.
beltSchema.index({ nameEn: 1 }, { unique: true });
// Serves Zone.belts.
beltSchema.index({ zoneId: 1, _id: 1 });

export const beltModel = (db: Connection) => db.model('Belt', beltSchema);
