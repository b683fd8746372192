import type { Transaction } from '../../../runtime/write.ts';
import { type OrderStep, take } from '../domain/order-steps.ts';
import type { Models } from '../models/index.ts';
import type { OrderRecord } from '../models/order.ts';

/** Takes an order a step further, and tells of it. */
export function saveOrderStep(
  { orders }: Models,
  { documents, now, emit }: Transaction,
  { order, step }: { readonly order: OrderRecord; readonly step: OrderStep },
): OrderRecord {
  const { after, told } = take(order, step, now);
  const moved: OrderRecord = { ...order, ...after };
  documents.put(orders, moved);
  emit({ aggregateId: order._id, sequence: moved.version, type: 'OrderMoved', data: told });
  return moved;
}
