import { afterKey, type Connection, type PageArguments, readPage, sortOf } from '../../../runtime/page.ts';
import { readRanked } from '../../../runtime/ranked-page.ts';
import { actsFor } from '../../../runtime/viewer.ts';
import type { RetailersContext } from '../context.ts';
import { type Listing, NEWEST_FIRST, WITHOUT_TERMS } from '../models/listing.ts';
import { readMarkets } from './known-markets.ts';
import { type ListingFilter, listingRanks } from './listing-filter.ts';

export interface ListingsArguments extends PageArguments {
  readonly filter?: ListingFilter | null;
  readonly orderBy?: 'RELEVANCE' | 'NEWEST' | null;
}

/** A page of all that is for sale. @throws BAD_INPUT */
export async function listListings(
  { models }: RetailersContext,
  { filter, orderBy, ...page }: ListingsArguments,
): Promise<Connection<Listing>> {
  const isNarrow = typeof filter?.retailerId === 'string' || typeof filter?.skuId === 'string';
  const ranks = listingRanks({
    filter: filter ?? {},
    isRanked: orderBy !== 'NEWEST',
    status: 'FOR_SALE',
    isNarrow,
  });
  const range = readPage(page, { list: 'listings', filter, orderBy });
  const isOverAll = !isNarrow && typeof filter?.market !== 'string';
  const scope = isOverAll ? { market: { $in: await readMarkets(models) } } : {};
  return readRanked(range, ranks, (where, { first, after }) =>
    models.listings
      .find({ ...scope, ...where, ...afterKey(NEWEST_FIRST, after) }, WITHOUT_TERMS)
      .sort(sortOf(NEWEST_FIRST))
      .limit(first + 1)
      .lean<Listing[]>(),
  );
}

/** A page of a retailer's listings; itself and the operator see also what is not for sale. @throws BAD_INPUT */
export const listListingsOfRetailer = (
  context: RetailersContext,
  retailerId: string,
  list: ListingsArguments,
): Promise<Connection<Listing>> =>
  listChildren(list, {
    name: 'Retailer.listings',
    parentId: retailerId,
    loader: context.loaders.listingsByRetailerId,
    seesAll: actsFor(context.viewer, retailerId),
  });

/** A page of what a SKU is for sale as. @throws BAD_INPUT */
export const listListingsOfSku = (
  context: RetailersContext,
  skuId: string,
  list: ListingsArguments,
): Promise<Connection<Listing>> =>
  listChildren(list, {
    name: 'Sku.listings',
    parentId: skuId,
    loader: context.loaders.listingsBySkuId,
    seesAll: false,
  });

interface Children {
  readonly name: string;
  readonly parentId: string;
  readonly loader: RetailersContext['loaders']['listingsBySkuId'];
  readonly seesAll: boolean;
}

async function listChildren(
  { filter, orderBy, ...page }: ListingsArguments,
  { name, parentId, loader, seesAll }: Children,
): Promise<Connection<Listing>> {
  const ranks = listingRanks({
    filter: filter ?? {},
    isRanked: orderBy === 'RELEVANCE',
    status: seesAll ? null : 'FOR_SALE',
    isNarrow: true,
  });
  const range = readPage(page, { list: name, filter: { ...filter, parentId }, orderBy });
  return readRanked(range, ranks, (where, part) => loader.load({ parentId, page: part, filter: where }));
}
