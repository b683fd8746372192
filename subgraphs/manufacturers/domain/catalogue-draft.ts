import { Problem } from '../../../values/problem.ts';
import { newProduct, type Product, withChineseName, withoutPart, withPart } from './product.ts';
import { isSameContent, type Sku } from './sku.ts';
import type { SkuRow } from './sku-row.ts';

/** What a supplier has published before, as far as a call is about it. */
export interface PublishedCatalogue {
  readonly supplierId: string;
  readonly beltId: string | null;
  readonly brandIds: ReadonlySet<string>;
  /** Those that the call names. */
  readonly skus: readonly Sku[];
  /** Those that the call names, and those of these SKUs. */
  readonly products: readonly Product[];
  /** Which of these SKUs are available. */
  readonly stockedSkuIds: ReadonlySet<string>;
}

/** New ids, and the time of the call. */
export interface DraftDeps {
  readonly newId: (prefix: 'prod' | 'sku') => string;
  readonly now: Date;
}

/** A SKU before and after a row; the same object when the row has changed nothing of it. */
export interface PutResult {
  readonly before: Sku | null;
  readonly after: Sku;
  /** The row has changed the SKU or its product. */
  readonly isChanged: boolean;
}

/** A supplier's catalogue while a call changes it row by row. A row that is refused changes nothing. */
export interface CatalogueDraft {
  /** @throws NOT_FOUND for a brand that is not the supplier's; INVALID or LIMIT_EXCEEDED for what a product bears. */
  readonly put: (row: SkuRow) => PutResult;
  /** Products that are new or changed, as they are to be stored. */
  readonly changedProducts: () => readonly Product[];
}

export function createCatalogueDraft(
  { supplierId, beltId, brandIds, skus, products, stockedSkuIds }: PublishedCatalogue,
  { newId, now }: DraftDeps,
): CatalogueDraft {
  const skuByCode = new Map(skus.map((sku) => [sku.code, sku]));
  const stored = new Map(products.map((product) => [product._id, product]));
  const drafted = new Map(stored);
  const idByName = new Map(products.map(({ nameEn, _id }) => [nameEn, _id]));
  const chineseNames = new Map<string, string>();

  function put(row: SkuRow): PutResult {
    checkBrand(row.content.brandId);
    const product = productOf(row);
    const before = skuByCode.get(row.code) ?? null;
    const isSame = before?.productId === product._id && isSameContent(before, row.content);
    const after = isSame ? before : nextSku(before, row, product._id);
    const isChanged = !isSame || product !== drafted.get(product._id);
    keep(isSame ? [product] : productsAfter(product, before, after));
    if (row.productNameZh !== null) chineseNames.set(product._id, row.productNameZh);
    idByName.set(product.nameEn, product._id);
    return { before, after, isChanged };
  }

  function checkBrand(brandId: string | null): void {
    if (brandId === null || brandIds.has(brandId)) return;
    throw new Problem('NOT_FOUND', 'no-such-brand', {
      message: 'The supplier has no such brand',
      field: ['brandId'],
    });
  }

  /** The product that a row names, by the Chinese name that the row gives it. */
  function productOf({ productNameEn: nameEn, productNameZh: nameZh }: SkuRow): Product {
    const product = drafted.get(idByName.get(nameEn) ?? '');
    if (!product) {
      return newProduct({ _id: newId('prod'), supplierId, beltId, nameEn, nameZh, createdAt: now });
    }
    if (nameZh === null || nameZh === product.nameZh) return product;
    if (chineseNames.has(product._id)) {
      throw new Problem('INVALID', 'two-names-for-product', {
        message: 'Rows of one product give it one Chinese name',
        field: ['productNameZh'],
      });
    }
    return withChineseName(product, nameZh);
  }

  function nextSku(before: Sku | null, { code, content }: SkuRow, productId: string): Sku {
    if (before) return { ...before, ...content, productId, version: before.version + 1 };
    return { _id: newId('sku'), supplierId, productId, code, ...content, version: 1 };
  }

  /** A SKU that has got another code or product is counted out there and in here. */
  function productsAfter(product: Product, before: Sku | null, after: Sku): readonly Product[] {
    const isStocked = stockedSkuIds.has(after._id);
    const enter = (entered: Product) => withPart(entered, { hsCode: after.hsCode, isStocked });
    const left = before && drafted.get(before.productId);
    if (!left) return [enter(product)];
    const part = { hsCode: before.hsCode, isStocked };
    if (left._id === product._id) {
      return [before.hsCode === after.hsCode ? product : enter(withoutPart(product, part))];
    }
    return [enter(product), withoutPart(left, part)];
  }

  function keep(changed: readonly Product[]): void {
    for (const product of changed) drafted.set(product._id, product);
  }

  return {
    put,
    changedProducts: () =>
      [...drafted.values()]
        .filter((product) => product !== stored.get(product._id))
        .map((product) => ({ ...product, version: (stored.get(product._id)?.version ?? 0) + 1 })),
  };
}
