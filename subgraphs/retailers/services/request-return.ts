import { newId } from '../../../runtime/id.ts';
import { partyOf, partyRoleOf, requireViewer, type Viewer } from '../../../runtime/viewer.ts';
import type { Answered, Transaction } from '../../../runtime/write.ts';
import type { RetailersContext } from '../context.ts';
import { type EventData, returnMoved } from '../domain/events.ts';
import { checkReturnLines, requestReturn as linesOf, type WantedReturn } from '../domain/request-return.ts';
import type { OrderRecord } from '../models/order.ts';
import type { ReturnRecord } from '../models/return.ts';
import { noSuchOrder, requireOrder } from './find-order.ts';

export interface RequestReturnInput extends WantedReturn {
  readonly idempotencyKey: string;
  readonly orderId: string;
}

/** The buyer asks to send goods back, or the seller for it: no more than was delivered and does not come back already. */
export async function requestReturn(
  context: RetailersContext,
  input: RequestReturnInput,
): Promise<Answered<{ readonly returnId: string }>> {
  const viewer = requireViewer(context.viewer);
  const { models, write, loaders } = context;
  checkReturnLines(input.lines);
  const command = { mutation: 'requestReturn', party: partyOf(viewer), input };
  const answer = await write(command, async (transaction) => {
    const { session, documents } = transaction;
    const order = await requireOrder(models, { orderId: input.orderId }, { viewer, documents });
    if (!mayRequest(viewer, order)) throw noSuchOrder();
    // Requests of one order follow each other, so that none is made on what another has just taken.
    documents.put<OrderRecord>(models.orders, { ...order, returnRequests: (order.returnRequests ?? 0) + 1 });
    const earlier = await models.returns.find({ orderId: order._id }).session(session).lean<ReturnRecord[]>();
    const lines = linesOf(order, input, earlier);
    return await open(context, { order, lines, reason: input.reason, viewer }, transaction);
  });
  loaders.returnsByOrderId.clear(input.orderId);
  return answer;
}

const mayRequest = ({ role, partyId }: Viewer, { buyerId, retailerId }: OrderRecord): boolean =>
  role === 'operator' ||
  (role === 'buyer' && partyId === buyerId) ||
  (role === 'retailer' && partyId === retailerId);

interface NewReturn extends Pick<ReturnRecord, 'lines' | 'reason'> {
  readonly order: OrderRecord;
  readonly viewer: Viewer;
}

async function open(
  { models }: RetailersContext,
  { order, lines, reason, viewer }: NewReturn,
  { session, now, emit }: Transaction,
): Promise<{ readonly returnId: string }> {
  const supplierIds = [...new Set(lines.map(({ supplierId }) => supplierId))];
  const isOther = (id: string) => order.supplierIds.includes(id) && !supplierIds.includes(id);
  const by = partyRoleOf(viewer);
  const record: ReturnRecord = {
    _id: newId('rtn', now),
    orderId: order._id,
    retailerId: order.retailerId,
    buyerId: order.buyerId,
    supplierIds,
    lines,
    reason,
    status: 'REQUESTED',
    requestedBy: by,
    requestedAt: now,
    decisionReason: null,
    shipment: null,
    isCleared: false,
    dues: { isVatRepaid: false, isBuyerSettled: false, version: 0 },
    refund: null,
    changedAt: now,
    version: 1,
    readers: order.readers.filter((id) => !isOther(id)),
  };
  await models.returns.insertMany([record], { session, lean: true });
  const data: EventData['ReturnMoved'] = returnMoved(record, { previous: null, by, reportedAt: null });
  emit({ aggregateId: record._id, sequence: 1, type: 'ReturnMoved', data });
  return { returnId: record._id };
}
