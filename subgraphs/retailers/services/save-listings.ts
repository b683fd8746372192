import { newId } from '../../../runtime/id.ts';
import type { Transaction } from '../../../runtime/write.ts';
import { listingKey, type ListingRow } from '../domain/listing-row.ts';
import { termsOf } from '../domain/listing-terms.ts';
import { contentOf, isUnchanged } from '../domain/plan-listing.ts';
import type { Models } from '../models/index.ts';
import { type Listing, type ListingRecord, WITHOUT_TERMS } from '../models/listing.ts';
import { noteMarkets } from './known-markets.ts';

interface OwnRows {
  readonly retailerId: string;
  readonly rows: readonly ListingRow[];
}

/** A call's SKUs may be listed in several markets each; this many come in one reply. */
const REPLY_ROWS = 5_000;

/** Writes rows that may be published; answers the listings after it by `listingKey`. */
export async function saveListings(
  models: Models,
  { retailerId, rows }: OwnRows,
  { session, now }: Transaction,
): Promise<ReadonlyMap<string, Listing>> {
  const { listings } = models;
  const before = await findListings(models, { retailerId, rows }, { session });
  const created: Listing[] = [];
  const changed: Listing[] = [];
  const after = rows.map((row) => {
    const known = before.get(listingKey(row));
    if (!known) return noted(created, newListing(row, retailerId, now));
    const content = contentOf(row);
    if (isUnchanged(known, content)) return known;
    return noted(changed, { ...known, ...content, updatedAt: now, version: known.version + 1 });
  });
  if (created.length > 0) {
    const markets = created.map(({ market }) => market);
    await noteMarkets(models, markets, session);
    await listings.insertMany(created.map(withTerms), { session, lean: true });
  }
  if (changed.length > 0) await listings.bulkWrite(changed.map(replaceOne), { session, ordered: true });
  return new Map(after.map((listing) => [listingKey(listing), listing]));
}

function noted(list: Listing[], listing: Listing): Listing {
  list.push(listing);
  return listing;
}

async function findListings(
  { listings }: Models,
  { retailerId, rows }: OwnRows,
  { session }: Pick<Transaction, 'session'>,
): Promise<ReadonlyMap<string, Listing>> {
  const keys = new Set(rows.map(listingKey));
  const found = await listings
    .find({ retailerId, skuId: { $in: [...new Set(rows.map(({ skuId }) => skuId))] } }, WITHOUT_TERMS)
    .batchSize(REPLY_ROWS)
    .session(session)
    .lean<Listing[]>();
  const ofRows = found.map((listing) => [listingKey(listing), listing] as const);
  return new Map(ofRows.filter(([key]) => keys.has(key)));
}

function newListing(row: ListingRow, retailerId: string, now: Date): Listing {
  const { skuId, market, channel } = row;
  const identity = { _id: newId('lst', now), retailerId, skuId, market, channel };
  return { ...identity, ...contentOf(row), createdAt: now, updatedAt: now, version: 1 };
}

const withTerms = (listing: Listing): ListingRecord => ({ ...listing, terms: termsOf(listing) });

const replaceOne = (listing: Listing) => ({
  replaceOne: {
    filter: { _id: listing._id, version: listing.version - 1 },
    replacement: withTerms(listing),
  },
});
