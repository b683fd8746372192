import type { Currency } from '../../../values/currency.ts';
import type { Incoterm } from '../../../values/incoterm.ts';
import type { Money } from '../../../values/money.ts';
import type { PaymentTerms } from '../../../values/payment-terms.ts';
import type { Quantity, Unit } from '../../../values/quantity.ts';
import type { TransportMode } from '../../../values/transport-mode.ts';
import type { Channel } from '../../../values/channel.ts';
import type { OrderStatus } from './order-status.ts';

export const BUYER_KINDS = ['CONSUMER', 'BUSINESS'] as const;
export type BuyerKind = (typeof BUYER_KINDS)[number];

/** What an order keeps of the shipping quote that gave its freight. */
export interface OrderQuote {
  readonly id: string;
  readonly laneId: string;
  readonly carrierId: string;
  readonly fromPortId: string;
  /** Country. */
  readonly destination: string;
  readonly mode: TransportMode;
  readonly price: Money;
  readonly grossGrams: number;
  /** Until when it can be booked; absent in orders of before it was kept. */
  readonly expiresAt?: Date;
}

/** One SKU of an order, with all that was true of it when it was ordered: later changes of the SKU change no order. */
export interface OrderLine {
  /** From 1. */
  readonly number: number;
  readonly listingId: string;
  readonly skuId: string;
  readonly supplierId: string;
  readonly skuVersion: number;
  /** The supplier's own. */
  readonly code: string;
  readonly nameEn: string;
  readonly nameZh: string | null;
  readonly brandName: string | null;
  /** 10 digits. */
  readonly hsCode: string;
  readonly origin: string;
  /** In which it is sold. */
  readonly unit: Unit;
  /** This and the next two: of one sales unit. */
  readonly netGrams: number;
  readonly grossGrams: number;
  readonly legalQuantities: readonly Quantity[];
  /** In sales units. */
  readonly quantity: number;
  readonly unitPrice: Money;
  /** `quantity` x `unitPrice`. */
  readonly amount: Money;
}

/** What was agreed when an order was placed; none of it ever changes. */
export interface OrderTerms {
  readonly channel: Channel;
  /** Country in which the listings sell. */
  readonly market: string;
  /** Country where the goods go. */
  readonly destination: string;
  readonly incoterm: Incoterm;
  /** Of a business's order; a consumer's may say where it lives, and stands with its address. */
  readonly namedPlace: string | null;
  readonly terms: PaymentTerms;
  readonly quote: OrderQuote | null;
  readonly currency: Currency;
  readonly goods: Money;
  readonly freight: Money;
  readonly insurance: Money;
  readonly discount: Money;
  /** goods + freight + insurance - discount. */
  readonly total: Money;
  /** To be paid in advance; null = none. */
  readonly deposit: Money | null;
  readonly lines: readonly OrderLine[];
}

/** The spine of a trade: what a buyer ordered of a retailer, made by one or more suppliers. */
export interface Order extends OrderTerms {
  readonly _id: string;
  /** The retailer's own number, as on documents. */
  readonly number: string;
  readonly retailerId: string;
  readonly retailerName: string;
  /** Of the supervision subgraph. */
  readonly retailerZoneId: string | null;
  readonly buyerId: string;
  readonly buyerKind: BuyerKind;
  /** Of the lines, each once, in the order of the lines. */
  readonly supplierIds: readonly string[];
  readonly status: OrderStatus;
  /** The suppliers that have agreed. */
  readonly agreedBy: readonly string[];
  readonly placedAt: Date;
  /** When the hold ends by itself; of no meaning once every supplier has agreed. */
  readonly holdExpiresAt: Date;
  readonly changedAt: Date;
  /** Goes up by one with each change that is told; the sequence of the order's events. */
  readonly version: number;
}
