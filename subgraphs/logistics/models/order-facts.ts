import { type Connection, Schema } from 'mongoose';
import { moneyField } from '../../../runtime/fields.ts';
import { INCOTERMS } from '../../../values/incoterm.ts';
import { ORDER_STATUSES, type OrderFacts, type OrderLineFacts } from '../domain/order-facts.ts';

/** One document of the `order_facts` collection: what the retailers' events say of an order. */
export interface OrderFactsRecord extends OrderFacts {
  /** Of the last event that was applied. */
  readonly version: number;
  /** Goes up with each booking, so that two of one order never pass each other. */
  readonly bookings: number;
}

const lineSchema = new Schema<OrderLineFacts>(
  {
    number: { type: Number, required: true },
    supplierId: { type: String, required: true },
    quantity: { type: Number, required: true },
    netGrams: { type: Number, required: true },
    amount: moneyField,
  },
  { _id: false, strict: 'throw' },
);

const orderFactsSchema = new Schema<OrderFactsRecord>(
  {
    _id: { type: String, required: true },
    retailerId: { type: String, required: true },
    buyerId: { type: String, required: true },
    destination: { type: String, required: true },
    incoterm: { type: String, enum: Object.keys(INCOTERMS), required: true },
    status: { type: String, enum: ORDER_STATUSES, required: true },
    insurance: moneyField,
    lines: { type: [lineSchema], required: true },
    version: { type: Number, required: true },
    bookings: { type: Number, required: true },
  },
  { collection: 'order_facts', strict: 'throw', versionKey: false },
);

export const orderFactsModel = (db: Connection) => db.model('OrderFacts', orderFactsSchema);
