import type {
  CoverDocument,
  DeclarationDocument,
  LedgerDocument,
  OrderDocument,
  OrderProgress,
  OrderStatus,
  RefundClaimDocument,
  PaymentDocument,
  ReturnDocument,
  ReturnDuesDocument,
  SettlementDocument,
  ShipmentDocument,
  SummaryDocument,
} from './order-documents.ts';

/** All that is known of one order, from all parties. Documents of one kind stand in the order of their ids. */
export interface OrderView {
  readonly orderId: string;
  /** Null as long as only other parties have spoken of the order. */
  readonly order: OrderDocument | null;
  readonly progress: OrderProgress | null;
  readonly ledger: LedgerDocument | null;
  readonly payments: readonly PaymentDocument[];
  readonly settlements: readonly SettlementDocument[];
  readonly shipments: readonly ShipmentDocument[];
  readonly declarations: readonly DeclarationDocument[];
  readonly summaries: readonly SummaryDocument[];
  readonly claims: readonly RefundClaimDocument[];
  readonly returns: readonly ReturnDocument[];
  readonly returnDues: readonly ReturnDuesDocument[];
  /** Null = not insured, as most orders are. */
  readonly cover: CoverDocument | null;
}

export const emptyView = (orderId: string): OrderView => ({
  orderId,
  order: null,
  progress: null,
  ledger: null,
  payments: [],
  settlements: [],
  shipments: [],
  declarations: [],
  summaries: [],
  claims: [],
  returns: [],
  returnDues: [],
  cover: null,
});

/** What a party said of an order: one event, read. */
export type OrderFact =
  | { readonly type: 'OrderPlaced'; readonly order: OrderDocument }
  | {
      readonly type: 'OrderMoved';
      readonly status: OrderStatus;
      readonly at: Date;
      readonly supplierId: string | null;
      readonly version: number;
    }
  | { readonly type: 'PaymentMoved'; readonly payment: PaymentDocument }
  | { readonly type: 'LedgerChanged'; readonly ledger: LedgerDocument }
  | { readonly type: 'SettlementMoved'; readonly settlement: SettlementDocument }
  | { readonly type: 'ShipmentBooked'; readonly shipment: ShipmentDocument }
  | {
      readonly type: 'ShipmentMoved';
      readonly shipmentId: string;
      readonly status: string;
      readonly at: Date;
      readonly version: number;
    }
  | { readonly type: 'DeclarationMoved'; readonly declaration: DeclarationDocument }
  | { readonly type: 'ListSummarized'; readonly summary: SummaryDocument }
  | { readonly type: 'RefundClaimMoved'; readonly claim: RefundClaimDocument }
  | { readonly type: 'ReturnMoved'; readonly returned: ReturnDocument }
  | { readonly type: 'ReturnDuesChanged'; readonly dues: ReturnDuesDocument }
  | { readonly type: 'CoverMoved'; readonly cover: CoverDocument };

/**
 * The view with one fact more.
 *
 * Facts of one aggregate come in order; those of different ones in any, and the view is the same in the end.
 */
export function withFact(view: OrderView, fact: OrderFact): OrderView {
  switch (fact.type) {
    case 'OrderPlaced':
      return { ...view, order: fact.order, progress: view.progress ?? startOf(fact.order) };
    case 'OrderMoved':
      return { ...view, progress: moved(view.progress, fact) };
    case 'PaymentMoved':
      return { ...view, payments: put(view.payments, fact.payment, ({ paymentId }) => paymentId) };
    case 'LedgerChanged':
      return isOlder(fact.ledger, view.ledger) ? view : { ...view, ledger: fact.ledger };
    case 'SettlementMoved':
      return { ...view, settlements: put(view.settlements, fact.settlement, (each) => each.settlementId) };
    case 'ShipmentBooked':
      return { ...view, shipments: put(view.shipments, fact.shipment, ({ shipmentId }) => shipmentId) };
    case 'ShipmentMoved':
      return { ...view, shipments: view.shipments.map((shipment) => movedShipment(shipment, fact)) };
    case 'DeclarationMoved':
      return {
        ...view,
        declarations: put(view.declarations, fact.declaration, (each) => each.declarationId),
      };
    case 'ListSummarized':
      return { ...view, summaries: put(view.summaries, fact.summary, (each) => each.declarationId) };
    case 'RefundClaimMoved':
      return { ...view, claims: put(view.claims, fact.claim, ({ claimId }) => claimId) };
    case 'ReturnMoved':
      return { ...view, returns: put(view.returns, fact.returned, ({ returnId }) => returnId) };
    case 'ReturnDuesChanged':
      return { ...view, returnDues: put(view.returnDues, fact.dues, ({ returnId }) => returnId) };
    case 'CoverMoved':
      return { ...view, cover: movedCover(view.cover, fact.cover) };
  }
}

const startOf = ({ placedAt }: OrderDocument): OrderProgress => ({
  status: 'PLACED',
  version: 1,
  changedAt: placedAt,
  confirmedAt: null,
  agreedSupplierIds: [],
});

function moved(
  before: OrderProgress | null,
  { status, at, supplierId, version }: Extract<OrderFact, { type: 'OrderMoved' }>,
): OrderProgress | null {
  if (isOlder({ version }, before)) return before;
  const agreed = before?.agreedSupplierIds ?? [];
  return {
    status,
    version,
    changedAt: at,
    confirmedAt: before?.confirmedAt ?? (status === 'CONFIRMED' ? at : null),
    agreedSupplierIds: supplierId === null ? agreed : [...new Set([...agreed, supplierId])],
  };
}

/** A late report says nothing new of where the goods are, and so does not say either since when they are there. */
function movedShipment(
  shipment: ShipmentDocument,
  { shipmentId, status, at, version }: Extract<OrderFact, { type: 'ShipmentMoved' }>,
): ShipmentDocument {
  if (shipment.shipmentId !== shipmentId || isOlder({ version }, shipment)) return shipment;
  return status === shipment.status ? { ...shipment, version } : { ...shipment, status, at, version };
}

const movedCover = (before: CoverDocument | null, told: CoverDocument): CoverDocument =>
  before === null || !isOlder(told, before)
    ? { ...told, declaredAt: before?.declaredAt ?? told.declaredAt }
    : before;

interface Versioned {
  readonly version: number;
}

const isOlder = (fact: Versioned, known: Versioned | null | undefined): boolean =>
  known != null && fact.version <= known.version;

function put<Document extends Versioned>(
  documents: readonly Document[],
  document: Document,
  idOf: (document: Document) => string,
): readonly Document[] {
  const id = idOf(document);
  if (
    isOlder(
      document,
      documents.find((each) => idOf(each) === id),
    )
  )
    return documents;
  const others = documents.filter((each) => idOf(each) !== id);
  return [...others, document].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}
