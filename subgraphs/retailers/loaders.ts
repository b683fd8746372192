import { createLoader } from '../../runtime/loader.ts';
import { createPageLoader } from '../../runtime/page-loader.ts';
import { actsFor, type Viewer } from '../../runtime/viewer.ts';
import type { BuyerIdentityRecord } from './models/buyer-identity.ts';
import type { BuyerRecord } from './models/buyer.ts';
import type { Models } from './models/index.ts';
import { type Listing, NEWEST_FIRST, WITHOUT_TERMS } from './models/listing.ts';
import type { RetailerRecord } from './models/retailer.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/** One request's reads. What the viewer may not see is not there, so no caller can forget to ask. */
export function createLoaders(
  { retailers, listings, buyers, buyerIdentities }: Models,
  viewer: Viewer | null,
) {
  const listingPages = (parentField: 'retailerId' | 'skuId') =>
    createPageLoader<Listing>({ model: listings, parentField, order: NEWEST_FIRST, omit: ['terms'] });
  // A buyer is seen by itself and by the operator; orders will show it to their parties.
  const ownBuyers = (ids: readonly string[]) => ids.filter((id) => actsFor(viewer, id));
  return {
    retailerById: createLoader<RetailerRecord>(
      (ids) => retailers.find({ _id: { $in: ids } }).lean<RetailerRecord[]>(),
      ({ _id }) => _id,
    ),
    listingById: createLoader<Listing>(
      (ids) => listings.find({ _id: { $in: ids }, ...visibleTo(viewer) }, WITHOUT_TERMS).lean<Listing[]>(),
      ({ _id }) => _id,
    ),
    listingsByRetailerId: listingPages('retailerId'),
    listingsBySkuId: listingPages('skuId'),
    buyerById: createLoader<BuyerRecord>(
      (ids) => buyers.find({ _id: { $in: ownBuyers(ids) } }).lean<BuyerRecord[]>(),
      ({ _id }) => _id,
    ),
    buyerIdentityById: createLoader<BuyerIdentityRecord>(
      (ids) => buyerIdentities.find({ _id: { $in: ownBuyers(ids) } }).lean<BuyerIdentityRecord[]>(),
      ({ _id }) => _id,
    ),
  };
}

/** Which listings a viewer sees: those for sale, its own, and as the operator all. */
function visibleTo(viewer: Viewer | null): Readonly<Record<string, unknown>> {
  if (viewer?.role === 'operator') return {};
  const forSale = { status: 'FOR_SALE' };
  return viewer?.partyId ? { $or: [forSale, { retailerId: viewer.partyId }] } : forSale;
}
