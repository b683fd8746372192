import * as z from 'zod';
import { createLanes } from '../../runtime/lanes.ts';
import { readReferenceFile } from '../../runtime/reference-data.ts';
import type { Report } from '../../runtime/subgraph.ts';
import { finance, manufacturers, retailers, supervision } from '../../subgraphs/index.ts';
import type { OpenGraph } from '../open-graph.ts';
import type { CatalogueSku, CatalogueSupplier } from './catalogue.ts';
import { createListings, createRetailers } from './listing.ts';
import { createSupplierSource } from './supplier.ts';
import { readTradeData } from './trade-data.ts';

/** How large a sample catalogue is. */
export interface CatalogueSize {
  readonly suppliers: number;
  readonly skusPerSupplier: number;
}

/** Few enough SKUs for a batch to be small in memory, enough for a command to be worth its way. */
const SKUS_PER_BATCH = 2_000;
/** So many batches are under way at once: the database commits together what arrives together, and writes less. */
const BATCHES_AT_ONCE = 10;

/**
 * Loads a sample catalogue batch by batch, in constant memory. What is there already is left as it is, so a load that
 * was cut off can be run again, and a larger one adds to a smaller.
 */
export async function loadCatalogue(
  graph: Pick<OpenGraph, 'instanceOf'>,
  size: CatalogueSize,
  report: Report,
): Promise<void> {
  const trade = readTradeData();
  const supplierAt = createSupplierSource({ ...readPlaces(), trade, skusPerSupplier: size.skusPerSupplier });
  const [makers, shops] = [graph.instanceOf(manufacturers), graph.instanceOf(retailers)];
  const taxes = graph.instanceOf(finance);
  const zones = graph.instanceOf(supervision);
  await shops.loadListings({
    retailers: createRetailers(trade.names).map(({ id, name, createdAt }) => ({
      id,
      name,
      createdAt,
      zoneId: null,
    })),
  });

  const batchSize = Math.max(1, Math.floor(SKUS_PER_BATCH / size.skusPerSupplier));
  let next = 0;
  let done = 0;
  /** One batch after the other: they count in the same zones, and would only make each other begin anew. */
  const countInZones = createLanes();
  const loadBatches = async () => {
    while (next < size.suppliers) {
      const first = next;
      next = Math.min(size.suppliers, first + batchSize);
      const batch = Array.from({ length: next - first }, (_, index) => supplierAt(first + index));
      const listings = batch.flatMap((supplier, index) =>
        createListings(first + index, { supplier, names: trade.names }),
      );
      const count = batch.length;
      const there = await makers.loadCatalogue(catalogueOf(batch));
      const isThere = ({ skuId }: { readonly skuId: string }) => there.has(skuId);
      await taxes.loadSuppliers(
        batch.map(({ id, role, taxpayer, beltId }) => ({ id, role, taxpayer, beltId })),
      );
      await countInZones('zones', () =>
        zones.loadSuppliers(batch.map(({ id, beltId, createdAt }) => ({ id, beltId, createdAt }))),
      );
      await shops.loadListings({
        skuFacts: batch.flatMap(skuFactsOf).filter(isThere),
        listings: listings.filter(isThere),
      });
      done += count;
      report({ what: 'sample catalogue: suppliers', done, total: size.suppliers });
    }
  };
  report({ what: 'sample catalogue: suppliers', done, total: size.suppliers });
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, loadBatches));
}

const belts = z.object({
  belts: z.array(
    z.object({
      id: z.string(),
      core: z.boolean(),
      provinceCode: z.string(),
      city: z.string(),
      cityZh: z.string(),
      placeZh: z.string(),
      productsEn: z.array(z.string()),
      productsZh: z.array(z.string()),
      hsHeadings: z.array(z.string()),
    }),
  ),
});

const warehouses = z.object({
  warehouses: z.array(z.object({ id: z.string(), kind: z.string(), country: z.string(), city: z.string() })),
});

const readPlaces = () => ({
  ...readReferenceFile('belts.json', belts).content,
  ...readReferenceFile('warehouses.json', warehouses).content,
});

type Catalogue = Parameters<ReturnType<typeof manufacturers.open>['loadCatalogue']>[0];

/** Suppliers as their subgraph takes them: each kind of record in a list of its own. */
function catalogueOf(suppliers: readonly CatalogueSupplier[]): Catalogue {
  const skusOf = (supplier: CatalogueSupplier) =>
    supplier.products.flatMap(({ id, skus }) => skus.map((sku) => ({ sku, productId: id, supplier })));
  const skus = suppliers.flatMap(skusOf);
  return {
    suppliers: suppliers.map(({ id, nameEn, nameZh, role, taxpayer, creditCode, beltId }) => ({
      ...{ id, nameEn, nameZh, role, taxpayer, creditCode, beltId },
    })),
    brands: suppliers.flatMap(({ id, brand }) => (brand ? [{ ...brand, supplierId: id }] : [])),
    products: suppliers.flatMap(({ id: supplierId, products }) =>
      products.map(({ id, nameEn, nameZh, createdAt }) => ({ id, supplierId, nameEn, nameZh, createdAt })),
    ),
    skus: skus.map(({ sku, productId, supplier }) => {
      const { stock: _stock, isBranded: _isBranded, ...content } = sku;
      return {
        ...content,
        supplierId: supplier.id,
        productId,
        brandId: brandOf(supplier, sku)?.id ?? null,
        origin: 'CN',
      };
    }),
    stocks: skus.map(({ sku, supplier }) => ({
      skuId: sku.id,
      supplierId: supplier.id,
      asOf: supplier.createdAt,
      levels: sku.stock,
    })),
  };
}

const brandOf = ({ brand }: CatalogueSupplier, { isBranded }: CatalogueSku) => (isBranded ? brand : null);

/** What the retailers' subgraph would have learnt of each SKU from the suppliers'. */
const skuFactsOf = (supplier: CatalogueSupplier) =>
  supplier.products.flatMap(({ skus }) =>
    skus.map((sku) => ({
      skuId: sku.id,
      hsCode: sku.hsCode,
      brandName: brandOf(supplier, sku)?.name ?? null,
      version: 1,
    })),
  );
