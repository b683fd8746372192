import type { Transaction } from '../../../runtime/write.ts';
import { type OrderStep, take } from '../domain/order-steps.ts';
import type { Models } from '../models/index.ts';
import type { OrderRecord } from '../models/order.ts';

/** Takes an order a step further, and tells of it. */
export async function saveOrderStep(
  { orders }: Models,
  { session, now, emit }: Transaction,
  { order, step }: { readonly order: OrderRecord; readonly step: OrderStep },
): Promise<OrderRecord> {
  const { after, told } = take(order, step, now);
  const { status, agreedBy, changedAt, version } = after;
  await orders.updateOne(
    { _id: order._id, version: order.version },
    { $set: { status, agreedBy, changedAt, version } },
    { session },
  );
  emit({ aggregateId: order._id, sequence: version, type: 'OrderMoved', data: told });
  return { ...order, ...after };
}
