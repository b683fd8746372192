import type { Allocation } from './allocation.ts';
import { changeLevels, type ReservedStock } from './change-levels.ts';
import type { Reservation } from './reservation.ts';
import { reservationMachine } from './reservation-status.ts';
import type { Departure } from './ship-goods.ts';
import { MAX_COUNT, type Stock } from './stock-level.ts';

/**
 * Puts goods back whose shipment was given up before it was loaded: each level gets what it had lost.
 *
 * They are promised to their order again, so that the next shipment takes them out as the first one did; where the order was
 * given up meanwhile they are free.
 */
export function takeBackGoods(
  stocks: ReadonlyMap<string, Stock>,
  reservation: Reservation,
  departed: readonly Departure[],
): ReservedStock & { readonly reservation: Reservation } {
  const isPromised = reservation.status === 'COMMITTED' || reservation.status === 'SHIPPED';
  const changed = changeLevels(stocks, departed, {
    reason: 'RETURNED',
    next: (level, { onHand, reserved }) => ({
      ...level,
      onHand: Math.min(MAX_COUNT, level.onHand + onHand),
      reserved: level.reserved + (isPromised ? reserved : 0),
    }),
  });
  if (!isPromised) return { reservation, ...changed };
  if (reservation.status === 'SHIPPED') reservationMachine.check(reservation.status, 'COMMITTED');
  const allocations = departed.reduce(withPart, reservation.allocations);
  const version = reservation.version + 1;
  return { reservation: { ...reservation, status: 'COMMITTED', allocations, version }, ...changed };
}

function withPart(
  allocations: readonly Allocation[],
  { skuId, warehouseId, reserved }: Departure,
): readonly Allocation[] {
  if (reserved === 0) return allocations;
  const isSame = (each: Allocation) => each.skuId === skuId && each.warehouseId === warehouseId;
  const quantity = reserved + (allocations.find(isSame)?.quantity ?? 0);
  return [...allocations.filter((each) => !isSame(each)), { skuId, warehouseId, quantity }];
}
