import type { Currency } from '../../../values/currency.ts';
import type { CalendarDate } from '../../../values/calendar-date.ts';
import type { Money } from '../../../values/money.ts';
import type { Month } from '../../../values/month.ts';
import type { CoverMoved } from './cover-moved.ts';
import type { OrderMoney } from './order-money.ts';
import { isClosed, isDepositPaid, isPaid } from './order-terms.ts';
import type { Payment } from './payment.ts';
import type { PaymentStatus } from './payment-status.ts';
import type { ClaimLine, RefundClaim } from './refund-claim.ts';
import {
  isBuyerSettled,
  isVatRepaid,
  type ReturnDues,
  type VatCertificate,
  vatCertificateOf,
} from './return-dues.ts';
import type { RefundStatus } from './refund-status.ts';
import { netOf, type Settlement, targetOf } from './settlement.ts';
import type { SettlementStatus } from './settlement-status.ts';
import type { TaxRoute } from './tax-route.ts';

/** What this subgraph tells the others, by type of event. */
export interface EventData {
  /** Of the aggregate of the payment's id. */
  readonly PaymentMoved: {
    readonly paymentId: string;
    readonly orderId: string;
    readonly status: PaymentStatus;
    readonly previous: PaymentStatus | null;
    readonly at: Date;
    readonly amount: Money;
    readonly refunded: Money;
    readonly providerRef: string;
    readonly version: number;
  };
  /** Of the aggregate `ledgerOf(orderId)`. */
  readonly LedgerChanged: {
    readonly orderId: string;
    readonly currency: Currency;
    readonly captured: Money;
    readonly refunded: Money;
    readonly fees: Money;
    readonly paidOut: Money;
    readonly held: Money;
    readonly isDepositPaid: boolean;
    readonly isPaid: boolean;
    readonly isClosed: boolean;
    readonly version: number;
  };
  /** Of the aggregate of the settlement's id. */
  readonly SettlementMoved: {
    readonly settlementId: string;
    readonly orderId: string;
    readonly status: SettlementStatus;
    readonly previous: SettlementStatus | null;
    readonly at: Date;
    readonly source: Money;
    readonly net: Money;
    readonly target: Money | null;
    readonly quoteExpiresAt: Date | null;
    readonly version: number;
  };
  /** Of the aggregate of the claim's id. */
  readonly RefundClaimMoved: {
    readonly claimId: string;
    readonly supplierId: string;
    readonly orderIds: readonly string[];
    readonly method: TaxRoute;
    /** Of its lines, in kebab-case: what decided their methods. */
    readonly reasons: readonly string[];
    readonly preRefund: boolean;
    readonly period: Month | null;
    readonly status: RefundStatus;
    readonly previous: RefundStatus | null;
    /** False once its lines can be claimed by others. */
    readonly isLive: boolean;
    readonly at: Date;
    readonly amount: Money;
    readonly repaid: Money;
    readonly dueOn: CalendarDate | null;
    readonly lines: readonly ClaimedLine[];
    readonly version: number;
  };
  /** Of the aggregate `coverOf(orderId)`: an order's cover and its claim. */
  readonly CoverMoved: CoverMoved;
  /** Of the aggregate `duesOf(returnId)`: what is owed for goods that come back. */
  readonly ReturnDuesChanged: ReturnDuesChanged;
  /** Of the aggregate `calendarOf(country, year)`: the working days of a year, as an operator imported them. */
  readonly CalendarChanged: CalendarChanged;
}

export interface CalendarChanged {
  readonly country: string;
  readonly year: string;
  readonly holidays: readonly CalendarDate[];
  readonly workingWeekends: readonly CalendarDate[];
  readonly source: string;
  readonly version: number;
}

export interface ReturnDuesChanged {
  readonly returnId: string;
  readonly orderId: string;
  readonly isVatRepaid: boolean;
  readonly certificate: VatCertificate | null;
  /** Of the order. */
  readonly lines: readonly ClearedUnits[];
  readonly toRepay: Money;
  readonly repaid: Money;
  readonly isBuyerSettled: boolean;
  readonly due: Money | null;
  readonly credited: Money | null;
  readonly refunded: Money | null;
  readonly version: number;
}

/** Units of an order's line that nobody can claim any more, since they came back and nothing was refunded for them. */
export interface ClearedUnits {
  readonly lineNumber: number;
  readonly cleared: number;
}

/** A declared line in a claim, or what one invoice covers of it. */
export interface ClaimedLine {
  readonly declarationId: string;
  readonly lineNumber: number;
  readonly orderId: string;
  readonly orderLineNumber: number;
  readonly hsCode: string;
  readonly exportedOn: CalendarDate;
  readonly quantity: number;
  readonly repaidQuantity: number;
  /** Part of the quantity that others can claim, while the claim keeps the rest. */
  readonly freedQuantity: number;
}

/** The aggregate of what is owed for a return. */
export const duesOf = (returnId: string): string => `dues/${returnId}`;

export const returnDuesChanged = (dues: ReturnDues): ReturnDuesChanged => ({
  returnId: dues.returnId,
  orderId: dues.orderId,
  isVatRepaid: isVatRepaid(dues),
  certificate: vatCertificateOf(dues),
  lines: dues.lines.map(({ lineNumber, cleared }) => ({ lineNumber, cleared })),
  toRepay: dues.toRepay,
  repaid: dues.repaid,
  isBuyerSettled: isBuyerSettled(dues),
  due: dues.due,
  credited: dues.credited,
  refunded: dues.refunded,
  version: dues.version,
});

/** The aggregate of the working days of a country in a year. */
export const calendarOf = (country: string, year: string): string => `calendar/${country}/${year}`;

/** The aggregate of an order's ledger. */
export const ledgerOf = (orderId: string): string => `ledger/${orderId}`;

export const paymentMoved = (
  { _id: paymentId, orderId, status, amount, refunded, providerRef, version }: Payment,
  { previous, at }: { readonly previous: Payment | null; readonly at: Date },
): EventData['PaymentMoved'] => ({
  paymentId,
  orderId,
  status,
  previous: previous?.status ?? null,
  at,
  amount,
  refunded,
  providerRef,
  version,
});

export function ledgerChanged({ order, ledger }: OrderMoney): EventData['LedgerChanged'] {
  const { currency, captured, refunded, fees, paidOut, held, version } = ledger;
  return {
    orderId: order.orderId,
    currency,
    captured,
    refunded,
    fees,
    paidOut,
    held,
    isDepositPaid: isDepositPaid(order, ledger),
    isPaid: isPaid(order, ledger),
    isClosed: isClosed(order, ledger),
    version,
  };
}

export const settlementMoved = (
  settlement: Settlement,
  { previous, at }: { readonly previous: Settlement | null; readonly at: Date },
): EventData['SettlementMoved'] => ({
  settlementId: settlement._id,
  orderId: settlement.orderId,
  status: settlement.status,
  previous: previous?.status ?? null,
  at,
  source: settlement.source,
  net: netOf(settlement),
  target: targetOf(settlement),
  quoteExpiresAt: settlement.status === 'QUOTED' ? (settlement.quote?.expiresAt ?? null) : null,
  version: settlement.version,
});

export const refundClaimMoved = (
  claim: RefundClaim,
  { previous, lines }: { readonly previous: RefundClaim | null; readonly lines: readonly ClaimLine[] },
): EventData['RefundClaimMoved'] => ({
  claimId: claim._id,
  supplierId: claim.supplierId,
  orderIds: claim.orderIds,
  method: claim.method,
  reasons: [...new Set(lines.map(({ reason }) => reason))],
  preRefund: claim.preRefund,
  period: claim.period?.month ?? null,
  status: claim.status,
  previous: previous?.status ?? null,
  isLive: claim.isLive,
  at: claim.changedAt,
  amount: claim.amount,
  repaid: claim.repaid,
  dueOn: claim.dueOn,
  lines: lines.map((line) => ({
    declarationId: line.declarationId,
    lineNumber: line.lineNumber,
    orderId: line.orderId,
    orderLineNumber: line.orderLineNumber,
    hsCode: line.hsCode,
    exportedOn: line.exportedOn,
    quantity: line.quantity,
    // Where nothing was refunded, nothing is repaid for what came back.
    repaidQuantity: line.amount.minor === 0n ? 0 : line.repaidQuantity,
    freedQuantity: line.freedQuantity ?? 0,
  })),
  version: claim.version,
});
