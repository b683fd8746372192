import { parseDecimal } from '../../../values/decimal.ts';
import { add, type Money, split, subtract, zero } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { type Cover, type InsuredOrder, riskless } from './cover.ts';
import { indemnityOf } from './credit-insurance.ts';
import { gotBack } from './follow-buyer.ts';
import { type InsuranceClaim, withClaimStatus } from './insurance-claim.ts';
import { insuranceClaimMachine } from './insurance-claim-status.ts';
import type { InsurancePolicy } from './insurance-policy.ts';

/** What an insurer says of a claim. */
export interface ClaimDecision {
  /** True agrees, false refuses or ends. */
  readonly approve: boolean;
  /** Paid, or got back; null = what the policy owes. */
  readonly amount: Money | null;
}

/** A claim with all that its decision touches. */
export interface ClaimedOrder extends InsuredOrder {
  readonly policy: InsurancePolicy;
}

/**
 * The insurer's next step: to look into the claim, to pay it, and to say what came back; or to refuse and to end it.
 *
 * @throws ILLEGAL_TRANSITION, LIMIT_EXCEEDED beyond what the policy owes or the loss was, INVALID for a missing amount.
 */
export function decideInsuranceClaim(
  claimed: ClaimedOrder,
  { approve, amount }: ClaimDecision,
): ClaimedOrder {
  const { claim } = claimed.cover;
  if (!claim) throw new RangeError('There is no claim to decide on');
  if (!approve) return ended(claimed, claim);
  if (claim.status === 'FILED') return withClaim(claimed, withClaimStatus(claim, 'ADJUSTING'));
  if (claim.status === 'ADJUSTING') return indemnified(claimed, claim, amount);
  if (claim.status !== 'RECOVERING') insuranceClaimMachine.check(claim.status, 'RECOVERING');
  return recovered(claimed, claim, amount);
}

const withClaim = (claimed: ClaimedOrder, claim: InsuranceClaim): ClaimedOrder => ({
  ...claimed,
  cover: { ...claimed.cover, claim },
});

/** What the insurer owes for a claim as the buyer's payments stand; see `indemnityOf`. */
export const owedByInsurer = (cover: Cover, policy: InsurancePolicy): Money =>
  indemnityOf({
    loss: cover.claim?.loss ?? zero(cover.insured.currency),
    insured: cover.outstanding,
    coveredShare: parseDecimal(cover.share),
    maxLiability: policy.maxLiability,
    paidBefore: policy.used,
  });

function indemnified(claimed: ClaimedOrder, claim: InsuranceClaim, amount: Money | null): ClaimedOrder {
  const most = owedByInsurer(claimed.cover, claimed.policy);
  const indemnity = amount ?? most;
  if (subtract(most, indemnity).minor < 0n) {
    throw new Problem('LIMIT_EXCEEDED', 'above-indemnity', {
      message: 'The policy owes less than that',
      field: ['amount'],
    });
  }
  checkPositive(indemnity);
  const paid = { ...withClaimStatus(claim, 'INDEMNIFIED'), indemnity };
  const used = add(claimed.policy.used, indemnity);
  return { ...withClaim(claimed, paid), policy: { ...claimed.policy, used } };
}

function recovered(claimed: ClaimedOrder, claim: InsuranceClaim, amount: Money | null): ClaimedOrder {
  if (!amount) {
    throw new Problem('INVALID', 'amount-missing', { message: 'How much came back?', field: ['amount'] });
  }
  checkPositive(amount);
  const all = add(claim.recovered ?? zero(amount.currency), amount);
  if (subtract(claim.loss, all).minor >= 0n) return { ...claimed, ...gotBack(claimed, amount) };
  throw new Problem('LIMIT_EXCEEDED', 'above-loss', {
    message: 'No more can come back than was lost',
    field: ['amount'],
  });
}

function checkPositive({ minor }: Money): void {
  if (minor > 0n) return;
  throw new Problem('INVALID', 'amount-not-positive', {
    message: 'The amount is above 0',
    field: ['amount'],
  });
}

/** Refused before the payout, closed after it. Either way it takes up the limit no longer. */
function ended(claimed: ClaimedOrder, claim: InsuranceClaim): ClaimedOrder {
  const status = claim.status === 'FILED' || claim.status === 'ADJUSTING' ? 'REFUSED' : 'CLOSED';
  const decided = withClaim(claimed, withClaimStatus(claim, status));
  return { ...decided, ...riskless(decided) };
}

/** Of what came back: each gets the share of the loss that it bore. Null before anything did. */
export function holderShareOf({ loss, indemnity, recovered: back }: InsuranceClaim): Money | null {
  if (!back || !indemnity) return null;
  const [share] = split(back, [subtract(loss, indemnity).minor, indemnity.minor]);
  return share ?? null;
}
