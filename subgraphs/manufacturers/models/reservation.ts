import { type Connection, Schema } from 'mongoose';
import { moneyField, quantityField } from '../../../runtime/fields.ts';
import type { Reservation } from '../domain/reservation.ts';
import { RESERVATION_STATUSES } from '../domain/reservation-status.ts';
import type { ReservedSku } from '../domain/reserved-sku.ts';
import type { Departure } from '../domain/ship-goods.ts';

/**
 * One document of the `reservations` collection, as `lean()` returns it.
 *
 * It is the aggregate and the idempotency record of the hold in one: its id is made of the caller's key, and it keeps
 * the answer, so that the hottest path of the graph writes one document less.
 */
export interface ReservationRecord extends Reservation {
  /** Tells the input that it was made of from another under the same key. */
  readonly inputHash: string;
  /** Whose stock it is. */
  readonly supplierIds: readonly string[];
  /** Which SKU a line of the order is, for shipments, which name lines. */
  readonly lines: readonly { readonly lineNumber: number; readonly skuId: string }[];
  /** What was answered. */
  readonly skus: readonly ReservedSku[];
  /** Shipments whose goods have been taken out, once for ever. */
  readonly shipmentIds: readonly string[];
  /** What the levels have lost by those of them that were not given up; absent = none. */
  readonly departures?: readonly (Departure & { readonly shipmentId: string })[];
}

const text = { type: String, required: true } as const;
const count = { type: Number, required: true } as const;

const reservedSkuSchema = new Schema<ReservedSku>(
  {
    skuId: text,
    supplierId: text,
    version: count,
    code: text,
    nameEn: text,
    nameZh: { type: String, default: null },
    brandName: { type: String, default: null },
    hsCode: text,
    origin: text,
    legalQuantities: [quantityField],
    netGrams: count,
    grossGrams: count,
    moq: count,
    quantity: count,
    basePrice: moneyField,
    tierPrice: moneyField,
  },
  { _id: false, strict: 'throw' },
);

const reservationSchema = new Schema<ReservationRecord>(
  {
    _id: text,
    orderId: text,
    status: { type: String, enum: RESERVATION_STATUSES, required: true },
    allocations: [{ _id: false, skuId: text, warehouseId: text, quantity: count }],
    expiresAt: { type: Date, required: true },
    version: count,
    inputHash: text,
    supplierIds: { type: [String], required: true },
    lines: [{ _id: false, lineNumber: count, skuId: text }],
    skus: [reservedSkuSchema],
    shipmentIds: [String],
    departures: {
      type: [
        { _id: false, shipmentId: text, skuId: text, warehouseId: text, onHand: count, reserved: count },
      ],
      default: undefined,
    },
  },
  { collection: 'reservations', strict: 'throw', versionKey: false },
);

// An order holds stock once; serves commit, release and shipments.
reservationSchema.index({ orderId: 1 }, { unique: true });
// Serves the expiry of holds.
reservationSchema.index(
  { expiresAt: 1 },
  { partialFilterExpression: { status: 'HELD' satisfies ReservationRecord['status'] } },
);

export const reservationModel = (db: Connection) => db.model('Reservation', reservationSchema);
