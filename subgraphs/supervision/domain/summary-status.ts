import { Problem } from '../../../values/problem.ts';

export const SUMMARY_STATUSES = ['OPEN', 'FILED', 'ACCEPTED'] as const;

/** Where a monthly summary stands. */
export type SummaryStatus = (typeof SUMMARY_STATUSES)[number];

/** Every change that there is; whatever is not here is refused. */
export const SUMMARY_TRANSITIONS: Readonly<Record<SummaryStatus, readonly SummaryStatus[]>> = {
  OPEN: ['FILED'],
  // Refused by customs it is open again, with the same lists, until it is sent again.
  FILED: ['ACCEPTED', 'OPEN'],
  ACCEPTED: [],
};

export const summaryMayBecome = (from: SummaryStatus, to: SummaryStatus): boolean =>
  SUMMARY_TRANSITIONS[from].includes(to);

/** @throws ILLEGAL_TRANSITION */
export function requireSummaryTransition(from: SummaryStatus, to: SummaryStatus): void {
  if (summaryMayBecome(from, to)) return;
  throw new Problem('ILLEGAL_TRANSITION', 'summary-may-not-become', {
    message: `A summary that is ${from} cannot become ${to}`,
    from,
    to,
  });
}
