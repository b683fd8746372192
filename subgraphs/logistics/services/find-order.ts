import { awaitFresh } from '../../../runtime/fresh-id.ts';
import { partyRoleOf, type Viewer } from '../../../runtime/viewer.ts';
import { Problem } from '../../../values/problem.ts';
import type { LogisticsContext } from '../context.ts';
import { type Booker, bookerOf } from '../domain/booking-right.ts';
import { isShippable } from '../domain/order-facts.ts';
import type { OrderFactsRecord } from '../models/order-facts.ts';

/**
 * As what the viewer ships this order.
 *
 * Waits a moment for an order that was placed just now: its confirmation may be on the way too.
 *
 * @throws NOT_FOUND for an order that is not there or not the viewer's.
 */
export async function findBooker(
  { models, clock, signal }: LogisticsContext,
  viewer: Viewer,
  orderId: string,
): Promise<Booker> {
  const load = () => models.orderFacts.findById(orderId).lean<OrderFactsRecord>();
  const loadShippable = async () => {
    const order = await load();
    return order && isShippable(order.status) ? order : null;
  };
  const order = (await awaitFresh(orderId, loadShippable, { clock, signal })) ?? (await load());
  const booker = order && bookerOf(order, { role: partyRoleOf(viewer), partyId: viewer.partyId });
  if (booker) return booker;
  throw new Problem('NOT_FOUND', 'no-such-order', {
    message: 'No such order, or not yours',
    field: ['orderId'],
  });
}
