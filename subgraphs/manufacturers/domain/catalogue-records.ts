import type { Catalogue, CatalogueStock } from './catalogue.ts';
import { newProduct, type Product, withPart } from './product.ts';
import type { Sku } from './sku.ts';
import { changeOf, emptyStock, newLevel, type Stock, type StockChange, withLevel } from './stock-level.ts';

/** A sample catalogue as it is stored, with everything that publishing it row by row would have computed. */
export interface CatalogueRecords {
  readonly skus: readonly Sku[];
  readonly products: readonly Product[];
  readonly stocks: readonly Stock[];
  /** In the order of each supplier's feed. */
  readonly changes: readonly (StockChange & { readonly supplierId: string; readonly at: Date })[];
}

export function catalogueRecords({ suppliers, products, skus, stocks }: Catalogue): CatalogueRecords {
  const beltIds = new Map(suppliers.map(({ id, beltId }) => [id, beltId]));
  const stockBySku = new Map(stocks.map((stock) => [stock.skuId, stock]));
  const skuRecords = skus.map(({ id, ...sku }): Sku => ({ _id: id, ...sku, version: 1 }));
  const stockRecords = skuRecords.map((sku) => filledStock(sku, stockBySku.get(sku._id)));
  const isStocked = new Set(stockRecords.filter(({ available }) => available > 0).map(({ _id }) => _id));
  const productById = new Map(
    products.map(({ id, ...product }) => [
      id,
      newProduct({ _id: id, ...product, beltId: beltIds.get(product.supplierId) ?? null }),
    ]),
  );
  for (const { _id, productId, hsCode } of skuRecords) {
    const product = productById.get(productId);
    if (!product) throw new Error(`${_id} is of ${productId}, which is not in the catalogue`);
    productById.set(productId, withPart(product, { hsCode, isStocked: isStocked.has(_id) }));
  }
  return {
    skus: skuRecords,
    products: [...productById.values()],
    stocks: stockRecords,
    changes: stockRecords.flatMap(({ _id, supplierId, levels }) =>
      levels.map((level) => ({
        supplierId,
        at: level.asOf,
        ...changeOf(_id, { before: newLevel(level.warehouseId, level.asOf), after: level }, 'PUBLISHED'),
      })),
    ),
  };
}

function filledStock(sku: Sku, stock: CatalogueStock | undefined): Stock {
  if (!stock) return emptyStock(sku);
  return stock.levels
    .map((level) => ({ ...level, reserved: 0, version: 1, asOf: stock.asOf }))
    .reduce<Stock>(withLevel, emptyStock(sku));
}
