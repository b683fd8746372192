import { actsFor, partyOf, partyRoleOf, requireScope, type Viewer } from '../../../runtime/viewer.ts';
import type { Answered } from '../../../runtime/write.ts';
import { Problem } from '../../../values/problem.ts';
import type { RetailersContext } from '../context.ts';
import { agree, type OrderStep } from '../domain/order-steps.ts';
import type { OrderRecord } from '../models/order.ts';
import { asSeen, noSuchOrder, requireOrder, type SeenOrder } from './find-order.ts';
import { saveOrderStep } from './save-order-step.ts';
import { commitStock } from './stock-calls.ts';

export interface ConfirmOrderInput {
  readonly idempotencyKey: string;
  readonly orderId: string;
  readonly expectedVersion?: number | null;
}

/** The order needs its stock kept before it may be written as confirmed. */
class NotCommitted extends Error {}

const MOST_TRIES = 3;

/**
 * A supplier of an order agrees to it; with the last of them the order is CONFIRMED.
 *
 * Before that its stock is committed, so that no confirmed order is without: a hold that has ended refuses, and nothing
 * changes. So everything that refuses is looked at first, key and version too. Cut off in between, the same call again finds the stock committed; a cancellation gives it back.
 */
export async function confirmOrder(
  context: RetailersContext,
  input: ConfirmOrderInput,
): Promise<Answered<{ readonly orderId: string }>> {
  const viewer = requireScope(context.viewer, 'orders:write');
  const command = { mutation: 'confirmOrder', party: partyOf(viewer), input };
  const stored = await context.storedAnswer<{ readonly orderId: string }>(command);
  if (stored) return stored;
  let isCommitted = false;
  for (let tries = 1; ; tries += 1) {
    if (await wouldConfirm(context, viewer, input)) {
      await commitStock(context.call, input.orderId, context.signal);
      isCommitted = true;
    }
    try {
      return await context.write(command, async (transaction) => {
        const { documents, now } = transaction;
        const order = await requireOrder(context.models, input, { viewer, documents });
        const step = agreementOf(viewer, order, now);
        if (step.status === 'CONFIRMED' && !isCommitted) throw new NotCommitted();
        saveOrderStep(context.models, transaction, { order, step });
        return { orderId: order._id };
      });
    } catch (error) {
      // Another supplier has agreed since: now this one is the last.
      if (!(error instanceof NotCommitted) || tries === MOST_TRIES) throw error;
    } finally {
      context.loaders.orderById.clear(input.orderId);
    }
  }
}

/** Whether this agreement would be the last; false where it will be refused, for whatever reason. */
async function wouldConfirm(
  { models, clock }: RetailersContext,
  viewer: Viewer,
  seen: SeenOrder,
): Promise<boolean> {
  const found = await models.orders.findById(seen.orderId).lean<OrderRecord>();
  try {
    return agreementOf(viewer, asSeen(found, seen, viewer), clock.now()).status === 'CONFIRMED';
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** The operator agrees for every supplier, a supplier for itself. */
function agreementOf(viewer: Viewer, order: OrderRecord, now: Date): OrderStep {
  const supplierIds = order.supplierIds.filter((id) => actsFor(viewer, id));
  if (supplierIds.length === 0) throw noSuchOrder();
  return agree(order, { supplierIds, by: partyRoleOf(viewer), now });
}
