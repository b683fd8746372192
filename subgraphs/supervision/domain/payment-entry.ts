import { formatAmount, type Money } from '../../../values/money.ts';
import type { TimelineEntry, TimelineKind } from './timeline-entry.ts';

/** What was told of a payment. */
export interface PaymentHappening {
  readonly type: 'PaymentMoved';
  readonly paymentId: string;
  readonly at: Date;
  readonly status: string;
  readonly previous: string | null;
  readonly amount: Money;
  /** So far. */
  readonly refunded: Money;
}

/** The line for it; null where no money moved and nobody objected. */
export function paymentEntry(moved: PaymentHappening): TimelineEntry | null {
  const told = paymentTold(moved);
  if (!told) return null;
  const [kind, text] = told;
  const subject = { type: 'Payment', id: moved.paymentId } as const;
  return { at: moved.at, kind, by: 'FINANCE', text, subject, shipmentId: null };
}

const PAYMENT_KINDS: Readonly<Record<string, readonly [TimelineKind, string]>> = {
  CAPTURED: ['PAYMENT_CAPTURED', 'captured'],
  PARTLY_REFUNDED: ['PAYMENT_REFUNDED', 'refunded in part'],
  REFUNDED: ['PAYMENT_REFUNDED', 'refunded'],
  DISPUTED: ['PAYMENT_DISPUTED', 'disputed'],
  CHARGED_BACK: ['PAYMENT_CHARGED_BACK', 'charged back'],
};

const textOf = (amount: Money): string => `${formatAmount(amount)} ${amount.currency}`;

/** Money that stays after a dispute was captured once, before it. */
function paymentTold(moved: PaymentHappening): readonly [TimelineKind, string] | null {
  const { status, previous, amount, refunded } = moved;
  if (previous === 'DISPUTED' && (status === 'CAPTURED' || status === 'PARTLY_REFUNDED')) {
    const back = refunded.minor === 0n ? '' : `, ${textOf(refunded)} of it refunded`;
    return ['PAYMENT_DISPUTE_WON', `Payment of ${textOf(amount)} stays after a dispute${back}`];
  }
  // Part by part goes back without a change of state.
  if (status === previous && status !== 'PARTLY_REFUNDED') return null;
  const found = PAYMENT_KINDS[status];
  return found ? [found[0], `Payment of ${textOf(amount)} ${found[1]}`] : null;
}
