import type { Connection } from 'mongoose';
import { beltModel } from './belt.ts';
import { brandModel } from './brand.ts';
import { productModel } from './product.ts';
import { reservationModel } from './reservation.ts';
import { skuModel } from './sku.ts';
import { snapshotPartModel } from './snapshot-part.ts';
import { snapshotModel } from './snapshot.ts';
import { stockFeedModel } from './stock-feed.ts';
import { stockModel } from './stock.ts';
import { supplierModel } from './supplier.ts';

export type Models = ReturnType<typeof createModels>;

/** The collections of the manufacturers subgraph, on its own database. */
export const createModels = (db: Connection) => ({
  belts: beltModel(db),
  suppliers: supplierModel(db),
  brands: brandModel(db),
  products: productModel(db),
  skus: skuModel(db),
  stocks: stockModel(db),
  reservations: reservationModel(db),
  stockFeeds: stockFeedModel(db),
  snapshots: snapshotModel(db),
  snapshotParts: snapshotPartModel(db),
});
