import { groupBy } from '../../../values/group-by.ts';
import type { Observed } from '../observe.ts';
import type { ObservedCredit } from '../observe-covers.ts';
import { checkEach, type Invariant, unless, withAttempts, withMore } from './invariant.ts';
import { exact, shareOf, sum } from './money.ts';

type Cover = NonNullable<ObservedCredit['cover']>;

const coversOf = ({ credits }: Observed): readonly (Cover & { readonly orderId: string })[] =>
  credits.flatMap(({ id, cover }) => (cover ? [{ ...cover, orderId: id }] : []));

/** Of the one thing that a group of covers shares, such as their limit. */
function checkGroups(
  covers: readonly Cover[],
  keyOf: (cover: Cover) => string,
  failureOf: (first: Cover, all: readonly Cover[]) => string | null,
): readonly string[] {
  return groupBy(covers, keyOf).flatMap((all) => (all[0] ? (failureOf(all[0], all) ?? []) : []));
}

const isWithinInvoice = ({ invoice, insured, uninsured, outstanding }: Cover): boolean =>
  exact(insured.amount) + exact(uninsured.amount) === exact(invoice.amount) &&
  exact(outstanding.amount) <= exact(insured.amount);

function limitFailure({ limit }: Cover, all: readonly Cover[]): string | null {
  const outstanding = sum(all.map((cover) => exact(cover.outstanding.amount)));
  const isSum = outstanding === exact(limit.outstanding.amount);
  const isWithin = outstanding <= exact(limit.approved.amount);
  return unless(isSum && isWithin, `${limit.id}: ${JSON.stringify(limit)} for ${outstanding}`);
}

function isWithinShare(cover: Cover): boolean {
  const { status, insured, share, claim } = cover;
  if (!claim?.indemnity) return true;
  const indemnity = exact(claim.indemnity.amount);
  return (
    status !== 'DISCHARGED' &&
    indemnity <= exact(claim.loss.amount) &&
    indemnity <= shareOf(insured.amount, share)
  );
}

function policyFailure({ policy }: Cover, all: readonly Cover[]): string | null {
  const paid = sum(all.map(({ claim }) => exact(claim?.indemnity?.amount ?? '0')));
  const isWithin = paid === exact(policy.used.amount) && paid <= exact(policy.maxLiability.amount);
  return unless(isWithin, `${policy.id}: ${JSON.stringify(policy)} for ${paid}`);
}

/** By now no insurer's payment is missing: of what was paid out the proceeds are there, of what nobody paid they are not. */
function areProceedsRight({ total, proceeds, cover }: ObservedCredit): boolean {
  const indemnity = exact(cover?.claim?.indemnity?.amount ?? '0');
  const isPaid = exact(proceeds.fromBuyer.amount) >= exact(total.amount);
  return exact(proceeds.fromInsurer.amount) === indemnity && proceeds.received === (isPaid || indemnity > 0n);
}

export const insuranceInvariants: readonly Invariant[] = [
  {
    id: 'I28',
    text: 'what is outstanding under a limit is within it, or the uninsured part is shown',
    check: (observed) => {
      const covers = coversOf(observed);
      const found = checkEach('insured orders', covers, (cover) =>
        unless(isWithinInvoice(cover), `${cover.orderId}: ${JSON.stringify(cover)}`),
      );
      const silent = observed.credits.filter(({ cover, uninsured }) => !cover && uninsured === null);
      return withMore(found, [
        ...checkGroups(covers, ({ limit }) => limit.id, limitFailure),
        ...silent.map(({ id }) => `${id} does not say that nothing of it is insured`),
      ]);
    },
  },
  {
    id: 'I29',
    text: 'an indemnity is within the insured share and the policy’s most, and none is for what was paid',
    check: (observed) => {
      const covers = coversOf(observed);
      const claimed = covers.filter(({ claim }) => claim !== null);
      const found = checkEach('insurance claims', claimed, (cover) =>
        unless(isWithinShare(cover), `${cover.orderId}: ${JSON.stringify(cover)}`),
      );
      const policies = withMore(
        found,
        checkGroups(covers, ({ policy }) => policy.id, policyFailure),
      );
      return withAttempts(policies, observed.world.attempts.I29, 'for invoices paid late that were refused');
    },
  },
  {
    id: 'I30',
    text: 'a payout counts as receipt of the proceeds',
    check: ({ credits, world }) => {
      const found = checkEach('orders on account', credits, (credit) =>
        unless(areProceedsRight(credit), `${credit.id}: ${JSON.stringify(credit.proceeds)}`),
      );
      return withAttempts(found, world.attempts.I30, 'refunds without proceeds that were refused');
    },
  },
];
