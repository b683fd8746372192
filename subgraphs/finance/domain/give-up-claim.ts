import type { Money } from '../../../values/money.ts';
import { claimMoved, type ClaimLine, type RefundClaim } from './refund-claim.ts';
import { Problem } from '../../../values/problem.ts';

/**
 * A claim that its claimant takes back; its lines are free again.
 *
 * Of one that is agreed to and comes to nothing nobody gets anything, so that it may be taken back too: whoever forgot the
 * invoices, or gave wrong figures, can claim its goods anew in time.
 *
 * @throws ILLEGAL_TRANSITION
 */
export function withdrawClaim(claim: RefundClaim, reason: string, at: Date): RefundClaim {
  const isAgreed = claim.status === 'APPROVED' || claim.status === 'PRE_PAID';
  if (isAgreed && claim.amount.minor > 0n) {
    throw new Problem('ILLEGAL_TRANSITION', 'claim-agreed', {
      message: 'The tax office has agreed to the claim: it is paid, or will be',
      status: claim.status,
    });
  }
  return { ...claimMoved(claim, { status: 'WITHDRAWN', text: reason, at }), isLive: false, dueOn: null };
}

/** A claim whose question is answered: it is read again. @throws ILLEGAL_TRANSITION */
export function answerQuery(claim: RefundClaim, answer: string, at: Date): RefundClaim {
  if (claim.status === 'QUERIED') return claimMoved(claim, { status: 'UNDER_REVIEW', text: answer, at });
  throw new Problem('ILLEGAL_TRANSITION', 'no-open-query', {
    message: `The tax office asks nothing: the claim is ${claim.status}`,
    status: claim.status,
  });
}

/** What a claim line takes back from its invoice and its declared line. */
export interface FreedPart {
  readonly line: ClaimLine;
  readonly quantity: number;
  readonly base: Money;
  readonly amount: Money;
}
