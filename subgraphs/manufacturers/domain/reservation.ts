import { Problem } from '../../../values/problem.ts';
import { allocate, type Allocation, type ReservationLine, sumLines } from './allocation.ts';
import { checkTransition, type ReservationStatus } from './reservation-status.ts';
import {
  type ChangeReason,
  changeOf,
  levelOf,
  type Stock,
  type StockChange,
  type StockLevel,
  withLevel,
} from './stock-level.ts';

/** Stock that is promised to one order, of one or more suppliers. */
export interface Reservation {
  readonly _id: string;
  /** Of the retailers subgraph. */
  readonly orderId: string;
  readonly status: ReservationStatus;
  readonly allocations: readonly Allocation[];
  /** When a hold ends by itself; of no meaning once it is committed. */
  readonly expiresAt: Date;
  /** Goes up by one with each change. */
  readonly version: number;
}

/** Stock by SKU, and how it has got there. */
export interface ReservedStock {
  readonly stocks: ReadonlyMap<string, Stock>;
  readonly changes: readonly StockChange[];
}

/**
 * Holds stock for all lines, or for none.
 *
 * @param stocks those of all SKUs of the lines.
 * @throws NOT_FOUND for a SKU that is not among them, OUT_OF_STOCK for one of which less is available.
 */
export function hold(
  stocks: ReadonlyMap<string, Stock>,
  lines: readonly ReservationLine[],
  { _id, orderId, expiresAt }: Pick<Reservation, '_id' | 'orderId' | 'expiresAt'>,
): ReservedStock & { readonly reservation: Reservation } {
  const allocations = sumLines(lines).flatMap((line) => allocate(stocks, line));
  return {
    reservation: { _id, orderId, status: 'HELD', allocations, expiresAt, version: 1 },
    ...applyToLevels(stocks, allocations, {
      reason: 'RESERVED',
      next: (level, quantity) => ({ ...level, reserved: level.reserved + quantity }),
    }),
  };
}

/** Keeps a hold for a confirmed order. @throws ILLEGAL_TRANSITION, also for a hold that has run out unnoticed. */
export function commit(reservation: Reservation, now: Date): Reservation {
  checkTransition(reservation.status, 'COMMITTED');
  if (reservation.expiresAt <= now) {
    throw new Problem('ILLEGAL_TRANSITION', 'hold-expired', {
      message: 'The hold has expired',
      status: 'EXPIRED',
    });
  }
  return { ...reservation, status: 'COMMITTED', version: reservation.version + 1 };
}

type Ended = ReservedStock & { readonly reservation: Reservation };

/** Gives the stock back: the order was cancelled, or never confirmed. */
export const release = (stocks: ReadonlyMap<string, Stock>, reservation: Reservation): Ended =>
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

/** Takes the goods out of the warehouse and of the reservation. Goods that nobody had counted bring no level below 0. */
export const ship = (stocks: ReadonlyMap<string, Stock>, reservation: Reservation): Ended =>
  end(stocks, reservation, {
    to: 'SHIPPED',
    reason: 'SHIPPED',
    next: (level, quantity) => ({
      ...level,
      reserved: level.reserved - quantity,
      onHand: Math.max(0, level.onHand - quantity),
    }),
  });

const giveBack = (
  stocks: ReadonlyMap<string, Stock>,
  reservation: Reservation,
  to: 'RELEASED' | 'EXPIRED',
): Ended =>
  end(stocks, reservation, {
    to,
    reason: 'RELEASED',
    next: (level, quantity) => ({ ...level, reserved: level.reserved - quantity }),
  });

interface LevelStep {
  readonly reason: ChangeReason;
  readonly next: (level: StockLevel, quantity: number) => StockLevel;
}

function end(
  stocks: ReadonlyMap<string, Stock>,
  reservation: Reservation,
  { to, ...step }: LevelStep & { readonly to: ReservationStatus },
): Ended {
  checkTransition(reservation.status, to);
  return {
    reservation: { ...reservation, status: to, version: reservation.version + 1 },
    ...applyToLevels(stocks, reservation.allocations, step),
  };
}

function applyToLevels(
  stocks: ReadonlyMap<string, Stock>,
  allocations: readonly Allocation[],
  { reason, next }: LevelStep,
): ReservedStock {
  const after = new Map(stocks);
  const changes = allocations.map(({ skuId, warehouseId, quantity }) => {
    const stock = after.get(skuId);
    const level = stock && levelOf(stock, warehouseId);
    if (!stock || !level)
      throw new Error(`${skuId} is reserved in ${warehouseId}, where it has no stock record`);
    const changed = { ...next(level, quantity), version: level.version + 1 };
    after.set(skuId, withLevel(stock, changed));
    return changeOf(skuId, { before: level, after: changed }, reason);
  });
  return { stocks: after, changes };
}
