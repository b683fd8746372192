import { formatDecimal } from '../../../values/decimal.ts';
import type { CostLineResolvers } from '../generated.ts';

export const CostLine: CostLineResolvers = {
  rate: ({ rate }) => rate && formatDecimal(rate),
  // Who sells a listing is its retailer.
  paidBy: ({ paidBy }) => (paidBy === 'SELLER' ? 'RETAILER' : 'BUYER'),
};
