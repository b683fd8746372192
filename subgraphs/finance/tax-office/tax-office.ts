import type { TaxDecision } from '../domain/decide-claim.ts';
import type { RefundStatus } from '../domain/refund-status.ts';
import type { Money } from '../../../values/money.ts';

/** A claim as it is handed to a tax office. */
export interface Filing {
  readonly claimId: string;
  /** How it stands, as the office said last; READY = it has not been handed over. */
  readonly status: RefundStatus;
  /** Since when. */
  readonly since: Date;
  /** Grows with each change of the claim. */
  readonly version: number;
  readonly preRefund: boolean;
  readonly amount: Money;
  /** The office's question was answered. */
  readonly isAnswered: boolean;
  readonly lines: readonly {
    readonly number: number;
    readonly hsCode: string;
    readonly invoiceNumber: string | null;
    readonly base: Money;
    /** In CNY. */
    readonly fob: Money;
  }[];
}

/**
 * The way to a tax office: the simulated one, or a gateway to the real one.
 *
 * Claims are handed over and asked about in one: what was handed over before is the same claim, known by its id. The
 * answer may be lost, so it is given again until the claim has moved; its id tells that it is the same.
 */
export interface TaxOffice {
  /** What the office has decided since the claim came to where it stands; null = nothing yet. */
  readonly decisionOn: (filing: Filing) => Promise<TaxDecision | null>;
}
