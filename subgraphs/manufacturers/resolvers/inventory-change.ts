import type { InventoryChangeResolvers } from '../generated.ts';
import { existing } from './existing.ts';

export const InventoryChange: InventoryChangeResolvers = {
  sku: ({ skuId }, _arguments, { loaders }) => existing(loaders.skuById, skuId),
};
