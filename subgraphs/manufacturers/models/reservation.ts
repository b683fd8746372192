import { type Connection, Schema } from 'mongoose';
import type { Reservation } from '../domain/reservation.ts';
import { RESERVATION_STATUSES } from '../domain/reservation-status.ts';

/** One document of the `reservations` collection, as `lean()` returns it. */
export type ReservationRecord = Reservation;

const reservationSchema = new Schema<ReservationRecord>(
  {
    _id: { type: String, required: true },
    orderId: { type: String, required: true },
    status: { type: String, enum: RESERVATION_STATUSES, required: true },
    allocations: [
      {
        _id: false,
        skuId: { type: String, required: true },
        warehouseId: { type: String, required: true },
        quantity: { type: Number, required: true },
      },
    ],
    expiresAt: { type: Date, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'reservations', strict: 'throw', versionKey: false },
);

// An order holds stock once.
reservationSchema.index({ orderId: 1 }, { unique: true });
// Serves the expiry of holds.
reservationSchema.index({ status: 1, expiresAt: 1 });

export const reservationModel = (db: Connection) => db.model('Reservation', reservationSchema);
