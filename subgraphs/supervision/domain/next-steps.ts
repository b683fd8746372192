import { insuranceSteps } from './insurance-steps.ts';
import type { OrderDocument, OrderProgress } from './order-documents.ts';
import type { OrderView } from './order-view.ts';
import { refundClaimSteps } from './refund-claim-steps.ts';
import { returnSteps } from './return-steps.ts';
import { settlementSteps } from './settlement-steps.ts';
import { shipmentSteps } from './shipment-steps.ts';
import { summarySteps } from './summary-steps.ts';
import { type Step, STEP_ACTIONS } from './step.ts';

/** An order that has been placed, with all that is known of it. */
export interface PlacedOrder extends OrderView {
  readonly order: OrderDocument;
  readonly progress: OrderProgress;
}

/**
 * Who must still do what, by when, and what blocks it: a pure function of the order's view, soonest first.
 *
 * It reads no clock, so that it can be kept with the view: a step is there until somebody has done it, however late. All are
 * here, a few for each of the order's lines and shipments at most, so that nobody's own is missing on its list of work.
 */
export function nextSteps(view: OrderView): readonly Step[] {
  const { order, progress } = view;
  if (!order || !progress) return [];
  const placed = { ...view, order, progress };
  const steps =
    progress.status === 'CANCELLED'
      ? refundSteps(placed)
      : [
          ...confirmSteps(placed),
          ...paymentSteps(placed),
          ...bookingSteps(placed),
          ...shipmentSteps(placed),
          ...settlementSteps(placed),
          ...summarySteps(placed),
          ...refundClaimSteps(placed),
          ...insuranceSteps(placed),
          ...returnSteps(placed),
        ];
  return [...steps].sort(bySoonest);
}

function bySoonest(a: Step, b: Step): number {
  const [left, right] = [a.dueAt?.getTime() ?? Infinity, b.dueAt?.getTime() ?? Infinity];
  if (left !== right) return left - right;
  return STEP_ACTIONS.indexOf(a.action) - STEP_ACTIONS.indexOf(b.action);
}

const ofOrder = { subject: null, shipmentId: null } as const;

/** Each supplier that has not agreed yet. */
function confirmSteps({ order, progress }: PlacedOrder): readonly Step[] {
  if (progress.status !== 'PLACED') return [];
  return order.supplierIds
    .filter((supplierId) => !progress.agreedSupplierIds.includes(supplierId))
    .map((partyId) => ({
      ...ofOrder,
      action: 'CONFIRM_ORDER',
      by: 'SUPPLIER',
      partyId,
      dueAt: order.holdExpiresAt,
      blocking: true,
      blockedBy: [],
      openedAt: order.placedAt,
    }));
}

/** True once what the terms ask for before shipping has been paid. */
const isPaidAhead = ({ order, ledger }: PlacedOrder): boolean => {
  if (order.terms === 'PREPAID') return ledger?.isPaid ?? false;
  if (order.terms === 'DEPOSIT_30_70') return (ledger?.isPaid ?? false) || (ledger?.isDepositPaid ?? false);
  return true;
};

/** States of a shipment in which its documents can be had against payment. */
const UNDER_WAY: ReadonlySet<string> = new Set([
  'DEPARTED',
  'ARRIVED',
  'IMPORT_CLEARING',
  'DELIVERED',
  'STORED_OVERSEAS',
]);
const DELIVERED: ReadonlySet<string> = new Set(['DELIVERED', 'STORED_OVERSEAS']);

function paymentSteps(placed: PlacedOrder): readonly Step[] {
  const { order, progress, ledger, shipments } = placed;
  if (ledger?.isPaid) return [];
  const pay = { ...ofOrder, by: 'BUYER', partyId: order.buyerId, blockedBy: [] } as const;
  if (!isPaidAhead(placed)) {
    const dueAt = progress.status === 'PLACED' ? order.holdExpiresAt : null;
    return [{ ...pay, action: 'PAY', dueAt, blocking: true, openedAt: order.placedAt }];
  }
  const awaited = order.terms === 'OPEN_ACCOUNT' ? DELIVERED : UNDER_WAY;
  const outward = shipments.filter(({ returnId, status }) => returnId === null && status !== 'CANCELLED');
  const last = outward.at(-1);
  if (!last || !outward.every(({ status }) => awaited.has(status))) return [];
  const action = order.terms === 'DEPOSIT_30_70' ? 'PAY_BALANCE' : 'PAY';
  return [{ ...pay, action, dueAt: null, blocking: true, openedAt: last.at }];
}

/** What has been ordered and is in no shipment. */
function bookingSteps(placed: PlacedOrder): readonly Step[] {
  const { order, progress, shipments } = placed;
  const booked = shipments
    .filter(({ returnId, status }) => returnId === null && status !== 'CANCELLED')
    .flatMap(({ lines }) => lines);
  const isOpen = order.lines.some(({ number, quantity }) => {
    const there = booked.filter(({ lineNumber }) => lineNumber === number);
    return there.reduce((sum, line) => sum + line.quantity, 0) < quantity;
  });
  if (!isOpen || progress.status === 'COMPLETED') return [];
  return [
    {
      ...ofOrder,
      action: 'BOOK_SHIPMENT',
      by: 'RETAILER',
      partyId: order.retailerId,
      // Afterwards the freight that the buyer paid for is not to be had at its price.
      dueAt: order.quoteExpiresAt ?? null,
      blocking: true,
      blockedBy: [
        ...(progress.status === 'PLACED' ? (['CONFIRM_ORDER'] as const) : []),
        ...(isPaidAhead(placed) ? [] : (['PAY'] as const)),
      ],
      openedAt: progress.confirmedAt ?? order.placedAt,
    },
  ];
}

/** Of a cancelled order: what the buyer has paid and not got back. */
function refundSteps({ order, progress, ledger }: PlacedOrder): readonly Step[] {
  if (!ledger || ledger.captured.minor <= ledger.refunded.minor) return [];
  return [
    {
      ...ofOrder,
      action: 'REFUND_BUYER',
      by: 'RETAILER',
      partyId: order.retailerId,
      dueAt: null,
      blocking: false,
      blockedBy: [],
      openedAt: progress.changedAt,
    },
  ];
}
