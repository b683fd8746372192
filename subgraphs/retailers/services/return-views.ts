import type { Money } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import type { RetailersContext } from '../context.ts';
import { refundOf } from '../domain/return-refund.ts';
import type { OrderRecord } from '../models/order.ts';
import type { ReturnRecord } from '../models/return.ts';

/** A supplier's own, as with the order's. */
export const linesOf = (
  { viewer }: Pick<RetailersContext, 'viewer'>,
  { lines }: Pick<ReturnRecord, 'lines'>,
): ReturnRecord['lines'] =>
  lines.filter(({ supplierId }) => viewer?.role !== 'supplier' || supplierId === viewer.partyId);

/** What the buyer is owed. A supplier reads that of its own goods: the sum would tell it at what price others sell. */
export async function refundDueOf(context: RetailersContext, returned: ReturnRecord): Promise<Money | null> {
  const { refund, reason } = returned;
  const lines = linesOf(context, returned);
  if (refund === null || lines.length === returned.lines.length) return refund?.due ?? null;
  return refundOf({ lines, reason }, await orderOf(context, returned)).due;
}

/** @throws FORBIDDEN for who reads a return and not its order, as a carrier did that has given it up. */
export async function orderOf(
  { loaders }: Pick<RetailersContext, 'loaders'>,
  { orderId }: Pick<ReturnRecord, 'orderId'>,
): Promise<OrderRecord> {
  const order = await loaders.orderById.load(orderId);
  if (order) return order;
  throw new Problem('FORBIDDEN', 'order-of-others', { message: 'The order is not yours to read' });
}
