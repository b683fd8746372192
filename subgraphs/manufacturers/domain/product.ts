import { prefixesOf } from '../../../values/hs-code.ts';
import { Problem } from '../../../values/problem.ts';
import { indexTermsOf } from '../../../values/search-terms.ts';
import { sortNameOf } from './sort-name.ts';

/** How many SKUs of a product have a code. */
export interface HsCodeCount {
  readonly hsCode: string;
  readonly skus: number;
}

/** What SKUs are grouped into, with what its SKUs make of it. */
export interface Product {
  readonly _id: string;
  readonly supplierId: string;
  /** The supplier's. */
  readonly beltId: string | null;
  /** Unique within the supplier: SKUs are grouped by it. */
  readonly nameEn: string;
  readonly nameZh: string | null;
  /** The English name as lists sort it. */
  readonly sortName: string;
  /** What a search finds it by. */
  readonly terms: readonly string[];
  /** The codes of its SKUs; at most 50. */
  readonly hsCodes: readonly HsCodeCount[];
  /** Every beginning of these codes from 2 digits on. */
  readonly hsPrefixes: readonly string[];
  /** A product without SKUs is found by its id, and in no list. */
  readonly skuCount: number;
  /** How many of its SKUs are available. */
  readonly stockedSkuCount: number;
  readonly createdAt: Date;
  /** Goes up by one with each write of the catalogue. Stock leaves it alone. */
  readonly version: number;
}

/** What a product needs to know of one of its SKUs. */
export interface ProductPart {
  readonly hsCode: string;
  readonly isStocked: boolean;
}

/** Bounds the search entries of one product. */
const MAX_HS_CODES = 50;

type NewProduct = Pick<Product, '_id' | 'supplierId' | 'beltId' | 'nameEn' | 'nameZh' | 'createdAt'>;

/** A product that no SKU belongs to yet. */
export const newProduct = (product: NewProduct): Product => ({
  ...product,
  ...searchedBy(product),
  hsCodes: [],
  hsPrefixes: [],
  skuCount: 0,
  stockedSkuCount: 0,
  version: 1,
});

const searchedBy = ({ nameEn, nameZh }: Pick<Product, 'nameEn' | 'nameZh'>) => ({
  sortName: sortNameOf(nameEn),
  terms: indexTermsOf(nameZh === null ? [nameEn] : [nameEn, nameZh]),
});

export const withChineseName = (product: Product, nameZh: string): Product => ({
  ...product,
  nameZh,
  ...searchedBy({ nameEn: product.nameEn, nameZh }),
});

/** @throws LIMIT_EXCEEDED when its SKUs would have more than 50 different codes. */
export function withPart(product: Product, { hsCode, isStocked }: ProductPart): Product {
  const known = product.hsCodes.find((count) => count.hsCode === hsCode);
  if (!known && product.hsCodes.length >= MAX_HS_CODES) {
    throw new Problem('LIMIT_EXCEEDED', 'too-many-hs-codes', {
      message: `The SKUs of one product have at most ${MAX_HS_CODES} different HS codes`,
      field: ['hsCode'],
    });
  }
  return counted(product, { hsCode, isStocked, by: 1 });
}

export const withoutPart = (product: Product, part: ProductPart): Product =>
  counted(product, { ...part, by: -1 });

function counted(
  product: Product,
  { hsCode, isStocked, by }: ProductPart & { readonly by: 1 | -1 },
): Product {
  const others = product.hsCodes.filter((count) => count.hsCode !== hsCode);
  const skus = (product.hsCodes.find((count) => count.hsCode === hsCode)?.skus ?? 0) + by;
  const hsCodes = skus > 0 ? [...others, { hsCode, skus }] : others;
  return {
    ...product,
    hsCodes,
    hsPrefixes: [...new Set(hsCodes.flatMap((count) => prefixesOf(count.hsCode)))],
    skuCount: product.skuCount + by,
    stockedSkuCount: product.stockedSkuCount + (isStocked ? by : 0),
  };
}
