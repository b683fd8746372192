import type { BuyerKind, Order, OrderLine, OrderTerms } from './order.ts';
import type { OrderStatus } from './order-status.ts';
import type { Return, ReturnLine, ReturnReason, ReturnRefund } from './return.ts';
import type { ReturnStatus } from './return-status.ts';

/** The schema's `PartyRole`. */
export type PartyRole =
  'SUPPLIER' | 'RETAILER' | 'BUYER' | 'CARRIER' | 'FINANCE' | 'DECLARANT' | 'AUTHORITY' | 'PLATFORM';

/** What this subgraph tells the others, by type of event. The aggregate is the id of the retailer, buyer, order or return. */
export interface EventData {
  readonly RetailerRegistered: {
    readonly retailerId: string;
    readonly name: string;
    readonly zoneId: string | null;
  };
  readonly BuyerRegistered: {
    readonly buyerId: string;
    readonly kind: BuyerKind;
    readonly country: string;
  };
  readonly BuyerErased: { readonly buyerId: string };
  readonly OrderPlaced: OrderPlaced;
  readonly OrderMoved: OrderMoved;
  readonly ReturnMoved: ReturnMoved;
}

/** The whole order, without what is personal: what every other subgraph works with. */
export interface OrderPlaced extends OrderTerms {
  readonly orderId: string;
  readonly number: string;
  readonly status: 'PLACED';
  readonly placedAt: Date;
  readonly holdExpiresAt: Date;
  readonly version: 1;
  readonly retailerId: string;
  readonly retailerName: string;
  readonly retailerZoneId: string | null;
  readonly buyerId: string;
  readonly buyerKind: BuyerKind;
  readonly supplierIds: readonly string[];
  readonly lines: readonly OrderLine[];
  /** Who placed it: the buyer, or the platform for it. */
  readonly by: PartyRole;
}

/** A step of an order; while some but not all of its suppliers have agreed it stays PLACED. */
export interface OrderMoved {
  readonly orderId: string;
  readonly status: OrderStatus;
  readonly previous: OrderStatus;
  readonly at: Date;
  readonly by: PartyRole;
  readonly reason: string | null;
  /** The supplier that agreed with this step. */
  readonly supplierId: string | null;
  readonly version: number;
}

/** The event of an order that has just been placed. */
export const orderPlaced = (order: Order, by: PartyRole): OrderPlaced => ({
  orderId: order._id,
  number: order.number,
  channel: order.channel,
  status: 'PLACED',
  placedAt: order.placedAt,
  holdExpiresAt: order.holdExpiresAt,
  version: 1,
  retailerId: order.retailerId,
  retailerName: order.retailerName,
  retailerZoneId: order.retailerZoneId,
  buyerId: order.buyerId,
  buyerKind: order.buyerKind,
  supplierIds: order.supplierIds,
  market: order.market,
  destination: order.destination,
  incoterm: order.incoterm,
  namedPlace: order.namedPlace,
  terms: order.terms,
  quote: order.quote,
  currency: order.currency,
  goods: order.goods,
  freight: order.freight,
  insurance: order.insurance,
  discount: order.discount,
  total: order.total,
  deposit: order.deposit,
  lines: order.lines,
  by,
});

/** A step of a return; the first, to REQUESTED, has no previous one. */
export interface ReturnMoved {
  readonly returnId: string;
  readonly orderId: string;
  readonly status: ReturnStatus;
  readonly previous: ReturnStatus | null;
  readonly at: Date;
  /** When the goods were where it says, by the carrier's report that it follows; null where it follows none. */
  readonly reportedAt: Date | null;
  readonly by: PartyRole;
  readonly reason: ReturnReason;
  readonly lines: readonly ReturnLine[];
  /** Null until the goods were counted. */
  readonly refund: ReturnRefund | null;
  readonly version: number;
}

/** The event of a return as it stands. */
export const returnMoved = (
  { _id, orderId, status, changedAt, reason, lines, refund, version }: Return,
  { previous, by, reportedAt }: Pick<ReturnMoved, 'previous' | 'by' | 'reportedAt'>,
): ReturnMoved => ({
  returnId: _id,
  orderId,
  status,
  previous,
  at: changedAt,
  reportedAt,
  by,
  reason,
  lines,
  refund,
  version,
});
