import type { CalendarDate } from '../../../values/calendar-date.ts';
import { type Money, proportion, split } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import type { ExchangeRate } from './exchange-rate.ts';
import type { ExportFacts, ExportLine } from './export-facts.ts';
import type { RefundRateRow } from './refund-rate.ts';
import type { LevyRateRow } from './refund-rules.ts';

/** So many lines a claim has at most: what one transaction and one event hold well. */
export const MAX_CLAIM_LINES = 5_000;

/** What of a declared line can be claimed, with the rows of its day of export. */
export interface ClaimableLine extends ExportLine {
  readonly declarationId: string;
  readonly orderId: string;
  readonly mode: string;
  readonly zoneId: string | null;
  readonly exportedOn: CalendarDate;
  /** A retail list that was released without a monthly summary. */
  readonly isStatisticsOnly: boolean;
  /** Customs has accepted the monthly summary that the retail list is in. */
  readonly isSummarized: boolean;
  /** What earlier claims have left of the declared quantity. */
  readonly left: number;
  /** Of what is left, in the order's currency. */
  readonly fob: Money;
  /** The same in CNY. */
  readonly fobCny: Money;
  readonly fx: ExchangeRate;
  readonly refundRate: RefundRateRow | null;
  readonly levy: LevyRateRow;
}

/** A line of an export that belongs to a supplier, with its share of the FOB value. */
export interface SuppliedLine extends ExportLine {
  readonly fob: Money;
}

/** The FOB value of each line: the declaration's, shared out by what the lines are worth. */
export function suppliedLines(
  { lines, fob }: Pick<ExportFacts, 'lines' | 'fob'>,
  supplierId: string,
): readonly SuppliedLine[] {
  const worth = lines.reduce((all, { total }) => all + total.minor, 0n);
  const weights = worth > 0n ? lines.map(({ total }) => total.minor) : lines.map(() => 1n);
  const shares = split(fob, weights);
  return lines
    .map((line, index) => ({ ...line, fob: shares[index] ?? fob }))
    .filter((line) => line.supplierId === supplierId);
}

/** The FOB value of what earlier claims have left of a line. */
export const leftOfFob = ({ fob, quantity }: SuppliedLine, left: number): Money =>
  proportion(fob, BigInt(left), BigInt(quantity));

/**
 * What keeps an export from being claimed: an ordinary claim needs it closed, a pre-refund needs it out of the country.
 *
 * @throws NOT_RELEASED, MODE_NOT_ALLOWED
 */
export function checkClaimable(
  { status, mode, exportedOn }: ExportFacts,
  { preRefund }: { readonly preRefund: boolean },
): CalendarDate {
  if (preRefund && mode !== OVERSEAS_WAREHOUSE) {
    throw new Problem('MODE_NOT_ALLOWED', 'pre-refund-of-other-mode', {
      message: `A pre-refund is for goods in an overseas warehouse (9810), not for ${mode}`,
    });
  }
  const isReady = status === 'CLOSED' || (preRefund && status === 'DEPARTED');
  if (isReady && exportedOn !== null) return exportedOn;
  throw new Problem('NOT_RELEASED', 'export-not-complete', {
    message: preRefund
      ? `The goods have not left: the declaration is ${status}`
      : `Customs has not closed the declaration: it is ${status}`,
    status,
  });
}

const OVERSEAS_WAREHOUSE = '9810';
