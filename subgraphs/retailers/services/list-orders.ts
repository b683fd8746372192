import { listPage } from '../../../runtime/list-page.ts';
import { type Connection, connectionOf, keyIn, type PageArguments, readPage } from '../../../runtime/page.ts';
import { parseInstantArgument } from '../../../values/instant.ts';
import type { RetailersContext } from '../context.ts';
import type { Channel } from '../../../values/channel.ts';
import { ORDER_STATUSES, type OrderStatus } from '../domain/order-status.ts';
import { ORDER_ORDERS, type OrderRecord } from '../models/order.ts';
import { readerOf } from './order-readers.ts';

export interface OrderFilter {
  readonly statuses?: readonly OrderStatus[] | null;
  readonly channel?: Channel | null;
  readonly buyerId?: string | null;
  readonly changedSince?: string | null;
}

export interface OrdersArguments extends PageArguments {
  readonly filter?: OrderFilter | null;
  readonly orderBy?: keyof typeof ORDER_ORDERS | null;
}

/** A page of the orders that the viewer reads; none for a viewer who reads none. @throws BAD_INPUT */
export async function listOrders(
  { models, viewer }: RetailersContext,
  { filter, orderBy, ...page }: OrdersArguments,
): Promise<Connection<OrderRecord>> {
  const sort = orderBy ?? 'NEWEST';
  const range = readPage(page, { list: 'orders', filter, orderBy: sort });
  const where = conditionsOf(filter ?? {}, sort);
  const reader = readerOf(viewer);
  if (reader === null) return connectionOf([], range, keyIn(ORDER_ORDERS[sort]));
  return listPage<OrderRecord>(models.orders, {
    filter: { readers: reader, ...where },
    order: ORDER_ORDERS[sort],
    page: range,
  });
}

function conditionsOf(
  { statuses, channel, buyerId, changedSince }: OrderFilter,
  sort: keyof typeof ORDER_ORDERS,
): Record<string, unknown> {
  // All statuses are named where none is, so that one index serves both, in order.
  const named = statuses ?? (sort === 'CHANGED' || buyerId != null ? null : ORDER_STATUSES);
  return {
    ...(named && { status: { $in: [...new Set(named)] } }),
    ...(channel != null && { channel }),
    ...(buyerId != null && { buyerId }),
    ...(changedSince != null && { changedAt: { $gte: parseInstantArgument(changedSince) } }),
  };
}
