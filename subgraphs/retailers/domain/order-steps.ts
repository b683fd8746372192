import { Problem } from '../../../values/problem.ts';
import type { EventData, PartyRole } from './events.ts';
import { type FollowedOrder, isAnyLoaded } from './order-progress.ts';
import { orderMachine, type OrderStatus } from './order-status.ts';

/** A change of an order that is told. */
export interface OrderStep {
  readonly status: OrderStatus;
  readonly agreedBy: readonly string[];
  readonly by: PartyRole;
  readonly reason: string | null;
  /** The supplier that agreed with it. */
  readonly supplierId: string | null;
}

/**
 * Suppliers of an order agree to it; with the last of them it is CONFIRMED.
 *
 * @throws ILLEGAL_TRANSITION for an order that is not PLACED, whose hold has ended, or to which they have agreed before.
 */
export function agree(
  order: FollowedOrder,
  {
    supplierIds,
    by,
    now,
  }: { readonly supplierIds: readonly string[]; readonly by: PartyRole; readonly now: Date },
): OrderStep {
  orderMachine.check(order.status, 'CONFIRMED');
  if (order.holdExpiresAt <= now) {
    throw new Problem('ILLEGAL_TRANSITION', 'hold-expired', { message: 'The hold on the stock has expired' });
  }
  if (supplierIds.every((id) => order.agreedBy.includes(id))) {
    throw new Problem('ILLEGAL_TRANSITION', 'agreed-before', {
      message: 'This supplier has agreed already; another one of the order has not',
      status: order.status,
    });
  }
  const agreedBy = order.supplierIds.filter((id) => order.agreedBy.includes(id) || supplierIds.includes(id));
  const status = agreedBy.length === order.supplierIds.length ? 'CONFIRMED' : 'PLACED';
  const [only, ...others] = supplierIds;
  return { status, agreedBy, by, reason: null, supplierId: others.length === 0 ? (only ?? null) : null };
}

/**
 * A party gives an order up: a supplier while it has not agreed, buyer and retailer until anything is loaded.
 *
 * @throws ILLEGAL_TRANSITION where it is too late for that.
 */
export function cancel(
  order: FollowedOrder,
  { by, reason }: { readonly by: PartyRole; readonly reason: string | null },
): OrderStep {
  orderMachine.check(order.status, 'CANCELLED');
  if (by === 'SUPPLIER' && order.status !== 'PLACED') {
    throw new Problem('ILLEGAL_TRANSITION', 'supplier-has-agreed', {
      message: 'A supplier gives an order up only before all have agreed',
      status: order.status,
    });
  }
  if (isAnyLoaded(order)) {
    throw new Problem('ILLEGAL_TRANSITION', 'goods-loaded', {
      message: 'Goods of the order are loaded',
      status: order.status,
    });
  }
  return { status: 'CANCELLED', agreedBy: order.agreedBy, by, reason, supplierId: null };
}

/** An order after a step, and what is told of it. */
export function take(
  order: FollowedOrder,
  { status, agreedBy, by, reason, supplierId }: OrderStep,
  now: Date,
): { readonly after: FollowedOrder; readonly told: EventData['OrderMoved'] } {
  if (status !== order.status) orderMachine.check(order.status, status);
  const version = order.version + 1;
  return {
    after: { ...order, status, agreedBy, changedAt: now, version },
    told: { orderId: order._id, status, previous: order.status, at: now, by, reason, supplierId, version },
  };
}
