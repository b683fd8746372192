import { describe, expect, it } from '@jest/globals';
import { catalogueRecords } from '../../../../subgraphs/manufacturers/domain/catalogue-records.ts';
import { aProduct, aSku, aStock, aSupplier } from '../../../support/manufacturers.ts';

const product = aProduct('prod_1', 'sup_1');
const skus = [aSku('sku_1', product), aSku('sku_2', product, { hsCode: '9504500000' })];

describe('catalogueRecords', () => {
  it('computes what publishing would have computed', () => {
    const { products, stocks, changes } = catalogueRecords({
      suppliers: [aSupplier('sup_1')],
      brands: [],
      products: [product],
      skus,
      stocks: skus.slice(0, 1).map((sku) => aStock(sku, 7)),
    });
    expect(products).toEqual([
      expect.objectContaining({
        beltId: 'belt_chenghai_toys',
        skuCount: 2,
        stockedSkuCount: 1,
        sortName: 'product prod_1',
      }),
    ]);
    expect(products[0]?.hsPrefixes).toEqual(expect.arrayContaining(['9503', '9504']));
    expect(stocks.map(({ _id, available, levels }) => [_id, available, levels.length])).toEqual([
      ['sku_1', 7, 1],
      ['sku_2', 0, 0],
    ]);
    expect(changes).toEqual([
      expect.objectContaining({ supplierId: 'sup_1', skuId: 'sku_1', onHandDelta: 7, reason: 'PUBLISHED' }),
    ]);
  });

  it('finds a SKU without its product', () => {
    const lost = { suppliers: [aSupplier('sup_1')], brands: [], products: [], skus, stocks: [] };
    expect(() => catalogueRecords(lost)).toThrow('sku_1 is of prod_1, which is not in the catalogue');
  });
});
