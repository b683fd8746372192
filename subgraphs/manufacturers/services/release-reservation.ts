import { partyOf, requireService } from '../../../runtime/viewer.ts';
import type { Transaction } from '../../../runtime/write.ts';
import type { ManufacturersContext } from '../context.ts';
import { release } from '../domain/reservation.ts';
import type { ReservationStatus } from '../domain/reservation-status.ts';
import type { Models } from '../models/index.ts';
import type { ReservationRecord } from '../models/reservation.ts';
import type { OrderOfReservation, SteppedReservation } from './commit-reservation.ts';
import { requireReservation } from './find-reservation.ts';
import { stepReservations } from './step-reservations.ts';

/**
 * Gives back what an order still holds. For other subgraphs alone; what has expired or was released stays so.
 *
 * @throws ILLEGAL_TRANSITION when all of it has been shipped.
 */
export async function releaseReservation(
  { models, viewer, write, lanes }: ManufacturersContext,
  input: OrderOfReservation,
): Promise<SteppedReservation> {
  const party = partyOf(requireService(viewer));
  const { supplierIds } = await requireReservation(models, input.orderId);
  return await lanes([...supplierIds].sort().join(' '), () =>
    write({ mutation: 'releaseReservation', party, input }, async (transaction) => {
      const record = await requireReservation(models, input.orderId, transaction.session);
      return { status: await giveBack(models, transaction, { record }) };
    }),
  );
}

/** Releases a reservation that is not at its end yet; answers the status that it has then. */
export async function giveBack(
  models: Models,
  transaction: Transaction,
  { record, step = release }: { readonly record: ReservationRecord; readonly step?: typeof release },
): Promise<ReservationStatus> {
  if (record.status === 'RELEASED' || record.status === 'EXPIRED') return record.status;
  await stepReservations(models, transaction, { records: [record], step });
  return 'RELEASED';
}
