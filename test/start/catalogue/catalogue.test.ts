import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type {
  CatalogueBelt,
  CatalogueSupplier,
  CatalogueWarehouse,
} from '../../../start/catalogue/catalogue.ts';
import { createListings, createRetailers } from '../../../start/catalogue/listing.ts';
import { createSupplierSource, linesOf } from '../../../start/catalogue/supplier.ts';
import { readTradeData } from '../../../start/catalogue/trade-data.ts';
import { canonicalJson } from '../../../values/canonical-json.ts';
import { isDeclarableHsCode } from '../../../values/hs-code.ts';
import { kilograms } from '../../../values/quantity.ts';

const readData = (name: string): unknown =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../../../data', name), 'utf8'));

const { belts } = readData('belts.json') as { belts: readonly CatalogueBelt[] };
const { warehouses } = readData('warehouses.json') as { warehouses: readonly CatalogueWarehouse[] };
const trade = readTradeData();

const createSource = (skusPerSupplier = 10) =>
  createSupplierSource({ belts, trade, warehouses, skusPerSupplier });

const first = (count: number, supplierAt = createSource()) =>
  Array.from({ length: count }, (_, index) => supplierAt(index));

const skusOf = (suppliers: readonly CatalogueSupplier[]) =>
  suppliers.flatMap(({ products }) => products.flatMap(({ skus }) => skus));

const hashOf = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex');

const sample = first(400);

describe('the sample catalogue', () => {
  it('is the same every time', () => {
    expect(hashOf(first(200))).toBe(hashOf(first(200)));
  });

  it('gives a supplier of an index the same whatever comes before it', () => {
    expect(createSource()(57)).toEqual(sample[57]);
  });

  it('only adds to a supplier’s SKUs when it is made with more of them', () => {
    const skus = (count: number) => skusOf([createSource(count)(7)]);
    expect(skus(25).slice(0, 10)).toEqual(skus(10));
  });

  it.each([1, 2, 3, 10, 37])('gives each supplier exactly %i SKUs', (count) => {
    for (const supplier of first(20, createSource(count))) expect(skusOf([supplier])).toHaveLength(count);
  });

  it('leaves no belt without suppliers', () => {
    const taken = new Set(sample.slice(0, 100).map(({ beltId }) => beltId));
    expect(belts.filter(({ id }) => !taken.has(id))).toEqual([]);
  });

  it('knows goods of every belt', () => {
    expect(belts.filter((belt) => linesOf(belt, trade).length === 0)).toEqual([]);
  });

  it('uses every row of its goods', () => {
    const used = new Set(belts.flatMap((belt) => linesOf(belt, trade).map(({ goods }) => goods)));
    expect(trade.goods.filter((goods) => !used.has(goods))).toEqual([]);
  });

  it('classifies everything under a heading of its belt', () => {
    const headings = new Map(belts.map(({ id, hsHeadings }) => [id, hsHeadings]));
    const strays = sample.flatMap(({ beltId, ...supplier }) =>
      skusOf([{ beltId, ...supplier }]).filter(
        ({ hsCode }) => !isDeclarableHsCode(hsCode) || !headings.get(beltId)?.includes(hsCode.slice(0, 4)),
      ),
    );
    expect(strays).toEqual([]);
  });

  it('has an English and a Chinese name for everything', () => {
    const named = sample.flatMap((supplier) => [supplier, ...supplier.products, ...skusOf([supplier])]);
    expect(named.filter(({ nameEn }) => !/^[ -~]+$/.test(nameEn))).toEqual([]);
    expect(named.filter(({ nameZh }) => !/\p{Script=Han}/u.test(nameZh))).toEqual([]);
  });

  it('has each id, credit code and code within a supplier once', () => {
    const parts = sample.flatMap((supplier) => [supplier, ...supplier.products, ...skusOf([supplier])]);
    expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
    expect(new Set(sample.map(({ creditCode }) => creditCode)).size).toBe(sample.length);
    for (const supplier of sample) {
      const codes = skusOf([supplier]).map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
      expect(new Set(supplier.products.map(({ nameEn }) => nameEn)).size).toBe(supplier.products.length);
    }
  });

  it('has no name twice with a supplier, however many it has and however late it comes', () => {
    // Chance gives this one a name twice.
    for (const supplier of [createSource()(143_600), ...first(3, createSource(1_000))]) {
      const names = supplier.products.map(({ nameEn }) => nameEn);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('weighs more with its wrapping, and declares its net weight where customs asks for kilograms', () => {
    for (const { netGrams, grossGrams, legalQuantities } of skusOf(sample)) {
      expect(grossGrams).toBeGreaterThan(netGrams);
      const declared = legalQuantities.find(({ unit }) => unit === 'KGM');
      if (declared) expect(declared.value).toBe(kilograms(netGrams));
    }
  });

  it('gets cheaper with the quantity, and sells from one on', () => {
    for (const { priceTiers } of skusOf(sample)) {
      expect(priceTiers[0]?.minQuantity).toBe(1);
      for (const [index, tier] of priceTiers.entries()) {
        const before = priceTiers[index - 1];
        expect(tier.price.minor > 0n && tier.price.currency === 'CNY').toBe(true);
        if (before)
          expect(tier.minQuantity > before.minQuantity && tier.price.minor < before.price.minor).toBe(true);
      }
    }
  });

  it('keeps goods where its belt makes them, and elsewhere only in warehouses that are there', () => {
    const known = new Set(warehouses.map(({ id }) => id));
    for (const { beltId, ...supplier } of sample) {
      for (const { stock } of skusOf([{ beltId, ...supplier }])) {
        expect(stock[0]?.warehouseId).toBe(`wh_factory_${beltId.replace('belt_', '')}`);
        expect(stock.filter(({ warehouseId }) => !known.has(warehouseId))).toEqual([]);
      }
    }
  });

  it('is sold out of some goods and not of most', () => {
    const skus = skusOf(sample);
    const soldOut = skus.filter(({ stock }) => stock.every(({ onHand }) => onHand === 0));
    expect(soldOut.length).toBeGreaterThan(skus.length / 20);
    expect(soldOut.length).toBeLessThan(skus.length / 5);
  });
});

describe('sample listings', () => {
  const listings = sample.flatMap((supplier, index) =>
    createListings(index, { supplier, names: trade.names }),
  );

  it('offer the first suppliers’ goods in every market', () => {
    const markets = trade.names.markets.map(({ market }) => market).sort();
    const [sku] = skusOf(sample.slice(0, 1));
    const offered = listings.filter(({ skuId }) => skuId === sku?.id).map(({ market }) => market);
    expect(offered.sort()).toEqual(markets);
  });

  it('offer a SKU of a retailer once in a market, at a price in the market’s money', () => {
    const currencies = new Map(trade.names.markets.map(({ market, currency }) => [market, currency]));
    const keys = listings.map(
      ({ retailerId, skuId, market, channel }) => `${retailerId} ${skuId} ${market} ${channel}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(listings.map(({ id }) => id)).size).toBe(listings.length);
    for (const { market, price, title } of listings) {
      expect(price.currency).toBe(currencies.get(market));
      expect(price.minor).toBeGreaterThan(0n);
      expect(title).not.toBe('');
    }
  });

  it('are of retailers that sell in that market', () => {
    const retailers = new Map(createRetailers(trade.names).map(({ id, market }) => [id, market]));
    expect(listings.filter(({ retailerId, market }) => retailers.get(retailerId) !== market)).toEqual([]);
  });
});
