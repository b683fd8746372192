import type { Allocation } from './allocation.ts';
import { changeLevels, type ReservedStock } from './change-levels.ts';
import type { Reservation } from './reservation.ts';
import { levelOf, type Stock } from './stock-level.ts';

/** Goods of an order that have left a warehouse. */
export interface ShippedGoods {
  readonly skuId: string;
  /** The one that the shipment names; null where it names none. */
  readonly warehouseId: string | null;
  readonly quantity: number;
}

/** What one level has lost. */
export interface Departure {
  readonly skuId: string;
  readonly warehouseId: string;
  readonly onHand: number;
  readonly reserved: number;
}

/** Stock and reservation after goods have left, and what each level has lost of them. */
export interface Shipped extends ReservedStock {
  readonly reservation: Reservation;
  readonly departed: readonly Departure[];
}

/**
 * Takes goods that have left out of the stock and out of what is reserved.
 *
 * They leave the warehouse that the shipment names, and are no longer reserved where they were allocated. Where the two
 * differ, the one can be short for what others have reserved there: a truth, which shows as a shortage. A warehouse in
 * which the SKU has no record loses nothing; then the goods leave from where they were allocated. Goods that nobody had
 * counted bring no level below 0. The reservation is SHIPPED when nothing of it is left.
 */
export function shipGoods(
  stocks: ReadonlyMap<string, Stock>,
  reservation: Reservation,
  goods: readonly ShippedGoods[],
): Shipped {
  const isHeld = reservation.status === 'COMMITTED';
  let left = isHeld ? reservation.allocations : [];
  const departures = goods.flatMap((each) => {
    const taken = takeFrom(left, each);
    left = taken.left;
    return departuresOf(stocks, each, taken.parts);
  });
  const departed = merge(departures).map((each) => ({ ...each, onHand: mostOf(stocks, each) }));
  const changed = changeLevels(stocks, departed, {
    reason: 'SHIPPED',
    next: (level, { onHand, reserved }) => ({
      ...level,
      onHand: level.onHand - onHand,
      reserved: level.reserved - reserved,
    }),
  });
  if (!isHeld) return { reservation, departed, ...changed };
  const version = reservation.version + 1;
  const status = left.length === 0 ? 'SHIPPED' : 'COMMITTED';
  return { reservation: { ...reservation, status, allocations: left, version }, departed, ...changed };
}

/** What of it had been counted. */
function mostOf(stocks: ReadonlyMap<string, Stock>, { skuId, warehouseId, onHand }: Departure): number {
  const stock = stocks.get(skuId);
  return Math.min(onHand, (stock && levelOf(stock, warehouseId)?.onHand) ?? 0);
}

/** Takes a quantity of a SKU out of what is allocated: from the named warehouse first. */
function takeFrom(
  allocations: readonly Allocation[],
  { skuId, warehouseId, quantity }: ShippedGoods,
): { readonly left: readonly Allocation[]; readonly parts: readonly Allocation[] } {
  const isNamed = (each: Allocation) => Number(each.warehouseId === warehouseId);
  const own = allocations.filter((each) => each.skuId === skuId).sort((a, b) => isNamed(b) - isNamed(a));
  let wanted = quantity;
  const parts = own.flatMap((each) => {
    const taken = Math.min(wanted, each.quantity);
    wanted -= taken;
    return taken > 0 ? [{ ...each, quantity: taken }] : [];
  });
  const takenAt = new Map(parts.map((part) => [part.warehouseId, part.quantity]));
  const left = allocations.flatMap((each) => {
    const taken = each.skuId === skuId ? (takenAt.get(each.warehouseId) ?? 0) : 0;
    return each.quantity > taken ? [{ ...each, quantity: each.quantity - taken }] : [];
  });
  return { left, parts };
}

function departuresOf(
  stocks: ReadonlyMap<string, Stock>,
  { skuId, warehouseId, quantity }: ShippedGoods,
  parts: readonly Allocation[],
): readonly Departure[] {
  const stock = stocks.get(skuId);
  const isKnown = warehouseId !== null && stock !== undefined && levelOf(stock, warehouseId) !== null;
  const freed = parts.map((part) => ({
    skuId,
    warehouseId: part.warehouseId,
    reserved: part.quantity,
    onHand: isKnown ? 0 : part.quantity,
  }));
  return isKnown ? [...freed, { skuId, warehouseId, reserved: 0, onHand: quantity }] : freed;
}

/** One departure a level, so that goods that leave where they were allocated are one change of the feed. */
function merge(departures: readonly Departure[]): readonly Departure[] {
  const merged = new Map<string, Departure>();
  for (const each of departures) {
    const key = `${each.skuId} ${each.warehouseId}`;
    const before = merged.get(key) ?? { ...each, onHand: 0, reserved: 0 };
    const onHand = before.onHand + each.onHand;
    merged.set(key, { ...each, onHand, reserved: before.reserved + each.reserved });
  }
  return [...merged.values()];
}
