import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { readReferenceFile } from '../../../runtime/reference-data.ts';
import type { CatalogueBelt } from '../../../start/catalogue/catalogue.ts';
import { createSupplierSource } from '../../../start/catalogue/supplier.ts';
import { readTradeData } from '../../../start/catalogue/trade-data.ts';
import { readWarehouses } from '../../../subgraphs/logistics/services/reference-files.ts';
import { byTerritory } from '../../../subgraphs/supervision/services/import-ip-rights.ts';
import { readIpClasses } from '../../../subgraphs/supervision/services/ip-classes.ts';
import { ipRightOf } from '../../../subgraphs/supervision/services/ip-right-row.ts';
import { readIpRights } from '../../../subgraphs/supervision/services/reference-files.ts';
import { verdictOf } from '../../../values/ip-verdict.ts';

const belts = readReferenceFile('belts.json', z.object({ belts: z.custom<readonly CatalogueBelt[]>() }))
  .content.belts;

const known = byTerritory(
  readIpRights().content.rights.map((row) => ipRightOf(row, 'SAMPLE', readIpClasses().hsPrefixesOfClass)),
).map(({ territory, rights }) => ({
  territory,
  coveredFrom: rights.map(({ validFrom }) => validFrom).sort()[0] ?? '',
  rights,
}));

const trade = readTradeData();
const supplierOf = createSupplierSource({
  belts,
  trade,
  warehouses: readWarehouses().content.warehouses,
  skusPerSupplier: 8,
});

const goods = Array.from({ length: 200 }, (_, index) => supplierOf(index)).flatMap(({ brand, products }) =>
  products
    .flatMap(({ skus }) => skus)
    .map(({ hsCode, isBranded }) => ({ hsCode, brandName: isBranded && brand ? brand.name : null })),
);

const verdictsIn = (market: string) =>
  new Set(goods.map((each) => verdictOf(each, known, { market, on: '2026-11-23' }).verdict));

describe('sample rights', () => {
  it('show every verdict on the sample catalogue', () => {
    const verdicts = new Set(['KR', 'US', 'BR'].flatMap((market) => [...verdictsIn(market)]));
    expect(verdicts).toEqual(new Set(['BLOCKED', 'WATCH', 'CLEAR', 'UNKNOWN']));
  });

  it('block nothing where the sample catalogue sells', () => {
    const markets = trade.names.markets.map(({ market }) => market);
    expect(markets.filter((market) => verdictsIn(market).has('BLOCKED'))).toEqual([]);
  });
});
