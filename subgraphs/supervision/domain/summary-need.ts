import type { CalendarDate } from '../../../values/calendar-date.ts';
import type { Month } from '../../../values/month.ts';
import type { CustomsMode, DeclarationForm } from './customs-mode.ts';
import type { DeclaredField } from './declaration-fields.ts';

/** SUMMARY: merged into a monthly summary. STATISTICS: released by list with summary statistics, never merged. */
export const SUMMARY_KINDS = ['SUMMARY', 'STATISTICS'] as const;

export type SummaryKind = (typeof SUMMARY_KINDS)[number];

/** What becomes of a retail list after customs has closed it. */
export interface SummaryNeed {
  readonly kind: SummaryKind;
  /** The month in which customs closed it; null until then, and where no summary is made. */
  readonly month: Month | null;
  /** The last day for its summary; null like the month, and where no calendar covers the days. */
  readonly dueOn: CalendarDate | null;
}

/** Customs' flag on a retail list: simplified, without a summary; or to be summed up. */
export const STATISTICS_FLAG = 'A';
export const SUMMARY_FLAG = 'B';

/** The need of a declaration that is sent; null for all that are no retail lists. */
export function summaryNeedOf(
  { mode, form }: { readonly mode: CustomsMode; readonly form: DeclarationForm },
  fields: readonly DeclaredField[],
): SummaryNeed | null {
  if (mode !== 'M9610' || form !== 'LIST') return null;
  const flag = fields.find(({ field, lineNumber }) => field === 'statisticsFlag' && lineNumber === null);
  return { kind: flag?.value === STATISTICS_FLAG ? 'STATISTICS' : 'SUMMARY', month: null, dueOn: null };
}
