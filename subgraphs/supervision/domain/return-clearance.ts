import { type CalendarDate, chinaDate } from '../../../values/calendar-date.ts';
import type { ReturnDutyReason } from './duty-free-return.ts';
import type { ReturnDocument, ReturnDuesDocument, VatCertificate } from './order-documents.ts';
import type { TimelineEntry } from './timeline-entry.ts';

/** How goods that come back pass customs. */
export interface ReturnClearance {
  /** The return's id. */
  readonly _id: string;
  readonly orderId: string;
  /** Last day for coming back free of duty; null = not eligible. */
  readonly dutyFreeTo: CalendarDate | null;
  /** Why they owe duty; null = they do not, as far as is known. */
  readonly dutyReason: ReturnDutyReason | null;
  readonly ruleSource: string | null;
  /** The declarations that the goods can have left under, oldest first. */
  readonly exportIds: readonly string[];
  /** The proof that was presented; null = none yet. */
  readonly certificate: VatCertificate | null;
  /** When the goods came before customs; null = not yet. */
  readonly presentedAt: Date | null;
  /** When they were let in; null = not yet. */
  readonly releasedAt: Date | null;
  /** Let in free of duty; null before. */
  readonly isDutyFree: boolean | null;
  /** Grows by 1 with each change; the sequence of its events. */
  readonly version: number;
}

/**
 * Customs lets goods in once they are there with the proof that no tax on them stays refunded, and free of duty up to their last day.
 *
 * They are in time on the day on which they come before customs, by their carrier's own report: a repayment that takes its time costs no duty.
 */
export function clear(
  before: ReturnClearance,
  {
    returned,
    dues,
    now,
  }: {
    readonly returned: Pick<ReturnDocument, 'status' | 'at' | 'reportedAt'> | null;
    readonly dues: Pick<ReturnDuesDocument, 'isVatRepaid' | 'certificate'> | null;
    readonly now: Date;
  },
): ReturnClearance {
  const isThere = returned?.status === 'AT_CUSTOMS';
  const presentedAt = before.presentedAt ?? (isThere ? (returned.reportedAt ?? returned.at) : null);
  const proof = dues?.isVatRepaid === true ? dues.certificate : null;
  const mayPass = isThere && before.releasedAt === null;
  if (!mayPass || proof === null || presentedAt === null) return { ...before, presentedAt };
  const { dutyFreeTo } = before;
  const isDutyFree = dutyFreeTo !== null && chinaDate(presentedAt) <= dutyFreeTo;
  const dutyReason = isDutyFree ? null : (before.dutyReason ?? 'LATE');
  return { ...before, presentedAt, releasedAt: now, isDutyFree, dutyReason, certificate: proof };
}

/** The timeline's line for goods that were let in. */
export const clearedEntry = ({ _id: id, isDutyFree }: ReturnClearance, at: Date): TimelineEntry => ({
  at,
  kind: 'RETURN_CLEARED',
  by: 'AUTHORITY',
  text: isDutyFree === true ? 'Goods let in free of duty' : 'Goods let in as any import',
  subject: { type: 'Return', id },
  shipmentId: null,
});
