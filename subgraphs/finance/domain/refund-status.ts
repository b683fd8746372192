import type { Money } from '../../../values/money.ts';
import { createStatusMachine, type StatusMachine } from '../../../values/status-machine.ts';

export const REFUND_STATUSES = [
  'READY',
  'SUBMITTED',
  'UNDER_REVIEW',
  'QUERIED',
  'APPROVED',
  'PAID',
  'PRE_PAID',
  'RECONCILED',
  'REJECTED',
  'WITHDRAWN',
  'CLAWED_BACK',
] as const;
export type RefundStatus = (typeof REFUND_STATUSES)[number];

const ENDS = { REJECTED: [], WITHDRAWN: [], CLAWED_BACK: [] } as const;

/** A claim for goods that are sold. */
export const refundMachine = createStatusMachine<RefundStatus>('refund claim', {
  READY: ['SUBMITTED', 'WITHDRAWN'],
  SUBMITTED: ['UNDER_REVIEW', 'REJECTED', 'WITHDRAWN'],
  UNDER_REVIEW: ['QUERIED', 'APPROVED', 'REJECTED', 'WITHDRAWN'],
  QUERIED: ['UNDER_REVIEW', 'REJECTED', 'WITHDRAWN'],
  // Taken back only where it comes to nothing, as one that is PRE_PAID: see `withdrawClaim`.
  APPROVED: ['PAID', 'WITHDRAWN'],
  PAID: ['CLAWED_BACK'],
  PRE_PAID: [],
  RECONCILED: [],
  ...ENDS,
});

/** A claim for goods that left unsold (9810): paid in advance, then split into sold and unsold. */
export const preRefundMachine = createStatusMachine<RefundStatus>('pre-refund', {
  READY: ['SUBMITTED', 'WITHDRAWN'],
  SUBMITTED: ['UNDER_REVIEW', 'PRE_PAID', 'REJECTED', 'WITHDRAWN'],
  UNDER_REVIEW: ['QUERIED', 'PRE_PAID', 'REJECTED', 'WITHDRAWN'],
  QUERIED: ['UNDER_REVIEW', 'REJECTED', 'WITHDRAWN'],
  PRE_PAID: ['RECONCILED', 'CLAWED_BACK', 'WITHDRAWN'],
  RECONCILED: ['CLAWED_BACK'],
  APPROVED: [],
  PAID: [],
  ...ENDS,
});

export const machineOf = ({ preRefund }: { readonly preRefund: boolean }): StatusMachine<RefundStatus> =>
  preRefund ? preRefundMachine : refundMachine;

/** Its lines are nobody else's to claim. */
export const isLiveClaim = (status: RefundStatus): boolean => status !== 'REJECTED' && status !== 'WITHDRAWN';

const OF_OFFICE: ReadonlySet<RefundStatus> = new Set(['READY', 'SUBMITTED', 'UNDER_REVIEW', 'APPROVED']);

/**
 * The tax office has to be asked: it is to get the claim, or still has to say something. A claim that comes to nothing ends
 * when it is agreed to.
 */
export const isForOffice = ({
  status,
  amount,
}: {
  readonly status: RefundStatus;
  readonly amount: Money;
}): boolean => OF_OFFICE.has(status) && !(status === 'APPROVED' && amount.minor === 0n);
