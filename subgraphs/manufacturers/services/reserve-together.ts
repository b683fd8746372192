import type { Outcome } from '../../../runtime/batches.ts';
import type { Transact } from '../../../runtime/transact.ts';
import { type Answered, type Transaction, usedOtherwise } from '../../../runtime/write.ts';
import { Problem, Problems } from '../../../values/problem.ts';
import type { ReservedStock } from '../domain/change-levels.ts';
import { hold } from '../domain/reservation.ts';
import type { ReserveInput } from '../domain/reserve-input.ts';
import type { ReservedSku } from '../domain/reserved-sku.ts';
import type { StockChange } from '../domain/stock-level.ts';
import { ONE_ANSWER } from '../loaders.ts';
import type { Models } from '../models/index.ts';
import type { ReservationRecord } from '../models/reservation.ts';
import { findStocks } from './find-stocks.ts';
import { lockFeeds } from './lock-feeds.ts';
import { saveChangedStocks } from './save-changed-stocks.ts';
import { reservationMoved } from './step-reservations.ts';

/** A hold that is asked for. */
export interface ReserveRequest {
  /** Made of the caller's key. */
  readonly id: string;
  readonly inputHash: string;
  readonly input: ReserveInput;
  /** Its SKUs as they are now, or why it is refused if it is new. */
  readonly skus: readonly ReservedSku[] | Error;
}

export type Reserved = Answered<{ readonly reservation: ReservationRecord }>;

/**
 * Holds stock for several orders in one transaction, first come first served: each gets all that it asks for or nothing.
 *
 * Where none of them can get anything, nothing is written.
 */
export const reserveTogether = (
  { models, transact }: { readonly models: Models; readonly transact: Transact },
  requests: readonly ReserveRequest[],
): Promise<readonly Outcome<Reserved>[]> =>
  transact(async (transaction) => {
    const { session, now } = transaction;
    const known = await findKnown(models, requests, transaction);
    const skuIds = requests.flatMap(({ input }) => input.lines.map(({ skuId }) => skuId));
    const before = new Map((await findStocks(models, skuIds, session)).map((stock) => [stock._id, stock]));
    let after: ReservedStock['stocks'] = before;
    const changes: StockChange[] = [];
    const fresh: ReservationRecord[] = [];

    const reserve = (request: ReserveRequest): Outcome<Reserved> => {
      const earlier = known.find(
        ({ _id, orderId }) => _id === request.id || orderId === request.input.orderId,
      );
      if (earlier) return replay(earlier, request);
      if (request.skus instanceof Error) return { error: request.skus };
      try {
        const held = hold(after, request.input.lines, identityOf(request, now));
        after = held.stocks;
        changes.push(...held.changes);
        const record = recordOf(request, request.skus, held.reservation);
        fresh.push(record);
        known.push(record);
        return { result: { reservation: record, replayed: false } };
      } catch (error) {
        if (error instanceof Problem || error instanceof Problems) return { error };
        throw error;
      }
    };
    const outcomes = requests.map(reserve);
    if (fresh.length === 0) return outcomes;

    const supplierIds = fresh.flatMap((record) => record.supplierIds);
    const feeds = await lockFeeds(models, supplierIds, session);
    await saveChangedStocks(models, transaction, { feeds, before, after, changes });
    await models.reservations.insertMany(fresh, { session, lean: true });
    for (const record of fresh) transaction.emit(reservationMoved(record, null));
    return outcomes;
  });

async function findKnown(
  { reservations }: Models,
  requests: readonly ReserveRequest[],
  { session }: Transaction,
): Promise<ReservationRecord[]> {
  const ids = requests.map(({ id }) => id);
  const orderIds = requests.map(({ input }) => input.orderId);
  return await reservations
    .find({ $or: [{ _id: { $in: ids } }, { orderId: { $in: orderIds } }] })
    .session(session)
    .batchSize(ONE_ANSWER)
    .lean<ReservationRecord[]>();
}

function replay(earlier: ReservationRecord, { id, inputHash }: ReserveRequest): Outcome<Reserved> {
  if (earlier._id !== id) {
    const message = 'The order holds stock already, under another key';
    return { error: new Problem('DUPLICATE', 'order-holds-stock', { message, field: ['orderId'] }) };
  }
  if (earlier.inputHash !== inputHash) return { error: usedOtherwise() };
  return { result: { reservation: earlier, replayed: true } };
}

const identityOf = ({ id: _id, input: { orderId, ttlSeconds } }: ReserveRequest, now: Date) => ({
  _id,
  orderId,
  expiresAt: new Date(now.getTime() + ttlSeconds * 1_000),
});

const recordOf = (
  { inputHash, input: { lines } }: ReserveRequest,
  skus: readonly ReservedSku[],
  reservation: ReturnType<typeof hold>['reservation'],
): ReservationRecord => ({
  ...reservation,
  inputHash,
  supplierIds: [...new Set(skus.map(({ supplierId }) => supplierId))],
  lines: lines.map(({ lineNumber, skuId }) => ({ lineNumber, skuId })),
  skus,
  shipmentIds: [],
});
