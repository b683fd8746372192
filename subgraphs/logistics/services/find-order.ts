import { awaitFresh } from '../../../runtime/fresh-id.ts';
import { partyRoleOf, type Viewer } from '../../../runtime/viewer.ts';
import { Problem } from '../../../values/problem.ts';
import type { LogisticsContext } from '../context.ts';
import { type Booker, bookerOf } from '../domain/booking-right.ts';
import { isShippable } from '../domain/order-facts.ts';
import { returnBookerOf } from '../domain/return-booking.ts';
import type { OrderFactsRecord } from '../models/order-facts.ts';
import type { ReturnFactsRecord } from '../models/return-facts.ts';

/**
 * As what the viewer ships this order, or sends a return of it back.
 *
 * Waits a moment for an order that was placed just now: its confirmation may be on the way too.
 *
 * @throws NOT_FOUND for an order that is not there or not the viewer's.
 */
export async function findBooker(
  context: LogisticsContext,
  viewer: Viewer,
  { orderId, returnId = null }: { readonly orderId: string; readonly returnId?: string | null },
): Promise<Booker> {
  if (returnId !== null) return findReturnBooker(context, viewer, { orderId, returnId });
  const { models, clock, signal } = context;
  const load = () => models.orderFacts.findById(orderId).lean<OrderFactsRecord>();
  const loadShippable = async () => {
    const order = await load();
    return order && isShippable(order.status) ? order : null;
  };
  const order = (await awaitFresh(orderId, loadShippable, { clock, signal })) ?? (await load());
  const booker = order && bookerOf(order, { role: partyRoleOf(viewer), partyId: viewer.partyId });
  if (booker) return booker;
  throw noSuch('order', 'orderId');
}

/** As what the viewer sends a return back; waits a moment for one that was agreed just now. */
async function findReturnBooker(
  context: LogisticsContext,
  viewer: Viewer,
  { orderId, returnId }: { readonly orderId: string; readonly returnId: string },
): Promise<Booker> {
  const { models, clock, signal } = context;
  const load = () => models.returnFacts.findOne({ _id: returnId, orderId }).lean<ReturnFactsRecord>();
  const loadAgreed = async () => {
    const found = await load();
    return found && found.status !== 'REQUESTED' ? found : null;
  };
  const found = (await awaitFresh(returnId, loadAgreed, { clock, signal })) ?? (await load());
  const order = found && (await models.orderFacts.findById(orderId).lean<OrderFactsRecord>());
  const booker = order && returnBookerOf(order, { role: partyRoleOf(viewer), partyId: viewer.partyId });
  if (booker) return booker;
  throw noSuch('return', 'returnId');
}

const noSuch = (what: string, field: string): Problem =>
  new Problem('NOT_FOUND', `no-such-${what}`, { message: `No such ${what}, or not yours`, field: [field] });
