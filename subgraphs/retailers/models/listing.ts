import { type Connection, Schema } from 'mongoose';
import { moneyField } from '../../../runtime/fields.ts';
import type { Money } from '../../../values/money.ts';
import { CHANNELS, type Channel } from '../../../values/channel.ts';
import { LISTING_STATUSES, type ListingStatus } from '../domain/listing-status.ts';

/** One document of the `listings` collection. */
export interface ListingRecord {
  /** Sorts by the time of the first publication. */
  readonly _id: string;
  readonly retailerId: string;
  /** Of the manufacturers subgraph. Only the id is kept here. */
  readonly skuId: string;
  readonly market: string;
  readonly channel: Channel;
  readonly title: string;
  readonly price: Money;
  readonly status: ListingStatus;
  /** What the listing is found by, see `termsOf`; for indexes alone, so reads leave it out. */
  readonly terms: readonly string[];
  readonly createdAt: Date;
  /** Of the retailer's last change. */
  readonly updatedAt: Date;
  /** Goes up by one with every write. */
  readonly version: number;
}

/** A listing as it is read. */
export type Listing = Omit<ListingRecord, 'terms'>;

/** The projection that makes a `Listing`. */
export const WITHOUT_TERMS = { terms: 0 } as const;

/** The order of every list: newest first. */
export const NEWEST_FIRST = [['_id', -1]] as const;

const listingSchema = new Schema<ListingRecord>(
  {
    _id: { type: String, required: true },
    retailerId: { type: String, required: true },
    skuId: { type: String, required: true },
    market: { type: String, required: true },
    channel: { type: String, enum: CHANNELS, required: true },
    title: { type: String, required: true },
    price: moneyField,
    status: { type: String, enum: LISTING_STATUSES, required: true },
    terms: { type: [String], required: true },
    createdAt: { type: Date, required: true },
    updatedAt: { type: Date, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'listings', strict: 'throw', versionKey: false },
);

// Serves publishListings: a retailer has one listing of a SKU in a market and channel.
listingSchema.index({ retailerId: 1, skuId: 1, market: 1, channel: 1 }, { unique: true });
// Serves a storefront, newest first: a page of a common word reads a page of entries. Over all markets, by merging.
listingSchema.index(
  { market: 1, terms: 1, _id: -1 },
  { partialFilterExpression: { status: 'FOR_SALE' satisfies ListingStatus } },
);
// Serves Retailer.listings.
listingSchema.index({ retailerId: 1, _id: -1 });
// Serves Sku.listings.
listingSchema.index({ skuId: 1, _id: -1 });
// Serves the end of a right: what it has blocked may be sold again.
listingSchema.index(
  { status: 1, _id: 1 },
  { partialFilterExpression: { status: 'IP_BLOCKED' satisfies ListingStatus } },
);

export const listingModel = (db: Connection) => db.model('Listing', listingSchema);
