import type { CalendarDate } from '../../../values/calendar-date.ts';
import type { Money } from '../../../values/money.ts';
import type { Quantity, Unit } from '../../../values/quantity.ts';
import type { Channel } from '../../../values/channel.ts';
import type { CustomsMode, DeclarationForm } from './customs-mode.ts';
import type { DeclarationStatus } from './declaration-status.ts';
import type { SummaryNeed } from './summary-need.ts';
import type { SummaryStatus } from './summary-status.ts';

/** The schema's `PartyRole`: who did something, or has to. */
export type Party =
  'SUPPLIER' | 'RETAILER' | 'BUYER' | 'CARRIER' | 'FINANCE' | 'DECLARANT' | 'AUTHORITY' | 'PLATFORM';

/** What each sales unit of an order line is, as it stood when the order was placed. */
export interface OrderLineDocument {
  readonly number: number;
  readonly skuId: string;
  readonly supplierId: string;
  readonly code: string;
  readonly nameEn: string;
  readonly nameZh: string | null;
  readonly brandName: string | null;
  readonly hsCode: string;
  readonly origin: string;
  readonly unit: Unit;
  /** Of one sales unit. */
  readonly netGrams: number;
  readonly grossGrams: number;
  readonly legalQuantities: readonly Quantity[];
  readonly quantity: number;
  readonly unitPrice: Money;
  readonly amount: Money;
}

/** The order as it was placed: the retailers' document, of which nothing is asked again. */
export interface OrderDocument {
  readonly number: string;
  readonly channel: Channel;
  readonly placedAt: Date;
  readonly holdExpiresAt: Date | null;
  readonly retailerId: string;
  readonly retailerName: string;
  readonly retailerZoneId: string | null;
  readonly buyerId: string;
  readonly supplierIds: readonly string[];
  readonly destination: string;
  readonly incoterm: string;
  readonly terms: string;
  readonly currency: string;
  readonly goods: Money;
  readonly freight: Money;
  readonly insurance: Money;
  readonly discount: Money;
  readonly total: Money;
  readonly deposit: Money | null;
  /** Until when the freight that it was placed with can be booked; null or absent = not known. */
  readonly quoteExpiresAt?: Date | null;
  readonly lines: readonly OrderLineDocument[];
}

export const ORDER_STATUSES = ['PLACED', 'CONFIRMED', 'FULFILLING', 'COMPLETED', 'CANCELLED'] as const;

export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Where the order stands. */
export interface OrderProgress {
  readonly status: OrderStatus;
  /** Of the order; what is not above it says nothing new. */
  readonly version: number;
  readonly changedAt: Date;
  readonly confirmedAt: Date | null;
  /** Suppliers that agreed one by one. */
  readonly agreedSupplierIds: readonly string[];
}

export interface PaymentDocument {
  readonly paymentId: string;
  readonly status: string;
  readonly at: Date;
  readonly amount: Money;
  readonly refunded: Money;
  readonly version: number;
}

export interface LedgerDocument {
  readonly captured: Money;
  readonly refunded: Money;
  readonly held: Money;
  readonly isPaid: boolean;
  readonly isDepositPaid: boolean;
  readonly isClosed: boolean;
  readonly at: Date;
  readonly version: number;
}

export interface SettlementDocument {
  readonly settlementId: string;
  readonly status: string;
  readonly at: Date;
  readonly quoteExpiresAt: Date | null;
  readonly version: number;
}

export interface ShipmentLineDocument {
  readonly lineNumber: number;
  readonly quantity: number;
  readonly warehouseId: string;
}

/** The waybill, and where the goods are. */
export interface ShipmentDocument {
  readonly shipmentId: string;
  /** Null for goods on their way out. */
  readonly returnId: string | null;
  readonly carrierId: string;
  readonly carrierCode: string;
  readonly carrierName: string;
  readonly waybill: string;
  readonly mode: string;
  readonly fromPortCode: string;
  readonly destination: string;
  /** Null = to the buyer. */
  readonly toWarehouseId: string | null;
  readonly isOverseasWarehouse: boolean;
  readonly lines: readonly ShipmentLineDocument[];
  readonly packages: number;
  readonly grossGrams: number;
  readonly freight: Money;
  readonly insurance: Money;
  readonly bookedAt: Date;
  readonly status: string;
  readonly at: Date;
  readonly version: number;
}

export interface DeclarationLineDocument {
  readonly number: number;
  readonly orderLineNumber: number;
  readonly skuId: string;
  readonly supplierId: string;
  readonly hsCode: string;
  readonly quantity: number;
  readonly unit: string;
  readonly total: Money;
}

/** Goods that come back, as their seller tells. */
export interface ReturnDocument {
  readonly returnId: string;
  readonly status: string;
  readonly reason: string;
  readonly at: Date;
  /** When the goods were there, as their carrier reported it; null where that is not known. */
  readonly reportedAt: Date | null;
  /** Some of it was counted by who gets it back. */
  readonly isBack: boolean;
  readonly lines: readonly {
    readonly lineNumber: number;
    readonly supplierId: string;
    readonly hsCode: string;
    readonly quantity: number;
  }[];
  readonly version: number;
}

/** The tax office's proof that no VAT on goods that come back stays refunded. */
export interface VatCertificate {
  readonly number: string;
  readonly kind: 'REPAID' | 'NOT_REFUNDED';
}

/** What finance says of a return's money. */
export interface ReturnDuesDocument {
  readonly returnId: string;
  readonly isVatRepaid: boolean;
  /** The tax office's proof of it; null before. */
  readonly certificate: VatCertificate | null;
  /** Units of the order's lines that nobody can claim any more, since they came back. Absent in what was written before that was told. */
  readonly lines?: readonly { readonly lineNumber: number; readonly cleared: number }[];
  readonly version: number;
}

/** The credit insurance of the order. */
export interface CoverDocument {
  readonly status: string;
  readonly insured: Money;
  /** When it was first told of. */
  readonly declaredAt: Date;
  /** When it last moved. */
  readonly at: Date;
  /** The last day to tell the insurer of a loss. */
  readonly noticeUntil: CalendarDate;
  /** The first day on which the insurer takes a claim; null before it was told of a loss. */
  readonly claimFrom: CalendarDate | null;
  readonly version: number;
}

/** A declared line of the order, as far as a claim has it. */
export interface ClaimedUnits {
  readonly declarationId: string;
  /** Of the declaration. */
  readonly lineNumber: number;
  /** What the claim took. */
  readonly quantity: number;
  /** Units of it that the claim has let go, and others can claim. */
  readonly freed: number;
}

/** TAXED: it came to nothing for want of an invoice. GIVEN_UP: its goods are free to be claimed again. */
export type RefundClaimStanding = 'UNDER_WAY' | 'QUERIED' | 'PRE_PAID' | 'TAXED' | 'GIVEN_UP';

/** A supplier's claim for the export VAT on goods of the order: what of it asks somebody to do something. */
export interface RefundClaimDocument {
  readonly claimId: string;
  readonly supplierId: string;
  readonly standing: RefundClaimStanding;
  /** When the standing began. */
  readonly at: Date;
  /** The last day to reconcile a pre-refund; null for all others. */
  readonly dueOn: CalendarDate | null;
  /** Those of this order. */
  readonly lines: readonly ClaimedUnits[];
  /** Of the orders that have goods in the claim this is the one that it names first. */
  readonly isFirstOrder: boolean;
  readonly version: number;
}

/** What an order's view holds of a declaration. */
export interface DeclarationDocument {
  readonly declarationId: string;
  readonly shipmentId: string;
  readonly declarantId: string;
  readonly status: DeclarationStatus;
  readonly at: Date;
  readonly mode: CustomsMode;
  readonly form: DeclarationForm;
  readonly exportedOn: CalendarDate | null;
  /** Null for all that are no retail lists. */
  readonly summary: SummaryNeed | null;
  readonly lines: readonly DeclarationLineDocument[];
  readonly version: number;
}

/** The monthly summary that one of the order's lists is in. */
export interface SummaryDocument {
  readonly declarationId: string;
  readonly summaryId: string;
  readonly status: SummaryStatus;
  readonly at: Date;
  readonly version: number;
}
