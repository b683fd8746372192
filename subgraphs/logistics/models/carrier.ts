import { type Connection, Schema } from 'mongoose';
import { TRANSPORT_MODES, type TransportMode } from '../../../values/transport-mode.ts';

export const CODE_SCHEMES = ['SCAC', 'IATA', 'TRADE_NAME'] as const;

/** One document of the `carriers` collection, as `lean()` returns it. */
export interface CarrierRecord {
  /** `carrier_<code>`. */
  readonly _id: string;
  /** As on waybills. */
  readonly code: string;
  /** Who gave the code. */
  readonly codeScheme: (typeof CODE_SCHEMES)[number];
  readonly nameEn: string;
  readonly nameZh: string;
  readonly modes: readonly TransportMode[];
}

const carrierSchema = new Schema<CarrierRecord>(
  {
    _id: { type: String, required: true },
    code: { type: String, required: true },
    codeScheme: { type: String, enum: CODE_SCHEMES, required: true },
    nameEn: { type: String, required: true },
    nameZh: { type: String, required: true },
    modes: { type: [String], enum: TRANSPORT_MODES, required: true },
  },
  { collection: 'carriers', strict: 'throw', versionKey: false },
);

// Serves Query.carriers in its order.
carrierSchema.index({ nameEn: 1, _id: 1 });

export const carrierModel = (db: Connection) => db.model('Carrier', carrierSchema);
