import type { Money } from '../../../values/money.ts';
import { insuranceClaimMachine, type InsuranceClaimStatus } from './insurance-claim-status.ts';

/** What a seller asks of its insurer for one order. */
export interface InsuranceClaim {
  readonly _id: string;
  /** What the buyer has not paid: when it was filed, and from the payout on what was paid for. */
  readonly loss: Money;
  /** Null until the insurer has paid. */
  readonly indemnity: Money | null;
  /** Got back from the buyer after the payout; null = nothing. */
  readonly recovered: Money | null;
  readonly status: InsuranceClaimStatus;
  readonly filedAt: Date;
}

/** The insurer has paid, whether or not it still waits for what comes back. */
export const isPaidOut = ({ indemnity }: InsuranceClaim): boolean => indemnity !== null;

/** @throws ILLEGAL_TRANSITION */
export function withClaimStatus(claim: InsuranceClaim, status: InsuranceClaimStatus): InsuranceClaim {
  insuranceClaimMachine.check(claim.status, status);
  return { ...claim, status };
}
