import { formatAmount, type Money } from '../../../values/money.ts';
import type { SubjectRef, TimelineEntry, TimelineKind } from './timeline-entry.ts';
import type { Party } from './order-documents.ts';

/** What was told of an order's credit insurance: of the cover, of its claim, or of both at once. */
export interface CoverHappening {
  readonly type: 'CoverMoved';
  readonly orderId: string;
  readonly at: Date;
  readonly status: string;
  readonly previous: string | null;
  readonly insured: Money;
  readonly claimId: string | null;
  readonly claimStatus: string | null;
  readonly previousClaimStatus: string | null;
  readonly indemnity: Money | null;
  readonly recovered: Money | null;
}

type Told = readonly [kind: TimelineKind, by: Party, text: string];

/** The line for it; null where only the amount at risk has changed. */
export function coverEntry(moved: CoverHappening): TimelineEntry | null {
  const ofClaim = claimTold(moved);
  const told = ofClaim ?? coverTold(moved);
  if (!told) return null;
  const [kind, by, text] = told;
  const subject: SubjectRef =
    ofClaim && moved.claimId !== null
      ? { type: 'InsuranceClaim', id: moved.claimId }
      : { type: 'Order', id: moved.orderId };
  return { at: moved.at, kind, by, text, subject, shipmentId: null };
}

const textOf = (amount: Money | null): string =>
  amount ? `${formatAmount(amount)} ${amount.currency}` : 'nothing';

/** A buyer that pays ends its cover and a claim with it, which is told of the cover. */
function claimTold(moved: CoverHappening): Told | null {
  const { status, previous, claimStatus, previousClaimStatus, indemnity, recovered } = moved;
  // What came back goes up without a change of state, also once the claim is closed.
  const isStillClosed = claimStatus === 'CLOSED' && previousClaimStatus === 'CLOSED' && status === previous;
  if (claimStatus === 'RECOVERING' || (isStillClosed && recovered !== null)) {
    return ['COVER_CHANGED', 'FINANCE', `${textOf(recovered)} of the loss recovered in all`];
  }
  if (claimStatus === null || claimStatus === previousClaimStatus) return null;
  if (claimStatus === 'INDEMNIFIED') return ['PAYOUT_MADE', 'FINANCE', `Insurer paid ${textOf(indemnity)}`];
  if (claimStatus === 'FILED') return ['COVER_CHANGED', 'RETAILER', 'Insurance claim filed'];
  if (claimStatus === 'CLOSED' && status === 'DISCHARGED' && previous !== status) return null;
  return ['COVER_CHANGED', 'FINANCE', CLAIM_TEXTS[claimStatus] ?? `Insurance claim ${claimStatus}`];
}

const CLAIM_TEXTS: Readonly<Record<string, string>> = {
  ADJUSTING: 'Insurance claim being assessed',
  REFUSED: 'Insurance claim refused',
  CLOSED: 'Insurance claim closed',
};

function coverTold({ status, previous, insured }: CoverHappening): Told | null {
  if (previous === null) return ['COVER_CHANGED', 'RETAILER', `Insured for ${textOf(insured)}`];
  if (status === previous) return null;
  if (status === 'OVERDUE') return ['COVER_CHANGED', 'PLATFORM', 'Insured invoice overdue'];
  if (status === 'LOSS_NOTIFIED') return ['COVER_CHANGED', 'RETAILER', 'Loss told to the insurer'];
  if (status === 'DISCHARGED') return ['COVER_CHANGED', 'FINANCE', 'Cover ended: nothing is owed any more'];
  return null;
}
