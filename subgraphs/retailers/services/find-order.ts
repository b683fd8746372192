import type { UnitOfWork } from '../../../runtime/unit-of-work.ts';
import type { Viewer } from '../../../runtime/viewer.ts';
import { Problem } from '../../../values/problem.ts';
import type { Models } from '../models/index.ts';
import type { OrderRecord } from '../models/order.ts';
import { readerOf } from './order-readers.ts';

/** An order as a transaction sees it. */
export const findOrder = (
  { orders }: Models,
  orderId: string,
  documents: UnitOfWork,
): Promise<OrderRecord | null> => documents.find(orders, orderId);

/** An order as a caller has seen it. */
export interface SeenOrder {
  readonly orderId: string;
  readonly expectedVersion?: number | null;
}

/** An order that the viewer reads, at the version that it expects. @throws NOT_FOUND, VERSION_CONFLICT */
export const requireOrder = async (
  models: Models,
  seen: SeenOrder,
  { viewer, documents }: { readonly viewer: Viewer | null; readonly documents: UnitOfWork },
): Promise<OrderRecord> => asSeen(await findOrder(models, seen.orderId, documents), seen, viewer);

/** The order that was found, if the viewer reads it and it is as seen. @throws NOT_FOUND, VERSION_CONFLICT */
export function asSeen(
  order: OrderRecord | null,
  { expectedVersion }: SeenOrder,
  viewer: Viewer | null,
): OrderRecord {
  const reader = readerOf(viewer);
  if (!order || reader === null || !order.readers.includes(reader)) throw noSuchOrder();
  if (expectedVersion != null && expectedVersion !== order.version) {
    throw new Problem('VERSION_CONFLICT', 'order-has-other-version', {
      message: `The order has version ${order.version}`,
      field: ['expectedVersion'],
    });
  }
  return order;
}

export const noSuchOrder = (): Problem =>
  new Problem('NOT_FOUND', 'no-such-order', { message: 'No such order, or not yours', field: ['orderId'] });
