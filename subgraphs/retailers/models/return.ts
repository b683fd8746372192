import { type Connection, Schema } from 'mongoose';
import { moneyField } from '../../../runtime/fields.ts';
import { type Return, RETURN_REASONS, type ReturnLine, type ReturnShipment } from '../domain/return.ts';
import { RETURN_STATUSES } from '../domain/return-status.ts';

/** One document of the `returns` collection, as `lean()` returns it; its id sorts by the time of the request. */
export interface ReturnRecord extends Return {
  /** Who reads it: the order's readers, and of its suppliers those whose goods come back. */
  readonly readers: readonly string[];
}

const text = { type: String, required: true } as const;
const textOrNull = { type: String, default: null } as const;
const count = { type: Number, required: true } as const;
const countOrNull = { type: Number, default: null } as const;
const date = { type: Date, required: true } as const;

const lineSchema = new Schema<ReturnLine>(
  {
    lineNumber: count,
    skuId: text,
    supplierId: text,
    hsCode: text,
    quantity: count,
    received: countOrNull,
    damaged: countOrNull,
    warehouseId: textOrNull,
  },
  { _id: false, strict: 'throw' },
);

const shipmentSchema = new Schema<ReturnShipment>(
  { shipmentId: text, status: text, version: count },
  { _id: false, strict: 'throw' },
);

const duesSchema = new Schema(
  {
    isVatRepaid: { type: Boolean, required: true },
    isBuyerSettled: { type: Boolean, required: true },
    version: count,
  },
  { _id: false, strict: 'throw' },
);

const refundSchema = new Schema({ due: moneyField, most: moneyField }, { _id: false, strict: 'throw' });

const returnSchema = new Schema<ReturnRecord>(
  {
    _id: text,
    orderId: text,
    retailerId: text,
    buyerId: text,
    supplierIds: { type: [String], required: true },
    lines: [lineSchema],
    reason: { type: String, enum: RETURN_REASONS, required: true },
    status: { type: String, enum: RETURN_STATUSES, required: true },
    requestedBy: text,
    requestedAt: date,
    decisionReason: textOrNull,
    shipment: { type: shipmentSchema, default: null },
    isCleared: { type: Boolean, required: true },
    dues: { type: duesSchema, required: true },
    refund: { type: refundSchema, default: null },
    changedAt: date,
    version: count,
    readers: { type: [String], required: true },
  },
  { collection: 'returns', strict: 'throw', versionKey: false },
);

// Serves Order.returns, oldest first, and what may still come back.
returnSchema.index({ orderId: 1, _id: 1 });

export const returnModel = (db: Connection) => db.model('Return', returnSchema);
