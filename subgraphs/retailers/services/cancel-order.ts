import { partyOf, partyRoleOf, requireViewer, type Viewer } from '../../../runtime/viewer.ts';
import type { Answered } from '../../../runtime/write.ts';
import { parseText } from '../../../values/text.ts';
import { readFields } from '../../../values/read-fields.ts';
import type { RetailersContext } from '../context.ts';
import { cancel } from '../domain/order-steps.ts';
import type { OrderRecord } from '../models/order.ts';
import { noSuchOrder, requireOrder } from './find-order.ts';
import { saveOrderStep } from './save-order-step.ts';
import { releaseStock } from './stock-calls.ts';

export interface CancelOrderInput {
  readonly idempotencyKey: string;
  readonly orderId: string;
  readonly expectedVersion?: number | null;
  readonly reason?: string | null;
}

const MAX_REASON = 200;

/**
 * Gives an order up.
 *
 * The stock of one that was never confirmed is given back at once where that is possible, and in any case when the order's
 * event has arrived. Of a confirmed one something may be loaded at this very moment: stock and money are given back once
 * logistics has told that nothing was, and the order goes on where something was.
 */
export async function cancelOrder(
  context: RetailersContext,
  input: CancelOrderInput,
): Promise<Answered<{ readonly orderId: string }>> {
  const viewer = requireViewer(context.viewer);
  const { models, write, loaders, call, signal } = context;
  const { reason } = readFields([], {
    reason: () => (input.reason == null ? null : parseText(input.reason, MAX_REASON)),
  });
  const command = { mutation: 'cancelOrder', party: partyOf(viewer), input };
  let wasConfirmed = false;
  const answer = await write(command, async (transaction) => {
    const order = await requireOrder(models, input, { viewer, documents: transaction.documents });
    if (!mayCancel(viewer, order)) throw noSuchOrder();
    wasConfirmed = order.status !== 'PLACED';
    // Its words may be personal, and so stand in no event.
    const step = cancel(order, { by: partyRoleOf(viewer), reason: null });
    saveOrderStep(models, transaction, { order, step });
    const { _id, buyerId } = order;
    if (reason !== null) transaction.documents.put(models.cancelReasons, { _id, buyerId, reason });
    return { orderId: _id };
  });
  loaders.orderById.clear(input.orderId);
  loaders.cancelReasonByOrderId.clear(input.orderId);
  if (!answer.replayed && !wasConfirmed) await releaseStock(call, input.orderId, signal);
  return answer;
}

/** The parties to the sale and the platform; who carries, clears or finances the goods reads the order and no more. */
const mayCancel = ({ role, partyId }: Viewer, { buyerId, retailerId, supplierIds }: OrderRecord): boolean =>
  role === 'operator' ||
  (role === 'buyer' && partyId === buyerId) ||
  (role === 'retailer' && partyId === retailerId) ||
  (role === 'supplier' && partyId !== null && supplierIds.includes(partyId));
