import type { Transaction } from '../../../runtime/write.ts';
import type { PutResult } from '../domain/catalogue-draft.ts';
import type { EventData } from '../domain/events.ts';
import type { Product } from '../domain/product.ts';
import type { Sku } from '../domain/sku.ts';
import { emptyStock } from '../domain/stock-level.ts';
import type { BrandRecord } from '../models/brand.ts';
import type { Models } from '../models/index.ts';

/** Stores what a call has made of the catalogue, and tells the others of each SKU that has changed. */
export async function saveCatalogue(
  models: Models,
  {
    transaction: { session, emit },
    puts,
    products,
    brands,
  }: {
    readonly transaction: Transaction;
    readonly puts: readonly PutResult[];
    readonly products: readonly Product[];
    readonly brands: readonly BrandRecord[];
  },
): Promise<void> {
  const changed = puts.filter(({ before, after }) => before !== after);
  if (products.length > 0) await models.products.bulkWrite(replacements(products), { session });
  if (changed.length > 0) {
    await models.skus.bulkWrite(replacements(changed.map(({ after }) => after)), { session });
  }

  const created = changed.filter(({ before }) => before === null).map(({ after }) => after);
  if (created.length > 0) await models.stocks.insertMany(created.map(emptyStock), { session, lean: true });
  const moved = changed.filter(
    ({ before, after }) => before !== null && before.productId !== after.productId,
  );
  if (moved.length > 0) {
    const moves = moved.map(({ after: { _id, productId } }) => ({
      updateOne: { filter: { _id }, update: { $set: { productId }, $inc: { version: 1 } } },
    }));
    await models.stocks.bulkWrite(moves, { session });
  }

  const brandNames = new Map(brands.map(({ _id, name }) => [_id, name]));
  for (const { after } of changed) {
    const brandName = after.brandId === null ? null : (brandNames.get(after.brandId) ?? null);
    const data = publishedData(after, brandName);
    emit({ aggregateId: after._id, sequence: after.version, type: 'SkuPublished', data });
  }
}

const replacements = <Row extends { readonly _id: string }>(rows: readonly Row[]) =>
  rows.map((row) => ({ replaceOne: { filter: { _id: row._id }, replacement: row, upsert: true } }));

const publishedData = (
  { _id: skuId, supplierId, code, nameEn, hsCode, origin, moq, version }: Sku,
  brandName: string | null,
): EventData['SkuPublished'] => ({
  skuId,
  supplierId,
  code,
  nameEn,
  hsCode,
  origin,
  brandName,
  moq,
  version,
});
