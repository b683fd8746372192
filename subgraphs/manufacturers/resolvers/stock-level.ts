import { availableOf, shortageOf } from '../domain/stock-level.ts';
import type { StockLevelResolvers } from '../generated.ts';

export const StockLevel: StockLevelResolvers = {
  warehouse: ({ warehouseId }) => ({ id: warehouseId }),
  available: availableOf,
  shortage: shortageOf,
};
