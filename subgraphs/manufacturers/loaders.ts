import type DataLoader from 'dataloader';
import { createListLoader, createLoader } from '../../runtime/loader.ts';
import { type ChildPage, createPageLoader } from '../../runtime/page-loader.ts';
import type { SortOrder } from '../../runtime/page.ts';
import type { Models } from './models/index.ts';
import type { BeltRecord } from './models/belt.ts';
import type { BrandRecord } from './models/brand.ts';
import {
  PRODUCT_ORDERS,
  productFields,
  type ProductRecord,
  type StoredProduct,
  UNREAD_PRODUCT_FIELDS,
} from './models/product.ts';
import { SKU_ORDER, type SkuRecord } from './models/sku.ts';
import type { StockRecord } from './models/stock.ts';
import { SUPPLIER_ORDER, type SupplierRecord } from './models/supplier.ts';

type ProductPages = DataLoader<ChildPage, readonly ProductRecord[], string>;

export type Loaders = ReturnType<typeof createLoaders>;

/**
 * The batch in which the rows of a bulk call or of a loader, at most 500, come from the database in one answer.
 *
 * By itself the driver asks again after 101 rows; a batch that is just full does not tell that nothing follows.
 */
export const ONE_ANSWER = 501;

const inOneAnswer = { batchSize: ONE_ANSWER } as const;

/** One request's reads. What is private (price steps, stock levels) is kept back by its field, by viewer. */
export function createLoaders({ belts, suppliers, brands, products, skus, stocks }: Models) {
  return {
    beltById: createLoader<BeltRecord>(
      (ids) => belts.find({ _id: { $in: ids } }, null, inOneAnswer).lean<BeltRecord[]>(),
      ({ _id }) => _id,
    ),
    beltsByZoneId: createListLoader<BeltRecord>(
      (ids) =>
        belts
          .find({ zoneId: { $in: ids } })
          .sort({ zoneId: 1, _id: 1 })
          .lean<BeltRecord[]>(),
      ({ zoneId }) => zoneId ?? '',
    ),
    supplierById: createLoader<SupplierRecord>(
      (ids) => suppliers.find({ _id: { $in: ids } }, null, inOneAnswer).lean<SupplierRecord[]>(),
      ({ _id }) => _id,
    ),
    suppliersByBeltId: createPageLoader<SupplierRecord>({
      model: suppliers,
      parentField: 'beltId',
      order: SUPPLIER_ORDER,
    }),
    brandById: createLoader<BrandRecord>(
      (ids) => brands.find({ _id: { $in: ids } }, null, inOneAnswer).lean<BrandRecord[]>(),
      ({ _id }) => _id,
    ),
    brandsBySupplierId: createListLoader<BrandRecord>(
      (ids) =>
        brands
          .find({ supplierId: { $in: ids } })
          .sort({ supplierId: 1, name: 1 })
          .lean<BrandRecord[]>(),
      ({ supplierId }) => supplierId,
    ),
    productById: createLoader<ProductRecord>(
      (ids) => products.find({ _id: { $in: ids } }, productFields, inOneAnswer).lean<ProductRecord[]>(),
      ({ _id }) => _id,
    ),
    productsByBeltId: productPages(products, 'beltId'),
    productsBySupplierId: productPages(products, 'supplierId'),
    skuById: createLoader<SkuRecord>(
      (ids) => skus.find({ _id: { $in: ids } }, null, inOneAnswer).lean<SkuRecord[]>(),
      ({ _id }) => _id,
    ),
    skuByOwnCode: createLoader<SkuRecord>(
      (ownCodes) => skus.find({ $or: ownCodes.map(fromOwnCode) }, null, inOneAnswer).lean<SkuRecord[]>(),
      ({ supplierId, code }) => ownCode(supplierId, code),
    ),
    skusByProductId: createPageLoader<SkuRecord>({ model: skus, parentField: 'productId', order: SKU_ORDER }),
    stockBySkuId: createLoader<StockRecord>(
      (ids) => stocks.find({ _id: { $in: ids } }, null, inOneAnswer).lean<StockRecord[]>(),
      ({ _id }) => _id,
    ),
  };
}

/** Pages of products of many parents, by order. */
function productPages(
  model: Models['products'],
  parentField: 'beltId' | 'supplierId',
): Readonly<Record<keyof typeof PRODUCT_ORDERS, ProductPages>> {
  const pagesIn = (order: SortOrder) =>
    createPageLoader<StoredProduct>({ model, parentField, order, omit: UNREAD_PRODUCT_FIELDS });
  return { NEWEST: pagesIn(PRODUCT_ORDERS.NEWEST), NAME: pagesIn(PRODUCT_ORDERS.NAME) };
}

/** The key of a SKU by its supplier's own code. */
export const ownCode = (supplierId: string, code: string): string => `${supplierId}/${code}`;

/** The way back: ids hold no slash, codes may. */
function fromOwnCode(key: string): { readonly supplierId: string; readonly code: string } {
  const slash = key.indexOf('/');
  return { supplierId: key.slice(0, slash), code: key.slice(slash + 1) };
}

/** Forgets what was read, after a write of the same request. */
export function forgetAll({ productsByBeltId, productsBySupplierId, ...loaders }: Loaders): void {
  const byOrder = [productsByBeltId, productsBySupplierId].flatMap((pages) => Object.values(pages));
  for (const loader of [...Object.values(loaders), ...byOrder]) loader.clearAll();
}
