import { coverEntry, type CoverHappening } from './cover-entry.ts';
import type { DeclarationStatus } from './declaration-status.ts';
import type { Party } from './order-documents.ts';
import { paymentEntry, type PaymentHappening } from './payment-entry.ts';
import type { SummaryStatus } from './summary-status.ts';

export const TIMELINE_KINDS = [
  'ORDER_PLACED',
  'ORDER_CONFIRMED',
  'ORDER_CANCELLED',
  'ORDER_RESUMED',
  'ORDER_COMPLETED',
  'PAYMENT_CAPTURED',
  'PAYMENT_REFUNDED',
  'PAYMENT_DISPUTED',
  'PAYMENT_DISPUTE_WON',
  'PAYMENT_CHARGED_BACK',
  'WAYBILL_ISSUED',
  'SHIPMENT_MOVED',
  'SHIPMENT_CANCELLED',
  'DECLARATION_SUBMITTED',
  'CUSTOMS_RECEIPT',
  'DECLARATION_RELEASED',
  'DECLARATION_REJECTED',
  'DECLARATION_WITHDRAWN',
  'DECLARATION_CLOSED',
  'SUMMARY_DECLARED',
  'SETTLEMENT_CHANGED',
  'SETTLEMENT_PAID',
  'REFUND_FILED',
  'REFUND_CHANGED',
  'REFUND_PAID',
  'REFUND_REPAID',
  'COVER_CHANGED',
  'PAYOUT_MADE',
  'RETURN_REQUESTED',
  'RETURN_DECIDED',
  'RETURN_WITHDRAWN',
  'RETURN_CLEARED',
  'RETURN_RECEIVED',
  'RETURN_CLOSED',
] as const;

/** What can happen to an order. */
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** The object that something is about. */
export interface SubjectRef {
  readonly type:
    | 'Order'
    | 'Payment'
    | 'Shipment'
    | 'Declaration'
    | 'SummaryDeclaration'
    | 'Settlement'
    | 'Sku'
    | 'RefundClaim'
    | 'InsuranceClaim'
    | 'Return';
  readonly id: string;
}

/** Something that happened to an order. Its words come from the fact alone, so that no order of arrival shows. */
export interface TimelineEntry {
  readonly at: Date;
  readonly kind: TimelineKind;
  readonly by: Party;
  readonly text: string;
  readonly subject: SubjectRef;
  /** The shipment that it concerns: a carrier reads of its own alone. */
  readonly shipmentId: string | null;
  /** The supplier that it concerns, where no other one reads of it. */
  readonly supplierId?: string | undefined;
}

/** What the timeline needs of an event beside what the view keeps. */
export type Happening =
  | {
      readonly type: 'OrderPlaced';
      readonly orderId: string;
      readonly at: Date;
      readonly by: Party;
      readonly number: string;
    }
  | {
      readonly type: 'OrderMoved';
      readonly orderId: string;
      readonly at: Date;
      readonly status: string;
      readonly previous: string | null;
      readonly by: Party;
      readonly reason: string | null;
      readonly supplierId: string | null;
    }
  | PaymentHappening
  | {
      readonly type: 'SettlementMoved';
      readonly settlementId: string;
      readonly at: Date;
      readonly status: string;
      readonly previous: string | null;
    }
  | {
      readonly type: 'ShipmentBooked';
      readonly shipmentId: string;
      readonly at: Date;
      readonly by: Party;
      readonly carrierName: string;
      readonly waybill: string;
    }
  | {
      readonly type: 'ShipmentMoved';
      readonly shipmentId: string;
      readonly at: Date;
      readonly by: Party;
      /** What this report says, late or not; where the goods are by now is another matter. */
      readonly reported: string;
      readonly place: string | null;
    }
  | {
      readonly type: 'DeclarationMoved';
      readonly declarationId: string;
      readonly shipmentId: string;
      readonly at: Date;
      readonly status: DeclarationStatus;
      readonly previous: DeclarationStatus | null;
      readonly receiptCode: string | null;
      readonly mode: string;
    }
  | {
      readonly type: 'ListSummarized';
      readonly summaryId: string;
      readonly at: Date;
      readonly status: SummaryStatus;
      readonly month: string;
    }
  | {
      readonly type: 'ReturnMoved';
      readonly returnId: string;
      readonly at: Date;
      readonly status: string;
      readonly by: Party;
      readonly reason: string;
    }
  | CoverHappening;

/** The line of the timeline for what happened; null where nobody needs to read of it. */
export function timelineEntryOf(happening: Happening): TimelineEntry | null {
  switch (happening.type) {
    case 'OrderPlaced':
      return {
        at: happening.at,
        kind: 'ORDER_PLACED',
        by: happening.by,
        text: `Order ${happening.number} placed`,
        subject: { type: 'Order', id: happening.orderId },
        shipmentId: null,
      };
    case 'OrderMoved':
      return orderEntry(happening);
    case 'PaymentMoved':
      return paymentEntry(happening);
    case 'SettlementMoved':
      return settlementEntry(happening);
    case 'ShipmentBooked':
      return {
        at: happening.at,
        kind: 'WAYBILL_ISSUED',
        by: happening.by,
        text: `Waybill ${happening.waybill} of ${happening.carrierName} issued`,
        subject: { type: 'Shipment', id: happening.shipmentId },
        shipmentId: happening.shipmentId,
      };
    case 'ShipmentMoved':
      return shipmentEntry(happening);
    case 'DeclarationMoved':
      return declarationEntry(happening);
    case 'ListSummarized':
      return summaryEntry(happening);
    case 'ReturnMoved':
      return returnEntry(happening);
    case 'CoverMoved':
      return coverEntry(happening);
  }
}

type Of<Type extends Happening['type']> = Extract<Happening, { type: Type }>;

const wordsOf = (status: string): string => status.toLowerCase().replaceAll('_', ' ');

function orderEntry(moved: Of<'OrderMoved'>): TimelineEntry | null {
  const { orderId, at, status, previous, by, reason, supplierId } = moved;
  const entry = (kind: TimelineKind, text: string): TimelineEntry => ({
    at,
    kind,
    by,
    text,
    subject: { type: 'Order', id: orderId },
    shipmentId: null,
  });
  if (status === 'CONFIRMED') return entry('ORDER_CONFIRMED', 'Order confirmed');
  if (status === 'PLACED' && supplierId !== null) return entry('ORDER_CONFIRMED', 'One supplier agreed');
  if (status === 'CANCELLED') {
    return entry('ORDER_CANCELLED', reason === null ? 'Order cancelled' : `Order cancelled: ${reason}`);
  }
  if (previous === 'CANCELLED') {
    return entry('ORDER_RESUMED', reason === null ? 'Order goes on' : `Order goes on: ${reason}`);
  }
  return status === 'COMPLETED' ? entry('ORDER_COMPLETED', 'Order completed') : null;
}

function shipmentEntry({ shipmentId, at, by, reported, place }: Of<'ShipmentMoved'>): TimelineEntry {
  const subject = { type: 'Shipment', id: shipmentId } as const;
  if (reported === 'CANCELLED')
    return { at, kind: 'SHIPMENT_CANCELLED', by, text: 'Shipment given up', subject, shipmentId };
  const where = place === null ? '' : ` (${place})`;
  return { at, kind: 'SHIPMENT_MOVED', by, text: `Goods ${wordsOf(reported)}${where}`, subject, shipmentId };
}

const SETTLEMENT_KINDS: Readonly<Record<string, readonly [TimelineKind, string]>> = {
  HELD: ['SETTLEMENT_CHANGED', 'stopped'],
  REVERSED: ['SETTLEMENT_CHANGED', 'reversed'],
  PAID_OUT: ['SETTLEMENT_PAID', 'paid out'],
};

/** That it waits for a release, an offer or an answer is read in the settlement. */
function settlementEntry(moved: Of<'SettlementMoved'>): TimelineEntry | null {
  const { settlementId, at, status, previous } = moved;
  const found = SETTLEMENT_KINDS[status];
  if (!found || status === previous) return null;
  const [kind, verb] = found;
  const subject = { type: 'Settlement', id: settlementId } as const;
  return { at, kind, by: 'FINANCE', text: `Settlement ${verb}`, subject, shipmentId: null };
}

/** What customs says of a summary is read in the summary. */
const summaryEntry = ({ summaryId, at, status, month }: Of<'ListSummarized'>): TimelineEntry | null =>
  status === 'FILED'
    ? {
        at,
        kind: 'SUMMARY_DECLARED',
        by: 'DECLARANT',
        text: `In the summary of ${month}`,
        subject: { type: 'SummaryDeclaration', id: summaryId },
        shipmentId: null,
      }
    : null;

const DECLARATION_KINDS: Readonly<
  Partial<Record<DeclarationStatus, readonly [TimelineKind, Party, string]>>
> = {
  SUBMITTED: ['DECLARATION_SUBMITTED', 'DECLARANT', 'sent to customs'],
  WITHDRAWN: ['DECLARATION_WITHDRAWN', 'DECLARANT', 'withdrawn'],
  RELEASED: ['DECLARATION_RELEASED', 'AUTHORITY', 'released'],
  REJECTED: ['DECLARATION_REJECTED', 'AUTHORITY', 'rejected'],
  CLOSED: ['DECLARATION_CLOSED', 'AUTHORITY', 'closed'],
};

function declarationEntry(moved: Of<'DeclarationMoved'>): TimelineEntry | null {
  const { declarationId, shipmentId, at, status, previous, receiptCode, mode } = moved;
  // That the goods departed is told by their carrier.
  if (status === 'DEPARTED' || status === previous) return null;
  const [kind, by, verb] = DECLARATION_KINDS[status] ?? ['CUSTOMS_RECEIPT', 'AUTHORITY', wordsOf(status)];
  const code = receiptCode === null ? '' : ` (customs: ${receiptCode})`;
  return {
    at,
    kind,
    by,
    text: `Declaration ${mode.slice(1)} ${verb}${code}`,
    subject: { type: 'Declaration', id: declarationId },
    shipmentId,
  };
}

const RETURN_KINDS: Readonly<Record<string, readonly [TimelineKind, string]>> = {
  REQUESTED: ['RETURN_REQUESTED', 'asked for'],
  APPROVED: ['RETURN_DECIDED', 'agreed'],
  REFUSED: ['RETURN_DECIDED', 'refused'],
  WITHDRAWN: ['RETURN_WITHDRAWN', 'withdrawn'],
  RECEIVED: ['RETURN_RECEIVED', 'counted'],
  CLOSED: ['RETURN_CLOSED', 'closed'],
};

/** That goods are on their way, and at customs, is told by their carrier. */
function returnEntry({ returnId, at, status, by, reason }: Of<'ReturnMoved'>): TimelineEntry | null {
  const found = RETURN_KINDS[status];
  if (!found) return null;
  const [kind, verb] = found;
  const why = status === 'REQUESTED' ? `: ${wordsOf(reason)}` : '';
  const subject = { type: 'Return', id: returnId } as const;
  return { at, kind, by, text: `Return ${verb}${why}`, subject, shipmentId: null };
}
