import {
  afterKey,
  type Connection,
  connectionOf,
  keyIn,
  type PageArguments,
  readPage,
  sortOf,
} from '../../../runtime/page.ts';
import { type FetchPage, type Filter, readRanked } from '../../../runtime/ranked-page.ts';
import { isHsPrefix } from '../../../values/hs-code.ts';
import { Problem } from '../../../values/problem.ts';
import type { SearchTerms } from '../../../values/search-terms.ts';
import type { ManufacturersContext } from '../context.ts';
import type { InputMaybe, ProductFilter, ProductSort } from '../generated.ts';
import { LISTED_PRODUCTS, PRODUCT_ORDERS, productFields, type ProductRecord } from '../models/product.ts';
import { readSearchText } from './search-text.ts';

export interface ProductsArguments extends PageArguments {
  readonly filter?: InputMaybe<ProductFilter>;
  readonly orderBy?: InputMaybe<ProductSort>;
}

/**
 * A page of products.
 *
 * @throws BAD_INPUT for a search without words, a malformed HS prefix, a page size out of range, another list's cursor.
 */
export async function searchProducts(
  { models }: ManufacturersContext,
  { filter, orderBy, ...page }: ProductsArguments,
): Promise<Connection<ProductRecord>> {
  const sort = orderBy ?? 'RELEVANCE';
  const terms = readSearchText(filter?.search);
  const conditions = conditionsOf(filter ?? {});
  const range = readPage(page, { list: 'products', filter, orderBy: sort });
  const order = PRODUCT_ORDERS[sort === 'NAME' ? 'NAME' : 'NEWEST'];
  const fetch: FetchPage<ProductRecord> = (matches, { first, after }) =>
    models.products
      .find({ ...conditions, ...matches, ...afterKey(order, after) }, productFields)
      .sort(sortOf(order))
      .limit(first + 1)
      .lean<ProductRecord[]>();
  if (sort === 'RELEVANCE' && terms) return readRanked(range, ranksOf(terms), fetch);
  const matches = terms ? { terms: { $all: terms.beginnings } } : {};
  return connectionOf(await fetch(matches, range), range, keyIn(order));
}

/** Matches of whole words, then of beginnings only. Chinese has no words to be whole: there the first rank is all. */
function ranksOf({ beginnings, wholeWords }: SearchTerms): readonly Filter[] {
  if (wholeWords.length === 0) return [{ terms: { $all: beginnings } }];
  return [
    { terms: { $all: [...wholeWords, ...beginnings] } },
    { terms: { $all: beginnings, $not: { $all: wholeWords } } },
  ];
}

function conditionsOf({ beltId, supplierId, hsPrefix, inStock }: ProductFilter): Filter {
  if (hsPrefix && !isHsPrefix(hsPrefix)) {
    throw new Problem('BAD_INPUT', 'malformed-hs-prefix', { message: 'hsPrefix is 2 to 10 digits' });
  }
  return {
    ...LISTED_PRODUCTS,
    ...(beltId && { beltId }),
    ...(supplierId && { supplierId }),
    ...(hsPrefix && { hsPrefixes: hsPrefix }),
    ...(typeof inStock === 'boolean' && { stockedSkuCount: inStock ? { $gt: 0 } : 0 }),
  };
}
