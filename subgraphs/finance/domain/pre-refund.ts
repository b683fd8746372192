import type { Decimal } from '../../../values/decimal.ts';
import { fromDecimal, type Money, subtract, toDecimal } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { requireCny, requirePositive } from './tax-amounts.ts';

/** What became of a pre-refund; the two parts add up to what was paid. */
export interface PreRefundSplit {
  /** For what was sold: the refund is final. */
  readonly kept: Money;
  /** For what was not: repaid, and claimed again when it is sold. */
  readonly repaid: Money;
}

/**
 * Splits the pre-refund of goods in an overseas warehouse (9810) by the quantity that was sold.
 *
 * Source: STA Announcement 3 of 2025.
 */
export function splitPreRefund(
  prePaid: Money,
  { sold, exported }: { readonly sold: Decimal; readonly exported: Decimal },
): PreRefundSplit {
  requireCny({ prePaid });
  requirePositive({ exported });
  if (sold.lt('0') || sold.gt(exported)) {
    throw new Problem('INVALID', 'sold-out-of-range', {
      message: 'sold is from 0 to exported',
      field: ['sold'],
    });
  }
  const kept = fromDecimal(toDecimal(prePaid).times(sold).div(exported), prePaid.currency);
  return { kept, repaid: subtract(prePaid, kept) };
}
