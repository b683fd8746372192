import { type Connection, Schema } from 'mongoose';
import { importedFields } from '../../../runtime/fields.ts';
import type { ImportedRow } from '../../../values/dated-row.ts';

/** One measure of a zone. */
export interface Indicator {
  readonly code: string;
  readonly name: string;
  /** Share of the total, an exact decimal. */
  readonly weight: string;
  readonly unit: string;
  readonly lowerIsBetter: boolean;
  /** Value that gives no points, and the one that gives all: exact decimals. */
  readonly zeroAt: string;
  readonly fullAt: string;
}

/** The subject of every set: on a day an operator's takes the place of the samples. */
export const INDICATORS = 'INDICATORS';

/** One document of the `indicator_sets` collection, as `lean()` returns it. */
export interface IndicatorSetRecord extends ImportedRow {
  /** Global id. */
  readonly _id: string;
  readonly name: string;
  readonly indicators: readonly Indicator[];
  readonly source: string;
}

const indicatorSchema = new Schema<Indicator>(
  {
    code: { type: String, required: true },
    name: { type: String, required: true },
    weight: { type: String, required: true },
    unit: { type: String, required: true },
    lowerIsBetter: { type: Boolean, required: true },
    zeroAt: { type: String, required: true },
    fullAt: { type: String, required: true },
  },
  { _id: false, strict: 'throw' },
);

const indicatorSetSchema = new Schema<IndicatorSetRecord>(
  {
    ...importedFields,
    name: { type: String, required: true },
    indicators: { type: [indicatorSchema], required: true },
    source: { type: String, required: true },
  },
  { collection: 'indicator_sets', strict: 'throw', versionKey: false },
);

// Serves Query.indicatorSets, newest first.
indicatorSetSchema.index({ validFrom: -1, _id: 1 });

export const indicatorSetModel = (db: Connection) =>
  db.model<IndicatorSetRecord>('IndicatorSet', indicatorSetSchema);
