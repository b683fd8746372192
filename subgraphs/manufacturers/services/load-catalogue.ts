import type { Model } from 'mongoose';
import { eventId, type EventModel, type EventRecord } from '../../../runtime/events.ts';
import type { Catalogue, CatalogueBrand, CatalogueSupplier } from '../domain/catalogue.ts';
import { catalogueRecords, type CatalogueRecords } from '../domain/catalogue-records.ts';
import { feedOf } from '../domain/events.ts';
import { sortNameOf } from '../domain/sort-name.ts';
import { newFeed, type StockFeed } from '../domain/stock-feed.ts';
import type { BrandRecord } from '../models/brand.ts';
import type { Models } from '../models/index.ts';
import type { SupplierRecord } from '../models/supplier.ts';

/**
 * Writes whole suppliers, in a few commands for some hundreds of them.
 *
 * What refers to something is written after it, and a supplier's feed last of all: one whose feed is there is there with
 * everything, and what an interrupted load has left out is added by the next. No events go to other subgraphs: who brings
 * a catalogue tells them himself.
 *
 * Answers which of the catalogue's SKUs are there now: a supplier that came before, in a smaller catalogue, has fewer.
 */
export async function loadCatalogue(
  models: Models,
  events: EventModel,
  catalogue: Catalogue,
): Promise<ReadonlySet<string>> {
  const fresh = await withoutKnown(models, catalogue);
  const there = await findThere(models, catalogue, fresh);
  if (fresh.suppliers.length === 0) return there;
  const records = catalogueRecords(fresh);
  const feedEvents = eventsOf(records);
  await insertMissing(models.suppliers, fresh.suppliers.map(toSupplier));
  await insertMissing(models.brands, fresh.brands.map(toBrand));
  await insertMissing(models.stocks, records.stocks);
  await insertMissing(models.skus, records.skus);
  await insertMissing(models.products, records.products);
  await insertMissing(events, feedEvents);
  await insertMissing(models.stockFeeds, feedsOf(fresh.suppliers, feedEvents));
  return there;
}

/** The SKUs that are written now, and of the others those that were before. */
async function findThere({ skus }: Models, catalogue: Catalogue, fresh: Catalogue): Promise<Set<string>> {
  const written = new Set(fresh.skus.map(({ id }) => id));
  const others = catalogue.skus.flatMap(({ id }) => (written.has(id) ? [] : [id]));
  if (others.length === 0) return written;
  const found = await skus.find({ _id: { $in: others } }, { _id: 1 }).lean<{ readonly _id: string }[]>();
  return new Set([...written, ...found.map(({ _id }) => _id)]);
}

async function withoutKnown({ stockFeeds }: Models, catalogue: Catalogue): Promise<Catalogue> {
  const ids = catalogue.suppliers.map(({ id }) => id);
  const found = await stockFeeds.find({ _id: { $in: ids } }, { _id: 1 }).lean<Pick<StockFeed, '_id'>[]>();
  const known = new Set(found.map(({ _id }) => _id));
  const isFresh = ({ supplierId }: { readonly supplierId: string }) => !known.has(supplierId);
  return {
    suppliers: catalogue.suppliers.filter(({ id }) => !known.has(id)),
    brands: catalogue.brands.filter(isFresh),
    products: catalogue.products.filter(isFresh),
    skus: catalogue.skus.filter(isFresh),
    stocks: catalogue.stocks.filter(isFresh),
  };
}

/** Inserts those that an interrupted load has not inserted. @throws when a unique index has another under their key. */
async function insertMissing<Row extends { readonly _id: string }>(
  model: Pick<Model<Row>, 'insertMany' | 'countDocuments'>,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  try {
    await model.insertMany([...rows], { lean: true, ordered: false });
  } catch (error) {
    const there = await model.countDocuments({ _id: { $in: rows.map(({ _id }) => _id) } });
    if (there < rows.length) throw error;
  }
}

function eventsOf({ changes }: CatalogueRecords): readonly EventRecord[] {
  const positions = new Map<string, number>();
  return changes.map(({ supplierId, at, ...data }) => {
    const aggregateId = feedOf(supplierId);
    const sequence = (positions.get(aggregateId) ?? 0) + 1;
    positions.set(aggregateId, sequence);
    return { _id: eventId(aggregateId, sequence), aggregateId, sequence, type: 'StockChanged', data, at };
  });
}

function feedsOf(
  suppliers: readonly CatalogueSupplier[],
  events: readonly EventRecord[],
): readonly StockFeed[] {
  // Later events of a feed come later, and a map keeps the last.
  const positions = new Map(events.map(({ aggregateId, sequence }) => [aggregateId, sequence]));
  return suppliers.map(({ id }) => ({ ...newFeed(id), position: positions.get(feedOf(id)) ?? 0 }));
}

const toBrand = ({ id, ...brand }: CatalogueBrand): BrandRecord => ({ _id: id, ...brand });

const toSupplier = ({ id, ...supplier }: CatalogueSupplier): SupplierRecord => ({
  _id: id,
  ...supplier,
  sortName: sortNameOf(supplier.nameEn),
  version: 1,
});
