import type { ClientSession } from 'mongoose';
import type { PublishedCatalogue } from '../domain/catalogue-draft.ts';
import type { SkuRow } from '../domain/sku-row.ts';
import { ONE_ANSWER } from '../loaders.ts';
import type { BrandRecord } from '../models/brand.ts';
import type { Models } from '../models/index.ts';
import type { StoredProduct } from '../models/product.ts';
import type { SkuRecord } from '../models/sku.ts';
import type { StockRecord } from '../models/stock.ts';
import type { SupplierRecord } from '../models/supplier.ts';

/** What these rows are about, as the supplier has published it before: four commands, however many rows. */
export async function findPublished(
  models: Models,
  {
    supplier: { _id: supplierId, beltId },
    rows,
    session,
  }: {
    readonly supplier: SupplierRecord;
    readonly rows: readonly SkuRow[];
    readonly session: ClientSession;
  },
): Promise<PublishedCatalogue & { readonly brands: readonly BrandRecord[] }> {
  const skus = await models.skus
    .find({ supplierId, code: { $in: rows.map(({ code }) => code) } })
    .session(session)
    .batchSize(ONE_ANSWER)
    .lean<SkuRecord[]>();
  const names = [...new Set(rows.map(({ productNameEn }) => productNameEn))];
  const productIds = [...new Set(skus.map(({ productId }) => productId))];
  const products = await models.products
    .find({ $or: [{ supplierId, nameEn: { $in: names } }, { _id: { $in: productIds } }] })
    .session(session)
    .batchSize(ONE_ANSWER)
    .lean<StoredProduct[]>();
  const brands = await models.brands.find({ supplierId }).session(session).lean<BrandRecord[]>();
  const stocked = await models.stocks
    .find({ _id: { $in: skus.map(({ _id }) => _id) }, available: { $gt: 0 } }, { _id: 1 })
    .session(session)
    .batchSize(ONE_ANSWER)
    .lean<Pick<StockRecord, '_id'>[]>();
  return {
    supplierId,
    beltId,
    skus,
    products,
    brands,
    brandIds: new Set(brands.map(({ _id }) => _id)),
    stockedSkuIds: new Set(stocked.map(({ _id }) => _id)),
  };
}
