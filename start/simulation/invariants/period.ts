import type { ObservedClaim } from '../observe-claims.ts';
import { checkEach, type Invariant, unless, withAttempts } from './invariant.ts';
import { exact } from './money.ts';

/** Half a cent and less is lost by rounding the cap to a cent; amounts and rates here have four digits each. */
const HALF_A_CENT = exact('0.005') * exact('1');

/** The most that is refunded and credited: what all lines are worth times their rates, rounded once. */
const capOf = ({ lines }: ObservedClaim): bigint =>
  lines.nodes.reduce((cap, { fob, rate }) => cap + exact(fob.amount) * exact(rate), 0n);

function isWithinCap(claim: ObservedClaim): boolean {
  const { amount, period } = claim;
  if (!period) return false;
  const [refund, credit, carriedOut] = [amount, period.credit, period.carriedOut].map((each) =>
    exact(each.amount),
  );
  if (refund === undefined || credit === undefined || carriedOut === undefined) return false;
  const difference = capOf(claim) - (refund + credit) * exact('1');
  const isCap = difference <= HALF_A_CENT && difference >= -HALF_A_CENT;
  return isCap && refund >= 0n && credit >= 0n && carriedOut >= 0n;
}

export const periodInvariants: readonly Invariant[] = [
  {
    id: 'I23',
    text: 'a manufacturer’s refund is within its cap, and refund and credit are the cap',
    check: ({ periodClaims, world }) => {
      const found = checkEach('periods of makers', periodClaims, (claim) =>
        unless(isWithinCap(claim), `${claim.id}: ${claim.amount.amount} of ${JSON.stringify(claim.period)}`),
      );
      return withAttempts(found, world.attempts.I23, 'second claims for a period that were refused');
    },
  },
];
