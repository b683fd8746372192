import type { CalendarDate } from '../../../values/calendar-date.ts';
import type { Money } from '../../../values/money.ts';
import type { Month } from '../../../values/month.ts';
import type { CustomsReceipt } from './customs-receipt.ts';
import type { ClosedLine, Summary } from './summarize.ts';
import type { SummaryStatus } from './summary-status.ts';

/** A month's closed lists, merged by eight sames, as customs gets them. */
export interface SummaryDeclaration {
  readonly _id: string;
  readonly month: Month;
  /** Who declares and consigns. */
  readonly declarantId: string;
  /** The producing or selling unit. */
  readonly ownerId: string;
  /** In customs' codes. */
  readonly transportMode: string;
  readonly exitCustoms: string;
  readonly destination: string;
  readonly status: SummaryStatus;
  /** How often it was sent, from 1. */
  readonly attempt: number;
  /** The enterprise's number of it, the same in every sending. */
  readonly copNo: string;
  /** Customs' own; null until given. */
  readonly sumNo: string | null;
  readonly lines: readonly ClosedLine[];
  readonly listCount: number;
  readonly total: Money;
  readonly dueOn: CalendarDate;
  /** When it was first sent. */
  readonly filedAt: Date;
  readonly isLate: boolean;
  readonly acceptedAt: Date | null;
  /** As they came. */
  readonly receipts: readonly CustomsReceipt[];
  readonly changedAt: Date;
  /** Grows by 1 with each change. */
  readonly version: number;
}

export interface Filing {
  readonly _id: string;
  readonly month: Month;
  readonly dueOn: CalendarDate;
  /** The day in China on which it is sent. */
  readonly on: CalendarDate;
  readonly now: Date;
}

/** A summary as it is sent for the first time. */
export const filedSummary = (
  { declarationIds, ...merged }: Summary,
  { _id, month, dueOn, on, now }: Filing,
): SummaryDeclaration => ({
  _id,
  month,
  ...merged,
  status: 'FILED',
  attempt: 1,
  copNo: `BS${_id.slice(-18).toUpperCase()}`,
  sumNo: null,
  listCount: declarationIds.length,
  dueOn,
  filedAt: now,
  isLate: on > dueOn,
  acceptedAt: null,
  receipts: [],
  changedAt: now,
  version: 1,
});
