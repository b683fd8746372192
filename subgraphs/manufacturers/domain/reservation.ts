import { Problem } from '../../../values/problem.ts';
import { checkTransition, type ReservationStatus } from './reservation-status.ts';
import {
  availableOf,
  type ChangeReason,
  changeOf,
  levelOf,
  MAX_COUNT,
  type Stock,
  type StockChange,
  type StockLevel,
  withLevel,
} from './stock-level.ts';

/** What is wanted of one SKU, in sales units. */
export interface ReservationLine {
  readonly skuId: string;
  readonly quantity: number;
}

/** What is held of one SKU in one warehouse. */
export interface Allocation extends ReservationLine {
  readonly warehouseId: string;
}

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

const MAX_LINES = 100;

/**
 * One line for each SKU, in the order of their first lines.
 *
 * Two lines of one SKU are one demand: checked one by one, each would find the stock that the other takes.
 *
 * @throws INVALID for no lines and quantities below 1, LIMIT_EXCEEDED for more than 100 lines.
 */
export function sumLines(lines: readonly ReservationLine[]): readonly ReservationLine[] {
  if (lines.length === 0) throw new Problem('INVALID', 'no-lines', { message: 'A reservation has lines' });
  if (lines.length > MAX_LINES) {
    throw new Problem('LIMIT_EXCEEDED', 'too-many-lines', {
      message: `A reservation has at most ${MAX_LINES} lines`,
      field: ['lines'],
    });
  }
  const quantities = new Map<string, number>();
  for (const [index, { skuId, quantity }] of lines.entries()) {
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > MAX_COUNT) {
      throw new Problem('INVALID', 'quantity-out-of-range', {
        message: `A quantity is 1 to ${MAX_COUNT}`,
        field: ['lines', String(index), 'quantity'],
      });
    }
    quantities.set(skuId, (quantities.get(skuId) ?? 0) + quantity);
  }
  return [...quantities].map(([skuId, quantity]) => ({ skuId, quantity }));
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

/** From one warehouse where one has enough; else from as few as possible, the fullest first. */
function allocate(
  stocks: ReadonlyMap<string, Stock>,
  { skuId, quantity }: ReservationLine,
): readonly Allocation[] {
  const stock = stocks.get(skuId);
  if (!stock) throw new Problem('NOT_FOUND', 'no-such-sku', { message: 'No such SKU', skuId });
  if (stock.available < quantity) {
    throw new Problem('OUT_OF_STOCK', 'less-available', {
      message: `${stock.available} are available, ${quantity} are wanted`,
      skuId,
    });
  }
  const fullestFirst = [...stock.levels].sort((a, b) => availableOf(b) - availableOf(a));
  const tightest = fullestFirst.findLast((level) => availableOf(level) >= quantity);
  let left = quantity;
  return (tightest ? [tightest] : fullestFirst).flatMap((level) => {
    const taken = Math.min(left, availableOf(level));
    left -= taken;
    return taken > 0 ? [{ skuId, warehouseId: level.warehouseId, quantity: taken }] : [];
  });
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
