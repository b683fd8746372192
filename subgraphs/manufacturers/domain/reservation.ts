import { Problem } from '../../../values/problem.ts';
import { type Allocation, allocateAll, type ReservationLine, sumLines } from './allocation.ts';
import { reservationMachine, type ReservationStatus } from './reservation-status.ts';
import { changeLevels, type ReservedStock } from './change-levels.ts';
import type { Stock } from './stock-level.ts';

/** Stock that is promised to one order, of one or more suppliers. */
export interface Reservation {
  readonly _id: string;
  /** Of the retailers subgraph. */
  readonly orderId: string;
  readonly status: ReservationStatus;
  /** What is still held; of one that was given back, what was. */
  readonly allocations: readonly Allocation[];
  /** When a hold ends by itself; of no meaning once it is committed. */
  readonly expiresAt: Date;
  /** Goes up by one with each change. */
  readonly version: number;
}

/**
 * Holds stock for all lines, or for none.
 *
 * @param stocks those of all SKUs of the lines.
 * @throws Problems, NOT_FOUND for a SKU that is not among them, OUT_OF_STOCK for one of which less is available.
 */
export function hold(
  stocks: ReadonlyMap<string, Stock>,
  lines: readonly ReservationLine[],
  { _id, orderId, expiresAt }: Pick<Reservation, '_id' | 'orderId' | 'expiresAt'>,
): ReservedStock & { readonly reservation: Reservation } {
  const allocations = allocateAll(stocks, sumLines(lines));
  return {
    reservation: { _id, orderId, status: 'HELD', allocations, expiresAt, version: 1 },
    ...changeLevels(stocks, allocations, {
      reason: 'RESERVED',
      next: (level, { quantity }) => ({ ...level, reserved: level.reserved + quantity }),
    }),
  };
}

/** Keeps a hold for a confirmed order. @throws ILLEGAL_TRANSITION, also for a hold that has run out unnoticed. */
export function commit(reservation: Reservation, now: Date): Reservation {
  reservationMachine.check(reservation.status, 'COMMITTED');
  if (reservation.expiresAt <= now) {
    throw new Problem('ILLEGAL_TRANSITION', 'hold-expired', {
      message: 'The hold has expired',
      status: 'EXPIRED',
    });
  }
  return { ...reservation, status: 'COMMITTED', version: reservation.version + 1 };
}

type Ended = ReservedStock & { readonly reservation: Reservation };

/** Gives the stock back: the order was cancelled, or never confirmed. @throws ILLEGAL_TRANSITION when all of it has left. */
export function release(stocks: ReadonlyMap<string, Stock>, reservation: Reservation): Ended {
  if (reservation.status === 'SHIPPED') {
    throw new Problem('ILLEGAL_TRANSITION', 'goods-have-left', {
      message: 'The goods have left',
      status: reservation.status,
    });
  }
  return giveBack(stocks, reservation, 'RELEASED');
}

/** The same for an order of which nothing was loaded: what has left its warehouse comes back, and is promised to nobody. */
export const giveUp = (stocks: ReadonlyMap<string, Stock>, reservation: Reservation): Ended =>
  giveBack(stocks, reservation, 'RELEASED');

/** Gives the stock of a hold back whose time is over. @throws ILLEGAL_TRANSITION while it is not. */
export function expire(stocks: ReadonlyMap<string, Stock>, reservation: Reservation, now: Date): Ended {
  if (reservation.expiresAt > now) {
    throw new Problem('ILLEGAL_TRANSITION', 'hold-not-expired', {
      message: 'The hold has not expired yet',
      status: reservation.status,
    });
  }
  return giveBack(stocks, reservation, 'EXPIRED');
}

function giveBack(
  stocks: ReadonlyMap<string, Stock>,
  reservation: Reservation,
  to: 'RELEASED' | 'EXPIRED',
): Ended {
  reservationMachine.check(reservation.status, to);
  return {
    reservation: { ...reservation, status: to, version: reservation.version + 1 },
    ...changeLevels(stocks, reservation.allocations, {
      reason: 'RELEASED',
      next: (level, { quantity }) => ({ ...level, reserved: level.reserved - quantity }),
    }),
  };
}
