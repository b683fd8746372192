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

/** Why goods that come back owe duty like any import. */
export const RETURN_DUTY_REASONS = [
  'NOT_EXPORTED',
  'NO_RULE',
  'OTHER_MODE',
  'EXCLUDED_GOODS',
  'NOT_ORIGINAL_STATE',
  'LATE',
] as const;
export type ReturnDutyReason = (typeof RETURN_DUTY_REASONS)[number];

/** How a return stands by the rules of the days on which its goods left. */
export interface ReturnVerdict {
  /** The last day on which they come back free of duty: of all lines the first; null where any of them does not. */
  readonly dutyFreeTo: CalendarDate | null;
  /** Why they never do; null where they do. */
  readonly dutyReason: ReturnDutyReason | null;
  /** Where the rule stands; null without one. */
  readonly ruleSource: string | null;
  /** The declarations that the goods can have left under, oldest first. */
  readonly exportIds: readonly string[];
}

type Export = Pick<DeclarationDocument, 'declarationId' | 'mode' | 'exportedOn' | 'lines'>;

/** Judges a return. Which of several exports of a line its units are from cannot be known, so the oldest counts. */
export function judgeReturn(
  { reason, lines }: ReturningGoods,
  declarations: readonly Export[],
  rules: readonly ReturnRule[],
): ReturnVerdict {
  const perLine = lines.map((line) => {
    const exports = exportsOf(line.lineNumber, declarations);
    return { exports, ...judgeLine({ reason, hsCode: line.hsCode }, exports[0], rules) };
  });
  const bad = perLine.find(({ dutyReason }) => dutyReason !== null);
  const [first] = perLine.flatMap(({ last }) => last ?? []).sort();
  const left = perLine.flatMap(({ exports }) => exports).sort(byDay);
  return {
    dutyFreeTo: bad ? null : (first ?? null),
    dutyReason: bad?.dutyReason ?? null,
    ruleSource: bad ? null : (perLine[0]?.source ?? null),
    exportIds: [...new Set(left.map(({ declarationId }) => declarationId))],
  };
}

interface Left {
  readonly declarationId: string;
  readonly mode: CustomsMode;
  readonly exportedOn: CalendarDate;
}

const byDay = (a: Left, b: Left): number => (a.exportedOn < b.exportedOn ? -1 : 1);

const exportsOf = (lineNumber: number, declarations: readonly Export[]): readonly Left[] =>
  declarations
    .flatMap(({ declarationId, mode, exportedOn, lines }) =>
      exportedOn !== null && lines.some(({ orderLineNumber }) => orderLineNumber === lineNumber)
        ? [{ declarationId, mode: mode, exportedOn }]
        : [],
    )
    .sort(byDay);

interface LineVerdict {
  readonly last: CalendarDate | null;
  readonly dutyReason: ReturnDutyReason | null;
  readonly source: string | null;
}

function judgeLine(
  { reason, hsCode }: { readonly reason: string; readonly hsCode: string },
  oldest: Left | undefined,
  rules: readonly ReturnRule[],
): LineVerdict {
  const owes = (dutyReason: ReturnDutyReason): LineVerdict => ({ last: null, dutyReason, source: null });
  if (!oldest) return owes('NOT_EXPORTED');
  const rule = rules.find(
    (row) => row.exportedFrom <= oldest.exportedOn && oldest.exportedOn <= row.exportedTo,
  );
  if (!rule) return owes('NO_RULE');
  if (!rule.modes.includes(oldest.mode)) return owes('OTHER_MODE');
  if (rule.exceptPrefixes.some((prefix) => hsCode.startsWith(prefix))) return owes('EXCLUDED_GOODS');
  if (rule.exceptReasons.includes(reason)) return owes('NOT_ORIGINAL_STATE');
  return { last: addMonthsTo(oldest.exportedOn, rule.months), dutyReason: null, source: rule.source };
}
