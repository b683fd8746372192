import { type Connection, Schema } from 'mongoose';

export const PORT_KINDS = ['SEA', 'RIVER', 'AIR', 'RAIL', 'ROAD'] as const;

export type PortKind = (typeof PORT_KINDS)[number];

/** One document of the `ports` collection, as `lean()` returns it. */
export interface PortRecord {
  /** `port_<code>`. */
  readonly _id: string;
  /** UN/LOCODE without the space. */
  readonly code: string;
  /** Other codes that carriers write for it. */
  readonly aliases: readonly string[];
  readonly kinds: readonly PortKind[];
  readonly nameEn: string;
  readonly nameZh: string;
  readonly country: string;
  /** IANA. */
  readonly timeZone: string;
}

const portSchema = new Schema<PortRecord>(
  {
    _id: { type: String, required: true },
    code: { type: String, required: true },
    aliases: { type: [String], required: true },
    kinds: { type: [String], enum: PORT_KINDS, required: true },
    nameEn: { type: String, required: true },
    nameZh: { type: String, required: true },
    country: { type: String, required: true },
    timeZone: { type: String, required: true },
  },
  { collection: 'ports', strict: 'throw', versionKey: false },
);

// Serves Query.ports in its order; there are some hundred ports in all.
portSchema.index({ code: 1 }, { unique: true });

export const portModel = (db: Connection) => db.model('Port', portSchema);
