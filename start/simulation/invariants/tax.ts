import { groupBy } from '../../../values/group-by.ts';
import type { Observed } from '../observe.ts';
import type { ObservedClaim, ObservedClaimLine } from '../observe-claims.ts';
import type { ObservedReturn } from '../observe-returns.ts';
import { LEVY_RATE } from '../purchase-invoices.ts';
import { declaredFailures, invoiceFailures, linesOf, liveOf, unitsIn } from './claimed-units.ts';
import { checkEach, type Invariant, unless, withAttempts, withMore } from './invariant.ts';
import { periodInvariants } from './period.ts';
import { exact, shareOf, sum } from './money.ts';
import { addMonthsTo, chinaDate } from '../../../values/calendar-date.ts';

/** Units that a refund stands for. */
function standingIn({ orders, claims, periodClaims }: Observed): (returned: ObservedReturn) => number {
  const declared = new Map(orders.map(({ id, declarations }) => [id, declarations]));
  const refunded = linesOf(liveOf([...claims, ...periodClaims])).filter(
    ({ amount }) => exact(amount.amount) > 0n,
  );
  const lines = new Map(
    groupBy(refunded, ({ declaration }) => declaration.id).map((all) => [all[0]?.declaration.id, all]),
  );
  return ({ orderId }) => unitsIn((declared.get(orderId) ?? []).flatMap(({ id }) => lines.get(id) ?? []));
}

/** Units that did not come back. */
const stayedOf = ({ ordered, lines }: ObservedReturn): number =>
  lines.reduce((units, { received, damaged }) => units - (received ?? 0) - (damaged ?? 0), ordered);

/** A refund is claimed within so many months of the export. */
const MONTHS = 36;

function lateFailures(claims: readonly ObservedClaim[], { orders }: Observed): readonly string[] {
  const exported = new Map(
    orders.flatMap(({ declarations }) => declarations.map(({ id, exportedOn }) => [id, exportedOn])),
  );
  const isInTime = (filedAt: string, { declaration }: ObservedClaimLine): boolean => {
    const on = exported.get(declaration.id);
    return on != null && chinaDate(new Date(filedAt)) <= addMonthsTo(on, MONTHS);
  };
  return claims.flatMap(
    ({ id, filedAt, lines }) =>
      unless(
        lines.nodes.every((line) => isInTime(filedAt, line)),
        `${id} is claimed too late`,
      ) ?? [],
  );
}

const NOTHING = { amount: '0.00' };

export const taxInvariants: readonly Invariant[] = [
  ...periodInvariants,
  {
    id: 'I22',
    text: 'no more is refunded than an invoice’s VAT and quantity, and a declared line’s quantity',
    check: (observed) => {
      const lines = linesOf(liveOf(observed.claims));
      const found = checkEach('lines of refund claims', lines, ({ base, amount }) =>
        unless(
          exact(amount.amount) <= shareOf(base.amount, LEVY_RATE),
          `${amount.amount} for ${base.amount}`,
        ),
      );
      const all = withMore(found, invoiceFailures(lines, observed.world), declaredFailures(lines, observed));
      return withAttempts(all, observed.world.attempts.I22, 'claims beyond an invoice that were refused');
    },
  },
  {
    id: 'I24',
    text: 'goods are in one live claim at most, in time, and a claim is the sum of its lines',
    check: (observed) => {
      const claims = liveOf([...observed.claims, ...observed.periodClaims]);
      const sums = checkEach('refund claims', claims, ({ id, amount, lines }) =>
        unless(
          exact(amount.amount) === sum(lines.nodes.map((line) => exact(line.amount.amount))),
          `${id} is not the sum of its lines`,
        ),
      );
      const { takenTwice, refusedTwice } = observed.world.claims;
      const found = withMore(sums, lateFailures(claims, observed));
      return {
        counted: found.counted + refusedTwice,
        what: 'refund claims, and second ones that were refused',
        failures: [...found.failures, ...takenTwice.map((id) => `The goods of ${id} were claimed twice`)],
      };
    },
  },
  {
    id: 'I25',
    text: 'of what comes back nothing stays refunded',
    check: (observed) => {
      const { refusedUnpaid, passedUnpaid } = observed.world.returns;
      const standingOf = standingIn(observed);
      const found = checkEach('returns', observed.returns, (each) => {
        const isClosed = each.status === 'CLOSED' && each.refundToRepay === null;
        const stands = standingOf(each);
        return unless(
          isClosed && stands <= stayedOf(each),
          `${each.id}: ${stands} of ${JSON.stringify(each)}`,
        );
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
    check: ({ claims, world }) => {
      const inAdvance = claims.filter(({ preRefund }) => preRefund);
      const found = checkEach('pre-refunds', inAdvance, ({ id, amount, reconciliation }) => {
        const { finalAmount, repaid } = reconciliation ?? { finalAmount: NOTHING, repaid: NOTHING };
        const isWhole = exact(finalAmount.amount) + exact(repaid.amount) === exact(amount.amount);
        return unless(isWhole, `${id}: ${JSON.stringify(reconciliation)} of ${amount.amount}`);
      });
      return withAttempts(
        found,
        world.attempts.I26,
        'reconciled before their time, or without a sale, that were refused',
      );
    },
  },
  {
    id: 'I27',
    text: 'without a rate there is no refund, and no guess',
    check: ({ world: { attempts } }) => ({
      counted: attempts.I27.refused,
      what: 'claims for goods without a rate that were refused',
      failures: attempts.I27.taken,
    }),
  },
];
