import { type Connection, Schema } from 'mongoose';
import { moneyField } from '../../../runtime/fields.ts';
import type { Money } from '../../../values/money.ts';
import { INCOTERMS, type Incoterm } from '../../../values/incoterm.ts';
import { PAYMENT_TERMS } from '../../../values/payment-terms.ts';
import type { OrderTerms } from '../domain/order-terms.ts';

/** What this subgraph knows of an order of retailers: one document of `order_facts`, as `lean()` returns it. */
export interface OrderFactsRecord extends Omit<OrderTerms, 'orderId' | 'isCancelled' | 'isGivenUp'> {
  /** The order's id. */
  readonly _id: string;
  readonly retailerId: string;
  readonly buyerId: string;
  readonly supplierIds: readonly string[];
  readonly channel: 'B2B' | 'B2C';
  /** Country. */
  readonly destination: string;
  readonly incoterm: Incoterm;
  /** The order's status, as its owner told last. */
  readonly status: string;
  /** Of the order's event that was taken last. */
  readonly version: number;
  /** Cancelled, and nothing of it has left or will; absent = not so. */
  readonly isGivenUp?: boolean;
  /** The price of goods that came back, which the buyer does not owe any more; absent = none did. */
  readonly credited?: Money;
  /** Counts whatever was done to the order's money: writing it makes such transactions wait for each other. */
  readonly changes: number;
}

const lineSchema = new Schema(
  {
    number: { type: Number, required: true },
    quantity: { type: Number, required: true },
    amount: moneyField,
  },
  { _id: false, strict: 'throw' },
);

const orderFactsSchema = new Schema<OrderFactsRecord>(
  {
    _id: { type: String, required: true },
    retailerId: { type: String, required: true },
    buyerId: { type: String, required: true },
    supplierIds: { type: [String], required: true },
    total: moneyField,
    deposit: { ...moneyField, required: false, default: null },
    terms: { type: String, enum: PAYMENT_TERMS, required: true },
    channel: { type: String, enum: ['B2B', 'B2C'], required: true },
    destination: { type: String, required: true },
    incoterm: { type: String, enum: Object.keys(INCOTERMS), required: true },
    lines: { type: [lineSchema], required: true },
    status: { type: String, required: true },
    version: { type: Number, required: true },
    isGivenUp: { type: Boolean, required: false },
    credited: { ...moneyField, required: false },
    changes: { type: Number, required: true },
  },
  { collection: 'order_facts', strict: 'throw', versionKey: false },
);

export const orderFactsModel = (db: Connection) => db.model('OrderFacts', orderFactsSchema);
