import type { ObservedClaim } from '../observe-claims.ts';
import type { ObservedReturn } from '../observe-returns.ts';
import { LEVY_RATE } from '../claiming.ts';
import { checkEach, type Invariant, unless } from './invariant.ts';
import { exact, sum } from './money.ts';

const linesOf = (claims: readonly ObservedClaim[]) => claims.flatMap(({ lines }) => lines.nodes);

/** Units that a refund stands for. */
const standingOf = ({ claims }: ObservedReturn): number =>
  linesOf(claims)
    .filter(({ amount }) => exact(amount.amount) > 0n)
    .reduce((units, line) => units + Number(line.quantity.value) - Number(line.repaidQuantity.value), 0);

/** Units that did not come back. */
const stayedOf = ({ ordered, lines }: ObservedReturn): number =>
  lines.reduce((units, { received, damaged }) => units - (received ?? 0) - (damaged ?? 0), ordered);

const TESTS = 'test/subgraphs/finance/services';

export const taxInvariants: readonly Invariant[] = [
  {
    id: 'I22',
    text: 'no more is refunded than the VAT on the invoice',
    check: ({ claims }) =>
      checkEach('lines of refund claims', linesOf(claims), ({ base, amount }) => {
        const vat = exact(base.amount) * exact(LEVY_RATE);
        return unless(exact(amount.amount) * exact('1') <= vat, `${amount.amount} for ${base.amount}`);
      }),
  },
  {
    id: 'I24',
    text: 'goods are in one live claim at most, and a claim is the sum of its lines',
    check: ({ claims, world }) => {
      const sums = checkEach('refund claims', claims, ({ id, amount, lines }) =>
        unless(
          exact(amount.amount) === sum(lines.nodes.map((line) => exact(line.amount.amount))),
          `${id} is not the sum of its lines`,
        ),
      );
      const { takenTwice, refusedTwice } = world.claims;
      return {
        counted: sums.counted + refusedTwice,
        what: 'refund claims, and second ones that were refused',
        failures: [...sums.failures, ...takenTwice.map((id) => `The goods of ${id} were claimed twice`)],
      };
    },
  },
  {
    id: 'I23',
    text: 'a manufacturer’s refund is within its cap, and refund and credit are the cap',
    coveredBy: `${TESTS}/refund-routes.test.ts › G4 is golden, at the rates of the period’s exports`,
  },
  {
    id: 'I25',
    text: 'of what comes back nothing stays refunded',
    check: ({ returns, world }) => {
      const { refusedUnpaid, passedUnpaid } = world.returns;
      const found = checkEach('returns', returns, (each) => {
        const isClosed = each.status === 'CLOSED' && each.refundToRepay === null;
        return unless(isClosed && standingOf(each) <= stayedOf(each), `${each.id}: ${JSON.stringify(each)}`);
      });
      return {
        counted: found.counted + refusedUnpaid,
        what: 'returns, and goods that were refused before the refund was repaid',
        failures: [...found.failures, ...passedUnpaid.map((id) => `${id} passed customs unpaid`)],
      };
    },
  },
  {
    id: 'I26',
    text: 'what is final of a pre-refund and what is repaid are what was paid ahead',
    coveredBy: `${TESTS}/pre-refund.test.ts › G12 is golden: what was sold is final, what was not is repaid`,
  },
  {
    id: 'I27',
    text: 'without a rate there is no refund, and no guess',
    coveredBy: `${TESTS}/refund-claim.test.ts › says RATE_UNKNOWN instead of a guess`,
  },
  {
    id: 'I28',
    text: 'what is outstanding under a limit is within it, or the uninsured part is shown',
    coveredBy: `${TESTS}/insurance-concurrent.test.ts › share a limit to the last cent, and no cent twice`,
  },
  {
    id: 'I29',
    text: 'an indemnity is within the insured share and the policy’s most',
    coveredBy: `${TESTS}/insurance-claims.test.ts › is paid up to the policy’s most in all`,
  },
  {
    id: 'I30',
    text: 'a payout counts as receipt of the proceeds',
    coveredBy: `${TESTS}/refund-after-payout.test.ts › an insurer’s payout counts as receipt of the proceeds`,
  },
];
