import { addMonthsTo, type CalendarDate } from '../../../values/calendar-date.ts';
import type { CustomsMode } from './customs-mode.ts';
import type { DeclarationDocument } from './order-documents.ts';

/** Which exports come back free of duty, by the day on which they left. */
export interface ReturnRule {
  readonly exportedFrom: CalendarDate;
  readonly exportedTo: CalendarDate;
  readonly months: number;
  readonly modes: readonly CustomsMode[];
  /** Headings that begin so do not. */
  readonly exceptPrefixes: readonly string[];
  /** Goods that come back for these reasons are not in their original state. */
  readonly exceptReasons: readonly string[];
  readonly source: string;
}

/** What is asked of a return. */
export interface ReturningGoods {
  readonly reason: string;
  readonly lines: readonly { readonly lineNumber: number; readonly hsCode: string }[];
}

/**
 * The last day on which goods come back free of duty: of all lines the first.
 *
 * Which of several exports of a line the units are from cannot be known, so the oldest counts.
 *
 * @returns null where any of the goods do not.
 */
export function dutyFreeTo(
  { reason, lines }: ReturningGoods,
  declarations: readonly Pick<DeclarationDocument, 'mode' | 'exportedOn' | 'lines'>[],
  rules: readonly ReturnRule[],
): CalendarDate | null {
  const days = lines.map(({ lineNumber, hsCode }) => {
    const [first] = declarations
      .flatMap(({ mode, exportedOn, lines: declared }) =>
        exportedOn !== null && declared.some(({ orderLineNumber }) => orderLineNumber === lineNumber)
          ? [{ mode, exportedOn }]
          : [],
      )
      .sort((a, b) => (a.exportedOn < b.exportedOn ? -1 : 1));
    const rule = first && ruleOn(rules, first.exportedOn);
    const isFree =
      rule?.modes.includes(first?.mode as CustomsMode) &&
      !rule.exceptReasons.includes(reason) &&
      !rule.exceptPrefixes.some((prefix) => hsCode.startsWith(prefix));
    return first && rule && isFree ? addMonthsTo(first.exportedOn, rule.months) : null;
  });
  const known = days.filter((day) => day !== null).sort();
  return known.length === lines.length ? (known[0] ?? null) : null;
}

const ruleOn = (rules: readonly ReturnRule[], on: CalendarDate): ReturnRule | undefined =>
  rules.find(({ exportedFrom, exportedTo }) => exportedFrom <= on && on <= exportedTo);
