import { proportion, zero } from '../../../values/money.ts';
import { ruleOf } from '../../../values/dated-row.ts';
import type { ClaimLine, WorkingStep } from './refund-claim.ts';
import type { RefundRateRow } from './refund-rate.ts';
import type { RoutedLine } from './route-line.ts';

/** Lines of one method, with the steps that are common to them. */
export interface ClaimPart {
  readonly lines: readonly Omit<ClaimLine, 'number'>[];
  readonly working: readonly WorkingStep[];
}

export type RoutedPart = Pick<RoutedLine, 'line' | 'chosen'>;

/** The rate's row of a line whose route depends on it. */
export function rateRowOf({ line }: RoutedPart): RefundRateRow {
  if (line.refundRate) return line.refundRate;
  throw new RangeError('A route that refunds has a rate');
}

/** What a line of a claim says before its amounts are known. */
export function draftLine({ line, chosen }: RoutedPart, quantity: number): Omit<ClaimLine, 'number'> {
  const { declarationId, orderId, orderLineNumber, hsCode, exportedOn, unit } = line;
  const fob = proportion(line.fobCny, BigInt(quantity), BigInt(line.left));
  return {
    declarationId,
    orderId,
    orderLineNumber,
    lineNumber: line.number,
    hsCode,
    exportedOn,
    method: chosen.route,
    reason: chosen.reason,
    invoice: null,
    quantity,
    unit,
    fob,
    base: fob,
    rate: '0',
    amount: zero('CNY'),
    toCost: zero('CNY'),
    repaid: zero('CNY'),
    repaidQuantity: 0,
    rule: ruleOf(line.refundRate ?? line.levy),
    working: [],
  };
}
