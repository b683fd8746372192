import type { Decimal } from '../../../values/decimal.ts';
import { type Money, times } from '../../../values/money.ts';
import { requireCny, requireShares } from './tax-amounts.ts';

export interface DeemedIncomeTax {
  readonly taxable: Money;
  readonly tax: Money;
}

/**
 * Income tax of a retail exporter without invoices: a share of the income is deemed profit (4 %), and taxed at 25 %, or
 * at the 5 % that a small low-profit firm effectively pays.
 *
 * Source: STA Announcement 36 of 2019.
 */
export function deemedIncomeTax(
  income: Money,
  { profitShare, taxRate }: { readonly profitShare: Decimal; readonly taxRate: Decimal },
): DeemedIncomeTax {
  requireCny({ income });
  requireShares({ profitShare, taxRate });
  const taxable = times(income, profitShare);
  return { taxable, tax: times(taxable, taxRate) };
}
