import type { ClientSession } from 'mongoose';
import { Problem } from '../../../values/problem.ts';
import type { Models } from '../models/index.ts';
import type { ReservationRecord } from '../models/reservation.ts';

/** The reservation of an order; null where it has none. */
export const findReservation = (
  { reservations }: Models,
  orderId: string,
  session: ClientSession | null = null,
): Promise<ReservationRecord | null> =>
  reservations.findOne({ orderId }).session(session).lean<ReservationRecord>();

/** @throws NOT_FOUND where it has none. */
export async function requireReservation(
  models: Models,
  orderId: string,
  session: ClientSession | null = null,
): Promise<ReservationRecord> {
  const found = await findReservation(models, orderId, session);
  if (found) return found;
  throw new Problem('NOT_FOUND', 'no-such-reservation', {
    message: 'The order holds no stock',
    field: ['orderId'],
  });
}
