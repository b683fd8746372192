import type { CalendarDate } from '../../../values/calendar-date.ts';
import type { Money } from '../../../values/money.ts';
import type { Month } from '../../../values/month.ts';
import type { Unit } from '../../../values/quantity.ts';
import type { Rule } from '../../../values/dated-row.ts';
import { machineOf, type RefundStatus } from './refund-status.ts';
import type { TaxRoute } from './tax-route.ts';

/** One step of a calculation, so that whoever gets the amount can follow it. */
export interface WorkingStep {
  readonly name: string;
  /** How, with its numbers. */
  readonly expression: string;
  /** Before rounding, as a decimal. */
  readonly exact: string;
  readonly amount: Money;
  /** Null = arithmetic. */
  readonly rule: Rule | null;
}

/** Declared goods in a claim: a line of a declaration, or what one invoice covers of it. */
export interface ClaimLine {
  /** Within the claim, from 1. */
  readonly number: number;
  readonly declarationId: string;
  readonly orderId: string;
  readonly orderLineNumber: number;
  /** Of the declaration. */
  readonly lineNumber: number;
  readonly hsCode: string;
  readonly exportedOn: CalendarDate;
  readonly method: TaxRoute;
  /** The condition that decided the method, in kebab-case. */
  readonly reason: string;
  /** Null = none is needed. */
  readonly invoice: { readonly number: string; readonly line: number } | null;
  readonly quantity: number;
  readonly unit: Unit;
  /** FOB value in CNY. */
  readonly fob: Money;
  readonly base: Money;
  readonly rate: string;
  readonly amount: Money;
  readonly toCost: Money;
  /** What of the amount was repaid: for what was not sold, or came back. */
  readonly repaid: Money;
  /** How much of the quantity that was; also what came back where nothing was refunded. */
  readonly repaidQuantity: number;
  /** How much of that others can claim: it was not sold. Absent in lines of before that was told. */
  readonly freedQuantity?: number;
  readonly rule: Rule;
  readonly working: readonly WorkingStep[];
}

/** A manufacturer's figures of one VAT period, in CNY, and what came out of them. */
export interface ClaimPeriod {
  readonly month: Month;
  /** 2 = the month's other claim, of sold or of unsold goods, has its VAT, and this one goes on from it; 1 by default. */
  readonly part?: 1 | 2;
  readonly carriedIn: Money;
  /** Input less output VAT of the months since the period claimed before, in which nothing was exported. */
  readonly unclaimedVat: Money;
  /** VAT of earlier periods that was repaid, and so is credit again; none by default. */
  readonly repaidVat?: Money;
  readonly carriedOut: Money;
  readonly credit: Money;
}

/** What became of a pre-refund. */
export interface Reconciliation {
  readonly finalAmount: Money;
  readonly repaid: Money;
  readonly on: CalendarDate;
}

/** What was said between the claimant and the tax office. */
export interface ClaimMove {
  readonly at: Date;
  readonly status: RefundStatus;
  /** A question, an answer or a reason. */
  readonly text: string | null;
}

/** A claim for export VAT; its lines are kept apart. */
export interface RefundClaim {
  readonly _id: string;
  readonly supplierId: string;
  readonly orderIds: readonly string[];
  readonly declarationIds: readonly string[];
  readonly method: TaxRoute;
  readonly reason: string;
  readonly rule: Rule;
  readonly preRefund: boolean;
  readonly period: ClaimPeriod | null;
  readonly status: RefundStatus;
  /** False once its lines can be claimed by others. */
  readonly isLive: boolean;
  readonly amount: Money;
  /** Part of the amount that went back to the tax office. */
  readonly repaid: Money;
  readonly working: readonly WorkingStep[];
  /** What the tax office asks; null = nothing. */
  readonly query: string | null;
  readonly reconciliation: Reconciliation | null;
  readonly dueOn: CalendarDate | null;
  readonly moves: readonly ClaimMove[];
  readonly filedAt: Date;
  readonly changedAt: Date;
  /** Grows by 1 with each change; the sequence of its events. */
  readonly version: number;
}

/** So many moves a claim keeps; a query and its answer are two. */
export const MAX_MOVES = 50;

/** @throws ILLEGAL_TRANSITION */
export function claimMoved(claim: RefundClaim, move: ClaimMove): RefundClaim {
  machineOf(claim).check(claim.status, move.status);
  return claimNoted(claim, move);
}

/** A claim with one thing more that was said about it. */
export const claimNoted = (claim: RefundClaim, { status, text, at }: ClaimMove): RefundClaim => ({
  ...claim,
  status,
  query: status === 'QUERIED' ? text : null,
  moves: [...claim.moves, { at, status, text }].slice(-MAX_MOVES),
  changedAt: at,
  version: claim.version + 1,
});
