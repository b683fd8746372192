import type { Transaction } from '../../../runtime/write.ts';
import type { ReservedStock } from '../domain/change-levels.ts';
import type { EventData } from '../domain/events.ts';
import type { Reservation } from '../domain/reservation.ts';
import type { StockChange } from '../domain/stock-level.ts';
import type { Models } from '../models/index.ts';
import type { ReservationRecord } from '../models/reservation.ts';
import { findStocks } from './find-stocks.ts';
import { lockFeeds } from './lock-feeds.ts';
import { saveChangedStocks } from './save-changed-stocks.ts';

/** A rule that takes a reservation, or a part of one, to its end, and the stock with it. */
export type StockStep = (
  stocks: ReservedStock['stocks'],
  reservation: ReservationRecord,
) => ReservedStock & { readonly reservation: Reservation };

/** Takes reservations one step further together with their stock; its number of commands grows with their number. */
export async function stepReservations(
  models: Models,
  transaction: Transaction,
  { records, step }: { readonly records: readonly ReservationRecord[]; readonly step: StockStep },
): Promise<void> {
  const { session } = transaction;
  const feeds = await lockFeeds(
    models,
    records.flatMap(({ supplierIds }) => supplierIds),
    session,
  );
  const skuIds = records.flatMap(({ lines }) => lines.map(({ skuId }) => skuId));
  const before = new Map((await findStocks(models, skuIds, session)).map((stock) => [stock._id, stock]));
  let after: ReservedStock['stocks'] = before;
  const changes: StockChange[] = [];
  for (const record of records) {
    const stepped = step(after, record);
    after = stepped.stocks;
    changes.push(...stepped.changes);
    await saveReservation(models, transaction, { before: record, after: stepped.reservation });
  }
  await saveChangedStocks(models, transaction, { feeds, before, after, changes });
}

/** Stores what a step has made of a reservation, and tells of it. */
export async function saveReservation(
  { reservations }: Models,
  { session, emit }: Transaction,
  { before, after }: { readonly before: ReservationRecord; readonly after: Reservation },
): Promise<void> {
  const { status, allocations, version } = after;
  await reservations.updateOne({ _id: before._id }, { $set: { status, allocations, version } }, { session });
  if (version > before.version) emit(reservationMoved(after, before.status));
}

/** What the others learn of a reservation's step. */
export const reservationMoved = (
  { _id: reservationId, orderId, status, expiresAt, version }: Reservation,
  previous: Reservation['status'] | null,
) => {
  const data: EventData['ReservationMoved'] = {
    reservationId,
    orderId,
    status,
    previous,
    expiresAt,
    version,
  };
  return { aggregateId: reservationId, sequence: version, type: 'ReservationMoved', data };
};
