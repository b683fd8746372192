import {
  afterKey,
  type Connection,
  connectionOf,
  type PageArguments,
  type PageKey,
  readPage,
  sortOf,
} from '../../../runtime/page.ts';
import { parseInstant } from '../../../values/instant.ts';
import { Problem } from '../../../values/problem.ts';
import type { RetailersContext } from '../context.ts';
import type { Channel } from '../domain/channel.ts';
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
  const order = ORDER_ORDERS[sort];
  const reader = readerOf(viewer);
  const rows =
    reader === null
      ? []
      : await models.orders
          .find({ $and: [{ readers: reader, ...where }, afterKey(order, storedKey(range.after, sort))] })
          .sort(sortOf(order))
          .limit(range.first + 1)
          .batchSize(range.first + 2)
          .lean<OrderRecord[]>();
  return connectionOf(rows, range, ({ _id, changedAt }) =>
    sort === 'CHANGED' ? [changedAt.getTime(), _id] : [_id],
  );
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
    ...(changedSince != null && { changedAt: { $gte: readSince(changedSince) } }),
  };
}

function readSince(text: string): Date {
  try {
    return parseInstant(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem('BAD_INPUT', error.reason, { message: error.message });
  }
}

/** A cursor holds times as numbers. */
function storedKey(key: PageKey | null, sort: keyof typeof ORDER_ORDERS): PageKey | null {
  if (key === null || sort !== 'CHANGED') return key;
  const [at, id] = key;
  const changedAt = new Date(Number(at));
  if (Number.isNaN(changedAt.getTime()) || typeof id !== 'string') {
    throw new Problem('BAD_INPUT', 'foreign-cursor', { message: 'after is no cursor of this list' });
  }
  // The database compares it with what it has stored; `PageKey` is about what a cursor can hold.
  return [changedAt as unknown as number, id];
}
