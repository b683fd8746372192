import type { Currency } from '../../../values/currency.ts';
import { type Money, subtract, sum } from '../../../values/money.ts';
import { settlementMachine, type SettlementStatus } from './settlement-status.ts';

export const NETTED_COST_KINDS = ['WAREHOUSING', 'LOGISTICS', 'TAX'] as const;
export type NettedCostKind = (typeof NETTED_COST_KINDS)[number];

/** A cost taken off the proceeds; both are reported gross. */
export interface NettedCost {
  readonly kind: NettedCostKind;
  readonly amount: Money;
}

/** An offer to convert. */
export interface FxQuote {
  /** Units of target for one of source, as an exact decimal. */
  readonly rate: string;
  readonly target: Money;
  readonly expiresAt: Date;
}

/** Money to the seller, after release. */
export interface Settlement {
  readonly _id: string;
  readonly orderId: string;
  readonly targetCurrency: Currency;
  readonly netted: readonly NettedCost[];
  /** The rate may be fixed before release; the money stays held until then. */
  readonly advance: boolean;
  /** Gross. Follows what the order holds until it is converted. */
  readonly source: Money;
  readonly status: SettlementStatus;
  /** The offer; stays as it was once it is accepted. */
  readonly quote: FxQuote | null;
  /** What the ledger shows as paid for it; null = nothing was. */
  readonly booked: { readonly fees: Money; readonly paidOut: Money } | null;
  /** What the seller has to give back; null = nothing. */
  readonly owed: Money | null;
  readonly requestedAt: Date;
  /** Grows by 1 with each saved change. */
  readonly version: number;
}

export const costsOf = ({ netted, source }: Pick<Settlement, 'netted' | 'source'>): Money =>
  sum(
    netted.map(({ amount }) => amount),
    source.currency,
  );

/** Gross less costs; below 0 while there is less than the costs. */
export const netOf = (settlement: Pick<Settlement, 'netted' | 'source'>): Money =>
  subtract(settlement.source, costsOf(settlement));

/** What the seller got or gets; null until converted. */
export const targetOf = ({ status, quote }: Settlement): Money | null =>
  status === 'CONVERTED' || status === 'PAID_OUT' || status === 'REVERSED' ? (quote?.target ?? null) : null;

/** The offer that can be accepted at this moment. */
export const openQuoteOf = ({ status, quote }: Settlement, now: Date): FxQuote | null =>
  status === 'QUOTED' && quote !== null && now < quote.expiresAt ? quote : null;

/** @throws ILLEGAL_TRANSITION */
export function movedTo(settlement: Settlement, status: SettlementStatus): Settlement {
  settlementMachine.check(settlement.status, status);
  return { ...settlement, status };
}
