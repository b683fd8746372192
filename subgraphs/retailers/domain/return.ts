import type { Money } from '../../../values/money.ts';
import type { PartyRole } from './events.ts';
import type { ReturnStatus } from './return-status.ts';

export const RETURN_REASONS = ['UNWANTED', 'NOT_AS_DESCRIBED', 'DAMAGED', 'UNDELIVERABLE', 'UNSOLD'] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** At most so many of one order, refused and withdrawn ones among them. */
export const MAX_RETURNS = 20;

/** At most so many lines of one return. */
export const MAX_RETURN_LINES = 100;

/** Part of an order line that comes back. */
export interface ReturnLine {
  /** Of the order, from 1. */
  readonly lineNumber: number;
  readonly skuId: string;
  readonly supplierId: string;
  readonly hsCode: string;
  /** Sales units asked for. */
  readonly quantity: number;
  /** Sales units that came back in original state; null until received. */
  readonly received: number | null;
  /** Sales units that came back otherwise; null until received. */
  readonly damaged: number | null;
  /** Where it goes; null until a shipment is booked. */
  readonly warehouseId: string | null;
}

/** What is known here of the shipment that brings goods back. */
export interface ReturnShipment {
  readonly shipmentId: string;
  /** Of the logistics subgraph. */
  readonly status: string;
  /** Of the shipment; what is older says nothing new. */
  readonly version: number;
}

/** What finance says of a return's money. */
export interface ReturnDues {
  /** Nothing of the goods is refunded by the tax office any more. */
  readonly isVatRepaid: boolean;
  /** The buyer has got what it is due. */
  readonly isBuyerSettled: boolean;
  /** Of finance's event; 0 before the first. */
  readonly version: number;
}

/** Goods of one order that come back. */
export interface Return {
  readonly _id: string;
  readonly orderId: string;
  readonly retailerId: string;
  readonly buyerId: string;
  /** Of the lines, each once. */
  readonly supplierIds: readonly string[];
  readonly lines: readonly ReturnLine[];
  readonly reason: ReturnReason;
  readonly status: ReturnStatus;
  readonly requestedBy: PartyRole;
  readonly requestedAt: Date;
  /** The seller's words, for the buyer. */
  readonly decisionReason: string | null;
  /** The one on its way; null = none is booked. */
  readonly shipment: ReturnShipment | null;
  /** Customs has let the goods in. */
  readonly isCleared: boolean;
  readonly dues: ReturnDues;
  /** What the buyer gets back at least, and at most; null until received. */
  readonly refund: ReturnRefund | null;
  readonly changedAt: Date;
  /** Goes up by one with each change that is told; the sequence of the return's events. */
  readonly version: number;
}

/** What came back, in money. */
export interface ReturnRefund {
  /** Owed to the buyer. */
  readonly due: Money;
  /** All that came back: the seller may give more than it owes, and not more than this. */
  readonly most: Money;
}
