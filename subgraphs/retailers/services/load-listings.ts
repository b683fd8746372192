import { type Collection, mongo } from 'mongoose';
import type { Money } from '../../../values/money.ts';
import type { Channel } from '../../../values/channel.ts';
import { termsOf } from '../domain/listing-terms.ts';
import type { Models } from '../models/index.ts';
import type { ListingRecord } from '../models/listing.ts';
import type { RetailerRecord } from '../models/retailer.ts';
import { type SkuFacts, toSkuFactsRecord } from './apply-sku-published.ts';

/** A part of a demonstration catalogue. Ids are the caller's, so that the same part twice is there once. */
export interface ListingsToLoad {
  readonly retailers?: readonly {
    readonly id: string;
    readonly name: string;
    readonly zoneId: string | null;
    readonly createdAt: Date;
  }[];
  /** As the suppliers' subgraph would tell them. */
  readonly skuFacts?: readonly SkuFacts[];
  readonly listings?: readonly {
    /** Ids sort by `createdAt`, as those of `newId` do. */
    readonly id: string;
    readonly retailerId: string;
    readonly skuId: string;
    readonly market: string;
    readonly channel: Channel;
    readonly title: string;
    readonly price: Money;
    readonly createdAt: Date;
  }[];
}

/**
 * Writes a large batch without the ceremony of single calls: no keys, no events, no check of what comes in.
 *
 * What is there already stays as it is, so a load that was cut off can be run again.
 */
export async function loadListings(
  models: Models,
  { retailers = [], skuFacts = [], listings = [] }: ListingsToLoad,
): Promise<void> {
  await insertMissing(models.retailers.collection, retailers.map(toRetailer));
  await insertMissing(models.skuFacts.collection, skuFacts.map(toSkuFactsRecord));
  const markets = new Set(listings.map(({ market }) => market));
  await insertMissing(
    models.markets.collection,
    [...markets].map((_id) => ({ _id })),
  );
  await insertMissing(models.listings.collection, listings.map(toListing));
}

const toRetailer = ({ id, ...rest }: NonNullable<ListingsToLoad['retailers']>[number]): RetailerRecord => ({
  _id: id,
  ...rest,
  version: 1,
});

const toListing = ({ id, ...rest }: NonNullable<ListingsToLoad['listings']>[number]): ListingRecord => ({
  _id: id,
  ...rest,
  status: 'FOR_SALE',
  terms: termsOf(rest),
  updatedAt: rest.createdAt,
  version: 1,
});

const DUPLICATE_KEY = 11000;

async function insertMissing<Row extends { readonly _id: string }>(
  collection: Collection,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  try {
    // Mongoose's collection takes documents of every shape; these have the model's.
    await collection.insertMany(rows as unknown as mongo.Document[], { ordered: false });
  } catch (error) {
    if (!(error instanceof mongo.MongoBulkWriteError) || !isAboutDuplicates(error)) throw error;
  }
}

const isAboutDuplicates = ({ writeErrors }: mongo.MongoBulkWriteError): boolean =>
  [writeErrors].flat().every(({ code }) => code === DUPLICATE_KEY);
