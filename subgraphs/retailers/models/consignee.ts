import { type Connection, Schema } from 'mongoose';
import type { Address } from '../domain/address.ts';

/**
 * One document of the `consignees` collection: to whom and where an order goes. Personal data, and nothing else.
 *
 * It stands apart from the order so that erasing it touches nothing that is counted, hashed or told.
 */
export interface ConsigneeRecord {
  /** The order's id. */
  readonly _id: string;
  readonly buyerId: string;
  readonly address: Address;
  /** Of the delivery terms; null where it stands in the order. */
  readonly namedPlace: string | null;
}

const text = { type: String, required: true } as const;
const textOrNull = { type: String, default: null } as const;

const consigneeSchema = new Schema<ConsigneeRecord>(
  {
    _id: text,
    buyerId: text,
    namedPlace: textOrNull,
    address: {
      type: new Schema<Address>(
        {
          name: text,
          phone: textOrNull,
          lines: { type: [String], required: true },
          city: text,
          region: textOrNull,
          postalCode: textOrNull,
          country: text,
        },
        { _id: false, strict: 'throw' },
      ),
      required: true,
    },
  },
  { collection: 'consignees', strict: 'throw', versionKey: false },
);

// Serves eraseBuyer.
consigneeSchema.index({ buyerId: 1 });

export const consigneeModel = (db: Connection) => db.model('Consignee', consigneeSchema);
