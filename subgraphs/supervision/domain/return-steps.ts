import type { PlacedOrder } from './next-steps.ts';
import type { ReturnDocument } from './order-documents.ts';
import type { Step } from './step.ts';

const BEFORE_DELIVERY: ReadonlySet<string> = new Set(['LOADED', 'DEPARTED', 'ARRIVED', 'IMPORT_CLEARING']);

/** What is still to be done with each return of the order. */
export const returnSteps = (placed: PlacedOrder): readonly Step[] =>
  placed.returns.flatMap((returned) => [
    ...stepsOf(placed, returned),
    ...carrierSteps(placed, returned, isRefundOpen(placed, returned)),
  ]);

function stepsOf(placed: PlacedOrder, returned: ReturnDocument): readonly Step[] {
  const { order } = placed;
  const step = about(returned);
  const seller = { by: 'RETAILER', partyId: order.retailerId } as const;
  switch (returned.status) {
    case 'REQUESTED':
      return [{ ...step, ...seller, action: 'DECIDE_RETURN' }];
    case 'APPROVED':
      return [{ ...step, by: 'BUYER', partyId: order.buyerId, action: 'SEND_RETURN' }];
    case 'AT_CUSTOMS': {
      const isOpen = isRefundOpen(placed, returned);
      const receive: Step = {
        ...step,
        ...seller,
        action: 'RECEIVE_RETURN',
        blockedBy: isOpen ? ['REPAY_REFUND'] : [],
      };
      return isOpen ? [...repaySteps(returned), receive] : [receive];
    }
    case 'RECEIVED':
      return [{ ...step, ...seller, action: 'REFUND_BUYER', blocking: false }];
    default:
      return [];
  }
}

const about = ({ returnId, at }: ReturnDocument) =>
  ({
    subject: { type: 'Return', id: returnId },
    shipmentId: null,
    dueAt: null,
    blocking: true,
    blockedBy: [],
    openedAt: at,
  }) as const;

const isRefundOpen = ({ returnDues }: PlacedOrder, { returnId }: ReturnDocument): boolean =>
  returnDues.some((dues) => dues.returnId === returnId && !dues.isVatRepaid);

/** Each supplier whose goods come back: which of them was refunded is between it and the tax office. */
const repaySteps = (returned: ReturnDocument): readonly Step[] =>
  [...new Set(returned.lines.map(({ supplierId }) => supplierId))].map((partyId) => ({
    ...about(returned),
    action: 'REPAY_REFUND',
    by: 'SUPPLIER',
    partyId,
  }));

/** The carrier that has goods on their way back. */
const carrierSteps = (
  { shipments }: PlacedOrder,
  { returnId }: ReturnDocument,
  isRefundToRepay: boolean,
): readonly Step[] =>
  shipments
    .filter((shipment) => shipment.returnId === returnId && BEFORE_DELIVERY.has(shipment.status))
    .map(({ shipmentId, carrierId, at }) => ({
      subject: { type: 'Shipment', id: shipmentId },
      shipmentId,
      dueAt: null,
      blocking: true,
      blockedBy: isRefundToRepay ? ['REPAY_REFUND'] : [],
      action: 'DELIVER',
      by: 'CARRIER',
      partyId: carrierId,
      openedAt: at,
    }));
