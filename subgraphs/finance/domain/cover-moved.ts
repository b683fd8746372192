import type { CalendarDate } from '../../../values/calendar-date.ts';
import type { Money } from '../../../values/money.ts';
import { type Cover, uninsuredOf } from './cover.ts';
import type { CoverStatus } from './cover-status.ts';
import type { InsuranceClaimStatus } from './insurance-claim-status.ts';
import { claimFrom } from './tell-loss.ts';

/** What the others learn of an order's credit insurance. */
export interface CoverMoved {
  readonly orderId: string;
  readonly policyId: string;
  readonly holderId: string;
  readonly status: CoverStatus;
  readonly previous: CoverStatus | null;
  readonly at: Date;
  readonly insured: Money;
  readonly uninsured: Money;
  readonly outstanding: Money;
  readonly premium: Money;
  readonly dueOn: CalendarDate;
  readonly noticeUntil: CalendarDate;
  readonly claimFrom: CalendarDate | null;
  readonly claimId: string | null;
  readonly claimStatus: InsuranceClaimStatus | null;
  readonly previousClaimStatus: InsuranceClaimStatus | null;
  readonly indemnity: Money | null;
  readonly recovered: Money | null;
  readonly version: number;
}

/** The aggregate of an order's cover. */
export const coverOf = (orderId: string): string => `cover/${orderId}`;

export function coverMoved(
  cover: Cover,
  { previous, at }: { readonly previous: Cover | null; readonly at: Date },
): CoverMoved {
  const { policyId, holderId, status, insured, outstanding, premium, dueOn, noticeUntil, claim } = cover;
  return {
    orderId: cover._id,
    policyId,
    holderId,
    status,
    previous: previous?.status ?? null,
    at,
    insured,
    uninsured: uninsuredOf(cover),
    outstanding,
    premium,
    dueOn,
    noticeUntil,
    claimFrom: claimFrom(cover),
    claimId: claim?._id ?? null,
    claimStatus: claim?.status ?? null,
    previousClaimStatus: previous?.claim?.status ?? null,
    indemnity: claim?.indemnity ?? null,
    recovered: claim?.recovered ?? null,
    version: cover.version,
  };
}
