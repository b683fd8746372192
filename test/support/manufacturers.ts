import type {
  Catalogue,
  CatalogueProduct,
  CatalogueSku,
  CatalogueStock,
  CatalogueSupplier,
  Manufacturers,
} from '../../subgraphs/manufacturers/index.ts';
import { creditCheckCharacter } from '../../subgraphs/manufacturers/domain/credit-code.ts';
import { money } from '../../values/money.ts';

/** A supplier, by default a manufacturer of Chenghai. */
export function aSupplier(id: string, given: Partial<CatalogueSupplier> = {}): CatalogueSupplier {
  return {
    id,
    nameEn: `Works ${id}`,
    nameZh: null,
    role: 'MANUFACTURER',
    taxpayer: 'GENERAL',
    creditCode: creditCodeFor(id),
    beltId: 'belt_chenghai_toys',
    ...given,
  };
}

export const aProduct = (
  id: string,
  supplierId: string,
  given: Partial<CatalogueProduct> = {},
): CatalogueProduct => ({
  id,
  supplierId,
  nameEn: `Product ${id}`,
  nameZh: null,
  createdAt: new Date('2026-11-01T00:00:00Z'),
  ...given,
});

/** A toy of half a kilogram at 12.50 euro. */
export const aSku = (
  id: string,
  { id: productId, supplierId }: CatalogueProduct,
  given: Partial<CatalogueSku> = {},
): CatalogueSku => ({
  id,
  supplierId,
  productId,
  code: `CODE-${id}`,
  nameEn: `Variant ${id}`,
  nameZh: null,
  brandId: null,
  hsCode: '9503008900',
  origin: 'CN',
  legalQuantities: [{ value: '0.5', unit: 'KGM' }],
  netGrams: 500,
  grossGrams: 600,
  moq: 1,
  leadDays: 7,
  priceTiers: [{ minQuantity: 1, price: money(1250n, 'EUR') }],
  ...given,
});

/** This much of a SKU in `wh_main`. */
export const aStock = (
  { id: skuId, supplierId }: CatalogueSku,
  onHand: number,
  given: Partial<CatalogueStock> = {},
): CatalogueStock => ({
  skuId,
  supplierId,
  asOf: new Date('2026-11-01T00:00:00Z'),
  levels: [{ warehouseId: 'wh_main', onHand, safety: 0 }],
  ...given,
});

export const loadCatalogue = (instance: Manufacturers, catalogue: Partial<Catalogue>): Promise<void> =>
  instance.loadCatalogue({ suppliers: [], brands: [], products: [], skus: [], stocks: [], ...catalogue });

/** One supplier with one product with one SKU, of which this much is in `wh_main`. */
export async function seedSku(
  instance: Manufacturers,
  {
    supplierId = 'sup_1',
    productId = `prod_${supplierId.slice(4)}`,
    skuId = `sku_${supplierId.slice(4)}`,
    onHand = 100,
    ...sku
  }: Partial<CatalogueSku> & { readonly skuId?: string; readonly onHand?: number } = {},
): Promise<CatalogueSku> {
  const product = aProduct(productId, supplierId);
  const only = aSku(skuId, product, sku);
  await loadCatalogue(instance, {
    suppliers: [aSupplier(supplierId)],
    products: [product],
    skus: [only],
    stocks: [aStock(only, onHand)],
  });
  return only;
}

/** A code that checks, another one for each id. */
function creditCodeFor(id: string): string {
  const number = [...id].reduce(
    (hash, character) => (hash * 31 + character.charCodeAt(0)) % 1_000_000_000,
    7,
  );
  const body = `91440500${String(number).padStart(9, '0')}`;
  return `${body}${creditCheckCharacter(body)}`;
}
