import type { OrderView } from './order-view.ts';
import type { Step, StepAction } from './step.ts';
import type { TimelineKind } from './timeline-entry.ts';

/** The place that somebody has in an order. */
export const PLACES = ['BUYER', 'RETAILER', 'SUPPLIER', 'CARRIER', 'AUTHORITY', 'PLATFORM'] as const;

export type Place = (typeof PLACES)[number];

/** The place of a party in an order; null for one that has none, such as a carrier whose shipments were all given up. */
export function placeOfParty({ order, shipments }: OrderView, partyId: string): Place | null {
  if (!order) return null;
  if (partyId === order.retailerId) return 'RETAILER';
  if (order.supplierIds.includes(partyId)) return 'SUPPLIER';
  if (partyId === order.buyerId) return 'BUYER';
  const isCarrier = shipments.some(
    ({ carrierId, status }) => carrierId === partyId && status !== 'CANCELLED',
  );
  return isCarrier ? 'CARRIER' : null;
}

const SELLERS = ['RETAILER', 'SUPPLIER'] as const;
const WATCHERS = ['AUTHORITY', 'PLATFORM'] as const;
const ALL = PLACES;
const TRADERS = ['BUYER', ...SELLERS, ...WATCHERS] as const;
/** Whoever moves money for the order, and those who watch it. */
const PAYERS = ['BUYER', 'RETAILER', ...WATCHERS] as const;

/** Who reads what of an order. A carrier reads besides only what concerns its own shipments. */
export const TIMELINE_READERS: Readonly<Record<TimelineKind, readonly Place[]>> = {
  ORDER_PLACED: TRADERS,
  ORDER_CONFIRMED: ALL,
  ORDER_CANCELLED: ALL,
  ORDER_RESUMED: ALL,
  ORDER_COMPLETED: ALL,
  PAYMENT_CAPTURED: PAYERS,
  PAYMENT_REFUNDED: PAYERS,
  PAYMENT_DISPUTED: PAYERS,
  PAYMENT_DISPUTE_WON: PAYERS,
  PAYMENT_CHARGED_BACK: PAYERS,
  WAYBILL_ISSUED: ALL,
  SHIPMENT_MOVED: ALL,
  SHIPMENT_CANCELLED: ALL,
  DECLARATION_SUBMITTED: ALL,
  CUSTOMS_RECEIPT: [...SELLERS, 'CARRIER', ...WATCHERS],
  DECLARATION_RELEASED: ALL,
  DECLARATION_REJECTED: [...SELLERS, 'CARRIER', ...WATCHERS],
  DECLARATION_WITHDRAWN: [...SELLERS, 'CARRIER', ...WATCHERS],
  DECLARATION_CLOSED: [...SELLERS, 'CARRIER', ...WATCHERS],
  SUMMARY_DECLARED: [...SELLERS, ...WATCHERS],
  SETTLEMENT_CHANGED: ['RETAILER', ...WATCHERS],
  SETTLEMENT_PAID: ['RETAILER', ...WATCHERS],
  // A supplier reads of its own claims alone.
  REFUND_FILED: ['SUPPLIER', ...WATCHERS],
  REFUND_CHANGED: ['SUPPLIER', ...WATCHERS],
  REFUND_PAID: ['SUPPLIER', ...WATCHERS],
  REFUND_REPAID: ['SUPPLIER', ...WATCHERS],
  // A buyer does not learn what is insured on it, nor a supplier what the buyer owes.
  COVER_CHANGED: ['RETAILER', ...WATCHERS],
  PAYOUT_MADE: ['RETAILER', ...WATCHERS],
  RETURN_REQUESTED: TRADERS,
  RETURN_DECIDED: TRADERS,
  RETURN_WITHDRAWN: TRADERS,
  RETURN_CLEARED: TRADERS,
  RETURN_RECEIVED: TRADERS,
  RETURN_CLOSED: TRADERS,
};

/** What a place reads of a table such as `TIMELINE_READERS`. */
export const readableBy = <Kind extends string>(
  readers: Readonly<Record<Kind, readonly Place[]>>,
  place: Place,
): readonly Kind[] =>
  // The table has an entry for each kind, and no other.
  (Object.keys(readers) as Kind[]).filter((kind) => readers[kind].includes(place));

/** Who sees what is still to be done. A carrier sees besides only what concerns its own shipments. */
export const STEP_READERS: Readonly<Record<StepAction, readonly Place[]>> = {
  CONFIRM_ORDER: TRADERS,
  PAY: PAYERS,
  PAY_BALANCE: PAYERS,
  BOOK_SHIPMENT: TRADERS,
  HAND_OVER_GOODS: ALL,
  SUBMIT_DECLARATION: ALL,
  CORRECT_DECLARATION: [...SELLERS, 'CARRIER', ...WATCHERS],
  PRESENT_FOR_INSPECTION: [...SELLERS, 'CARRIER', ...WATCHERS],
  DECIDE_RELEASE: ALL,
  LOAD: ALL,
  DELIVER: ALL,
  REQUEST_SETTLEMENT: ['RETAILER', ...WATCHERS],
  ACCEPT_SETTLEMENT_QUOTE: ['RETAILER', ...WATCHERS],
  DECLARE_SUMMARY: [...SELLERS, ...WATCHERS],
  FILE_REFUND_CLAIM: ['SUPPLIER', ...WATCHERS],
  SUPPLY_INVOICE: ['SUPPLIER', ...WATCHERS],
  ANSWER_REFUND_QUERY: ['SUPPLIER', ...WATCHERS],
  RECONCILE_PRE_REFUND: ['SUPPLIER', ...WATCHERS],
  NOTIFY_LOSS: ['RETAILER', ...WATCHERS],
  FILE_INSURANCE_CLAIM: ['RETAILER', ...WATCHERS],
  DECIDE_RETURN: TRADERS,
  SEND_RETURN: TRADERS,
  REPAY_REFUND: ['SUPPLIER', ...WATCHERS],
  RECEIVE_RETURN: TRADERS,
  REFUND_BUYER: PAYERS,
};

/** What is between a supplier and the tax office. */
const OF_ONE_SUPPLIER: ReadonlySet<StepAction> = new Set([
  'FILE_REFUND_CLAIM',
  'SUPPLY_INVOICE',
  'ANSWER_REFUND_QUERY',
  'RECONCILE_PRE_REFUND',
]);

/** Steps without those of other suppliers that are none of this one's business; null = of whoever is no supplier. */
export const withoutOthers = (steps: readonly Step[], supplierId: string | null): readonly Step[] =>
  steps.filter(
    ({ action, partyId }) => supplierId === null || partyId === supplierId || !OF_ONE_SUPPLIER.has(action),
  );

/** The steps that a place sees, and of what blocks them what it sees too. `shipmentIds`: a carrier's own. */
export function stepsFor(
  steps: readonly Step[],
  place: Place,
  shipmentIds: ReadonlySet<string>,
): readonly Step[] {
  const sees = (action: StepAction) => STEP_READERS[action].includes(place);
  const isTheirs = ({ shipmentId }: Step) =>
    place !== 'CARRIER' || shipmentId === null || shipmentIds.has(shipmentId);
  return steps
    .filter((step) => sees(step.action) && isTheirs(step))
    .map((step) => ({ ...step, blockedBy: step.blockedBy.filter(sees) }));
}
