import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import { restockGoods } from '../domain/restock-goods.ts';
import type { Models } from '../models/index.ts';
import { findStocks } from './find-stocks.ts';
import { lockFeeds } from './lock-feeds.ts';
import { saveChangedStocks } from './save-changed-stocks.ts';

/** What is used here of the retailers' `ReturnMoved`. */
const returnMoved = z.object({
  status: z.string(),
  lines: z.array(
    z.object({
      skuId: z.string(),
      supplierId: z.string(),
      received: z.int().nullable(),
      warehouseId: z.string().nullable(),
    }),
  ),
});

/** Puts what came back in original state into stock, once: a return is received once. */
export const applyReturnMoved =
  (models: Models): EventHandler =>
  async ({ data }, transaction) => {
    const { status, lines } = returnMoved.parse(data);
    if (status !== 'RECEIVED') return;
    const goods = lines.flatMap(({ skuId, supplierId, received, warehouseId }) =>
      received && warehouseId !== null ? [{ skuId, supplierId, warehouseId, quantity: received }] : [],
    );
    const { session, now } = transaction;
    const suppliers = goods.map(({ supplierId }) => supplierId);
    const feeds = await lockFeeds(models, suppliers, session);
    const skuIds = goods.map(({ skuId }) => skuId);
    const before = new Map((await findStocks(models, skuIds, session)).map((stock) => [stock._id, stock]));
    const { stocks: after, changes } = restockGoods(before, goods, now);
    await saveChangedStocks(models, transaction, { feeds, before, after, changes });
  };
