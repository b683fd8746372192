import { type CustomsReceipt, statusByCode } from './customs-receipt.ts';
import { summaryMachine, type SummaryStatus } from './summary-status.ts';

/** Customs' words on an application for a summary, and on what became of it. */
const APPLICATION = 'CEB702';
const RESULT = 'CEB792';

const ACCEPTING: ReadonlySet<string | null> = new Set(['PASSED', 'RELEASED', 'CLOSED']);

/** Where one word of customs puts a summary; null for words that only report. */
export function summaryWord({
  message,
  code,
}: Pick<CustomsReceipt, 'message' | 'code'>): SummaryStatus | null {
  const word = statusByCode(code);
  if (word === 'REJECTED' && (message === APPLICATION || message === RESULT)) return 'OPEN';
  return message === RESULT && ACCEPTING.has(word) ? 'ACCEPTED' : null;
}

/** What moves a summary by itself. */
export interface SummaryFacts {
  readonly status: SummaryStatus;
  readonly attempt: number;
  readonly receipts: readonly CustomsReceipt[];
}

/** Where a summary stands by all that customs has said of its last sending; what it said of earlier ones moves nothing. */
export function summaryStatusAfter({ status, attempt, receipts }: SummaryFacts): SummaryStatus {
  const words = new Set(receipts.filter((receipt) => receipt.attempt === attempt).map(summaryWord));
  const word = (['ACCEPTED', 'OPEN'] as const).find(
    (each) => words.has(each) && summaryMachine.mayBecome(status, each),
  );
  return word ?? status;
}
