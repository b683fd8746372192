import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../../runtime/database.ts';
import { manufacturers, type Manufacturers } from '../../../../subgraphs/manufacturers/index.ts';
import { openTestDatabases } from '../../../support/databases.ts';
import {
  aProduct,
  aSku,
  aStock,
  aSupplier,
  aSupplierApp,
  loadCatalogue,
} from '../../../support/manufacturers.ts';
import { openTestSubgraph, type TestSubgraph } from '../../../support/subgraph.ts';

describe('loadCatalogue', () => {
  let databases: Databases;
  let graph: TestSubgraph<Manufacturers>;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(manufacturers, databases);
  });
  afterAll(() => databases.close());

  function catalogueOf(supplierId: string) {
    const product = aProduct(`prod_${supplierId}`, supplierId);
    const skus = ['A', 'B'].map((code) => aSku(`sku_${supplierId}_${code}`, product, { code }));
    return {
      suppliers: [aSupplier(supplierId)],
      products: [product],
      skus,
      stocks: skus.map((sku) => aStock(sku, 5)),
    };
  }

  it('brings suppliers who can be read, sell and publish as if they had published it all', async () => {
    await loadCatalogue(graph.instance, catalogueOf('sup_1'));
    const app = aSupplierApp(graph, 'sup_1');
    expect((await app.readFeed()).map(({ sku, onHandDelta }) => [sku.code, onHandDelta])).toEqual([
      ['A', 5],
      ['B', 5],
    ]);
    await app.publish([{ skuCode: 'A', quantity: 9, expectedVersion: 1 }]);
    expect(await app.readStock(['A', 'B'])).toEqual({ A: 9, B: 5 });
    expect(await app.readFeed()).toHaveLength(3);
  });

  it('leaves suppliers who are there as they are', async () => {
    await loadCatalogue(graph.instance, catalogueOf('sup_2'));
    const app = aSupplierApp(graph, 'sup_2');
    await app.publish([{ skuCode: 'A', quantity: 9 }]);
    await loadCatalogue(graph.instance, catalogueOf('sup_2'));
    expect(await app.readStock(['A', 'B'])).toEqual({ A: 9, B: 5 });
    expect(await app.readFeed()).toHaveLength(3);
  });

  it('completes what an interrupted load has left', async () => {
    const catalogue = catalogueOf('sup_3');
    await loadCatalogue(graph.instance, catalogue);
    const { models, events } = graph.instance.contextFor({ viewer: null });
    await models.stockFeeds.deleteOne({ _id: 'sup_3' });
    await models.products.deleteMany({ supplierId: 'sup_3' });
    await events.deleteMany({ aggregateId: 'sup_3/stock', sequence: 2 });

    await loadCatalogue(graph.instance, catalogue);
    const app = aSupplierApp(graph, 'sup_3');
    expect(await app.readFeed()).toHaveLength(2);
    expect(await app.publish([{ skuCode: 'A', quantity: 1 }])).toMatchObject({ applied: 1 });
    expect(await app.readFeed()).toHaveLength(3);
  });

  it('finds two records under one unique key', async () => {
    const catalogue = catalogueOf('sup_4');
    const twice = aSku('sku_other', aProduct('prod_sup_4', 'sup_4'), { code: 'A' });
    await expect(
      loadCatalogue(graph.instance, { ...catalogue, skus: [...catalogue.skus, twice] }),
    ).rejects.toThrow(/duplicate key/i);
  });

  it('costs as many commands for many suppliers as for one', async () => {
    graph.commands();
    await loadCatalogue(graph.instance, catalogueOf('sup_one'));
    const ofOne = graph.commands().map(({ name }) => name);
    const many = Array.from({ length: 40 }, (_, index) => catalogueOf(`sup_many_${index}`));
    await loadCatalogue(graph.instance, {
      suppliers: many.flatMap(({ suppliers }) => suppliers),
      products: many.flatMap(({ products }) => products),
      skus: many.flatMap(({ skus }) => skus),
      stocks: many.flatMap(({ stocks }) => stocks),
    });
    expect(graph.commands().map(({ name }) => name)).toEqual(ofOne);
  });
});
