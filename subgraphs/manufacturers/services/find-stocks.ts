import type { ClientSession } from 'mongoose';
import { ONE_ANSWER } from '../loaders.ts';
import type { Models } from '../models/index.ts';
import type { StockRecord } from '../models/stock.ts';

/** The stock of these SKUs. */
export const findStocks = (
  { stocks }: Models,
  skuIds: readonly string[],
  session: ClientSession,
): Promise<StockRecord[]> =>
  stocks
    .find({ _id: { $in: [...new Set(skuIds)] } })
    .session(session)
    .batchSize(ONE_ANSWER)
    .lean<StockRecord[]>();

/** The stock of every SKU of a supplier that is known in one of these warehouses. */
export const findStocksIn = (
  { stocks }: Models,
  { supplierId, warehouseIds }: { readonly supplierId: string; readonly warehouseIds: readonly string[] },
  session: ClientSession,
): Promise<StockRecord[]> =>
  stocks
    .find({ supplierId, 'levels.warehouseId': { $in: warehouseIds } })
    .session(session)
    .batchSize(ONE_ANSWER)
    .lean<StockRecord[]>();
