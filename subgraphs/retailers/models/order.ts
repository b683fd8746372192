import { type Connection, Schema } from 'mongoose';
import { moneyField, quantityField } from '../../../runtime/fields.ts';
import { CURRENCIES } from '../../../values/currency.ts';
import { INCOTERMS } from '../../../values/incoterm.ts';
import { CHANNELS } from '../../../values/channel.ts';
import { PAYMENT_TERMS } from '../../../values/payment-terms.ts';
import { BUYER_KINDS, type OrderLine, type OrderQuote } from '../domain/order.ts';
import type { FollowedOrder, OrderShipment } from '../domain/order-progress.ts';
import { ORDER_STATUSES, type OrderStatus } from '../domain/order-status.ts';

/** Stands in every order's readers, for those who read all. */
export const ANY_READER = '*';

/** One document of the `orders` collection, as `lean()` returns it. Nothing in it is personal. */
export interface OrderRecord extends FollowedOrder {
  /**
   * Who reads it: its buyer, retailer and suppliers, carriers with a shipment that was not given up, the retailer's zone, and `*`.
   *
   * One list, so that one index serves everybody's orders.
   */
  readonly readers: readonly string[];
  /** Whose shipments, on their way out or back, were not given up; absent = none. */
  readonly carriages?: readonly { readonly shipmentId: string; readonly carrierId: string }[];
  /** Of the ledger that `isLedgerClosed` is from; 0 before the first. */
  readonly ledgerVersion: number;
  /** Goes up with each return that is asked for, so that two of one order never pass each other. */
  readonly returnRequests?: number;
}

/** Orders of a list; the last field of each is unique. */
export const ORDER_ORDERS = {
  NEWEST: [['_id', -1]],
  OLDEST: [['_id', 1]],
  CHANGED: [
    ['changedAt', 1],
    ['_id', 1],
  ],
} as const;

const text = { type: String, required: true } as const;
const textOrNull = { type: String, default: null } as const;
const count = { type: Number, required: true } as const;
const date = { type: Date, required: true } as const;
const moneyOrNull = { ...moneyField, required: false, default: null } as const;

const lineSchema = new Schema<OrderLine>(
  {
    number: count,
    listingId: text,
    skuId: text,
    supplierId: text,
    skuVersion: count,
    code: text,
    nameEn: text,
    nameZh: textOrNull,
    brandName: textOrNull,
    hsCode: text,
    origin: text,
    unit: text,
    netGrams: count,
    grossGrams: count,
    legalQuantities: [quantityField],
    quantity: count,
    unitPrice: moneyField,
    amount: moneyField,
  },
  { _id: false, strict: 'throw' },
);

const quoteSchema = new Schema<OrderQuote>(
  {
    id: text,
    laneId: text,
    carrierId: text,
    fromPortId: text,
    destination: text,
    mode: text,
    price: moneyField,
    grossGrams: count,
    expiresAt: { type: Date },
  },
  { _id: false, id: false, strict: 'throw' },
);

const shipmentSchema = new Schema<OrderShipment>(
  {
    shipmentId: text,
    status: text,
    version: count,
    lines: [{ _id: false, lineNumber: count, quantity: count }],
  },
  { _id: false, strict: 'throw' },
);

const orderSchema = new Schema<OrderRecord>(
  {
    _id: text,
    number: text,
    retailerId: text,
    retailerName: text,
    retailerZoneId: textOrNull,
    buyerId: text,
    buyerKind: { type: String, enum: BUYER_KINDS, required: true },
    supplierIds: { type: [String], required: true },
    channel: { type: String, enum: CHANNELS, required: true },
    market: text,
    destination: text,
    incoterm: { type: String, enum: Object.keys(INCOTERMS), required: true },
    namedPlace: textOrNull,
    terms: { type: String, enum: PAYMENT_TERMS, required: true },
    quote: { type: quoteSchema, default: null },
    currency: { type: String, enum: CURRENCIES, required: true },
    goods: moneyField,
    freight: moneyField,
    insurance: moneyField,
    discount: moneyField,
    total: moneyField,
    deposit: moneyOrNull,
    lines: [lineSchema],
    status: { type: String, enum: ORDER_STATUSES, required: true },
    agreedBy: [String],
    placedAt: date,
    holdExpiresAt: date,
    changedAt: date,
    version: count,
    shipments: [shipmentSchema],
    isLedgerClosed: { type: Boolean, required: true },
    ledgerVersion: count,
    returnRequests: { type: Number },
    readers: { type: [String], required: true },
    carriages: { type: [{ _id: false, shipmentId: text, carrierId: text }], default: undefined },
  },
  { collection: 'orders', strict: 'throw', versionKey: false },
);

// Serves everybody's orders, newest or oldest first: of some statuses or, by merging, of all.
orderSchema.index({ readers: 1, status: 1, _id: 1 });
// Serves whoever follows changes.
orderSchema.index({ readers: 1, changedAt: 1, _id: 1 });
// Serves a buyer's orders, and whether a viewer shares one with a buyer.
orderSchema.index({ buyerId: 1, readers: 1, _id: 1 });
// Keeps a retailer's numbers apart; serves who looks one up.
orderSchema.index({ retailerId: 1, number: 1 }, { unique: true });
// Serves orders whose hold has ended unseen.
orderSchema.index(
  { holdExpiresAt: 1 },
  { partialFilterExpression: { status: 'PLACED' satisfies OrderStatus } },
);

export const orderModel = (db: Connection) => db.model('Order', orderSchema);
