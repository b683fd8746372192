import type { OrderRecord } from '../models/order.ts';

type Carriage = NonNullable<OrderRecord['carriages']>[number];

/** The order with one shipment more, whose carrier reads it from now on. */
export const withCarriage = (order: OrderRecord, carriage: Carriage): OrderRecord => ({
  ...order,
  carriages: [...(order.carriages ?? []), carriage],
  readers: [...new Set([...order.readers, carriage.carrierId])],
});

/** The order without a shipment that was given up; a carrier that has no other one reads it no more. */
export function withoutCarriage(order: OrderRecord, shipmentId: string): OrderRecord {
  const before = order.carriages ?? [];
  const given = before.find((each) => each.shipmentId === shipmentId);
  if (!given) return order;
  const carriages = before.filter((each) => each !== given);
  const hasOther = carriages.some(({ carrierId }) => carrierId === given.carrierId);
  const readers = hasOther ? order.readers : order.readers.filter((id) => id !== given.carrierId);
  return { ...order, carriages, readers };
}
