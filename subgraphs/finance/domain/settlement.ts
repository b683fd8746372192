import type { Currency } from '../../../values/currency.ts';
import { type Money, subtract, sum } from '../../../values/money.ts';
import { settlementMachine, type SettlementStatus } from './settlement-status.ts';

export const NETTED_COST_KINDS = ['WAREHOUSING', 'LOGISTICS', 'TAX', 'PAYMENT'] as const;
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
  /** Costs that the seller named. */
  readonly netted: readonly NettedCost[];
  /** The rate may be fixed before release; the money stays held until then. */
  readonly advance: boolean;
  /** Gross. Follows what the order holds until it is converted. */
  readonly source: Money;
  /** What payment providers have kept of it already. Follows what they report until it is converted. */
  readonly providerFees: Money;
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

type Amounts = Pick<Settlement, 'netted' | 'source' | 'providerFees'>;

/** All that is taken off: the costs that the seller named, and what payment providers kept. */
export const nettedOf = ({ netted, providerFees }: Amounts): readonly NettedCost[] =>
  providerFees.minor > 0n ? [...netted, { kind: 'PAYMENT', amount: providerFees }] : netted;

/** The costs that the seller named. */
export const costsOf = ({ netted, source }: Pick<Settlement, 'netted' | 'source'>): Money =>
  sum(
    netted.map(({ amount }) => amount),
    source.currency,
  );

/** Gross less all costs; below 0 while there is less than the costs. */
export const netOf = (settlement: Amounts): Money => subtract(heldShareOf(settlement), costsOf(settlement));

/** What of it is still held, since providers' fees never arrived. */
export const heldShareOf = ({ source, providerFees }: Pick<Settlement, 'source' | 'providerFees'>): Money =>
  subtract(source, providerFees);

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
