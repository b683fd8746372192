import { ruleOf } from '../../../values/dated-row.ts';
import type { RefundRateResolvers } from '../generated.ts';

export const RefundRate: RefundRateResolvers = {
  rate: ({ row }) => row?.rate ?? null,
  problem: ({ row }) => (row ? null : 'RATE_UNKNOWN'),
  rule: ({ row }) => row && ruleOf(row),
};
