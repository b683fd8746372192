import type { SkuResolvers } from '../generated.ts';
import { checkIp } from '../services/check-ip.ts';

export const Sku: SkuResolvers = {
  __resolveReference: (sku) => sku,

  ip: (sku, args, context) => checkIp(context, sku, args),
};
