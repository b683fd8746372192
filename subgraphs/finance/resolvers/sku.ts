import type { SkuResolvers } from '../generated.ts';
import { findRefundRate } from '../services/refund-rate.ts';

export const Sku: SkuResolvers = {
  __resolveReference: (sku) => sku,

  refundRate: ({ hsCode }, { on }, context) => findRefundRate(context, { hsCode: hsCode ?? '', on }),
};
