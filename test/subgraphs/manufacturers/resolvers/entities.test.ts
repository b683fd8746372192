import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../../runtime/database.ts';
import { manufacturers, type Manufacturers } from '../../../../subgraphs/manufacturers/index.ts';
import { openTestDatabases } from '../../../support/databases.ts';
import { aProduct, aSku, aStock, aSupplier, loadCatalogue } from '../../../support/manufacturers.ts';
import { openTestSubgraph, type TestSubgraph } from '../../../support/subgraph.ts';

const PRODUCTS = 50;
const SKUS_EACH = 4;

describe('entities', () => {
  let databases: Databases;
  let graph: TestSubgraph<Manufacturers>;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(manufacturers, databases);
    const products = Array.from({ length: PRODUCTS }, (_, index) =>
      aProduct(`prod_${String(index).padStart(2, '0')}`, `sup_${index % 10}`),
    );
    const skus = products.flatMap((product) =>
      Array.from({ length: SKUS_EACH }, (_, index) =>
        aSku(`sku_${product.id}_${index}`, product, {
          code: `${product.id}/${index}`,
          brandId: `brand_${product.supplierId}`,
        }),
      ),
    );
    const supplierIds = Array.from({ length: 10 }, (_, index) => `sup_${index}`);
    await loadCatalogue(graph.instance, {
      suppliers: supplierIds.map((id) => aSupplier(id)),
      brands: supplierIds.map((id) => ({
        id: `brand_${id}`,
        supplierId: id,
        name: `B ${id}`,
        registeredIn: ['CN'],
      })),
      products,
      skus,
      stocks: skus.map((sku, index) => aStock(sku, index)),
    });
  });
  afterAll(() => databases.close());

  it('of every type are resolved by id, with one command each, and are null where there is none', async () => {
    const ids = {
      Belt: 'belt_chenghai_toys',
      Supplier: 'sup_1',
      Brand: 'brand_sup_1',
      Product: 'prod_01',
      Sku: 'sku_prod_01_0',
    };
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Node { id } } }`;
    for (const [__typename, id] of Object.entries(ids)) {
      graph.commands();
      const { data, errors } = await graph.ask(query, {
        of: [id, `${id}x`, id].map((each) => ({ __typename, id: each })),
      });
      expect(errors).toEqual([]);
      expect(data._entities).toEqual([{ __typename, id }, null, { __typename, id }]);
      expect(graph.commands()).toHaveLength(1);
    }
  });

  it.each([
    ['belt(id: "belt_x") { id }', 'belt'],
    ['supplier(id: "sup_x") { id }', 'supplier'],
    ['product(id: "prod_x") { id }', 'product'],
    ['sku(id: "sku_x") { id }', 'sku'],
    ['sku(id: "") { id }', 'sku'],
  ])('asked for as %s are null', async (field, name) => {
    expect(await graph.ask(`{ ${field} }`)).toEqual({ data: { [name]: null }, errors: [] });
  });

  it('refer to each other', async () => {
    const { data } = await graph.ask(`{
      supplier(id: "sup_1") {
        brands { name registeredIn supplier { id } }
        products(orderBy: NAME, first: 2) { nodes { id supplier { id } } }
        sku(code: "prod_01/2") { id code product { id } brand { id } }
        none: sku(code: "none") { id }
      }
      product(id: "prod_01") { skus(first: 2) { nodes { code } pageInfo { hasNextPage } } createdAt }
    }`);
    expect(data).toEqual({
      supplier: {
        brands: [{ name: 'B sup_1', registeredIn: ['CN'], supplier: { id: 'sup_1' } }],
        products: { nodes: ['prod_01', 'prod_11'].map((id) => ({ id, supplier: { id: 'sup_1' } })) },
        sku: {
          id: 'sku_prod_01_2',
          code: 'prod_01/2',
          product: { id: 'prod_01' },
          brand: { id: 'brand_sup_1' },
        },
        none: null,
      },
      product: {
        skus: { nodes: [{ code: 'prod_01/0' }, { code: 'prod_01/1' }], pageInfo: { hasNextPage: true } },
        createdAt: '2026-11-01T00:00:00.000Z',
      },
    });
  });

  it('on a page of 50 products with SKUs, stock, brands and suppliers cost six commands', async () => {
    graph.commands();
    const { data, errors } = await graph.ask(`{
      products(first: 50) { nodes {
        name supplier { name belt { name } }
        skus(first: 2) { nodes { code available price { amount } brand { name } } }
      } }
    }`);
    expect(errors).toEqual([]);
    expect(data.products.nodes).toHaveLength(50);
    expect(data.products.nodes[49].skus.nodes).toHaveLength(2);
    expect(
      graph
        .commands()
        .map(({ name, collection }) => `${name} ${collection}`)
        .sort(),
    ).toEqual([
      'aggregate skus',
      'find belts',
      'find brands',
      'find products',
      'find stocks',
      'find suppliers',
    ]);
  });
});
