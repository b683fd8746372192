import { partyOf, requireService } from '../../../runtime/viewer.ts';
import type { Answered } from '../../../runtime/write.ts';
import type { ManufacturersContext } from '../context.ts';
import { commit } from '../domain/reservation.ts';
import type { ReservationStatus } from '../domain/reservation-status.ts';
import { requireReservation } from './find-reservation.ts';
import { saveReservation } from './step-reservations.ts';

export interface OrderOfReservation {
  readonly idempotencyKey: string;
  readonly orderId: string;
}

export type SteppedReservation = Answered<{ readonly status: ReservationStatus }>;

/**
 * Keeps an order's hold until its goods have left. For other subgraphs alone; once committed it stays so.
 *
 * @throws ILLEGAL_TRANSITION for a hold that has expired or was released.
 */
export async function commitReservation(
  { models, viewer, write }: ManufacturersContext,
  input: OrderOfReservation,
): Promise<SteppedReservation> {
  const party = partyOf(requireService(viewer));
  return await write({ mutation: 'commitReservation', party, input }, async (transaction) => {
    const before = await requireReservation(models, input.orderId, transaction.session);
    if (before.status === 'COMMITTED') return { status: before.status };
    const after = commit(before, transaction.now);
    await saveReservation(models, transaction, { before, after });
    return { status: after.status };
  });
}
