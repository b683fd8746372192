import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../../runtime/database.ts';
import type { Viewer } from '../../../../runtime/viewer.ts';
import type { PriceTiers } from '../../../../subgraphs/manufacturers/domain/price-tier.ts';
import { manufacturers, type Manufacturers } from '../../../../subgraphs/manufacturers/index.ts';
import { money } from '../../../../values/money.ts';
import { openTestDatabases } from '../../../support/databases.ts';
import { seedSku } from '../../../support/manufacturers.ts';
import { openTestSubgraph, type TestSubgraph, viewerAs } from '../../../support/subgraph.ts';

const tiers: PriceTiers = [
  { minQuantity: 1, price: money(1000n, 'CNY') },
  { minQuantity: 100, price: money(800n, 'CNY') },
];

const supplier = viewerAs('supplier', 'sup_1');
const otherSupplier = viewerAs('supplier', 'sup_2');
const retailer = viewerAs('retailer', 'ret_1');
const businessBuyer = viewerAs('buyer', 'buy_1', ['tiers:read']);
const consumer = viewerAs('buyer', 'buy_2');
const operator = viewerAs('operator');
const carrier = viewerAs('carrier', 'car_1');

describe('a SKU', () => {
  let databases: Databases;
  let graph: TestSubgraph<Manufacturers>;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(manufacturers, databases);
    await seedSku(graph.instance, {
      supplierId: 'sup_1',
      skuId: 'sku_1',
      code: 'A',
      priceTiers: tiers,
      onHand: 7,
    });
    await seedSku(graph.instance, { supplierId: 'sup_2', skuId: 'sku_2' });
  });
  afterAll(() => databases.close());

  async function ask(fields: string, viewer: Viewer | null): Promise<Readonly<Record<string, unknown>>> {
    const { data } = await graph.ask(`{ sku(id: "sku_1") { ${fields} } }`, {}, viewer);
    return data.sku as Readonly<Record<string, unknown>>;
  }

  it('shows everybody its list price and what is available', async () => {
    expect(await ask('available moq price { amount currency }', null)).toEqual({
      available: 7,
      moq: 1,
      price: { amount: '10.00', currency: 'CNY' },
    });
  });

  it.each<[string, Viewer | null, boolean]>([
    ['a visitor', null, false],
    ['a consumer', consumer, false],
    ['a carrier', carrier, false],
    ['another supplier', otherSupplier, false],
    ['the supplier', supplier, true],
    ['a retailer', retailer, true],
    ['a business buyer', businessBuyer, true],
    ['the operator', operator, true],
  ])('to %s: price steps, and prices by them: %p %p', async (_case, viewer, sees) => {
    const sku = await ask(
      'priceTiers { minQuantity price { amount } } many: price(quantity: 100) { amount }',
      viewer,
    );
    expect(sku.many).toEqual({ amount: sees ? '8.00' : '10.00' });
    expect(sku.priceTiers).toEqual(
      sees
        ? [
            { minQuantity: 1, price: { amount: '10.00' } },
            { minQuantity: 100, price: { amount: '8.00' } },
          ]
        : null,
    );
  });

  it.each<[string, Viewer | null, boolean]>([
    ['a visitor', null, false],
    ['a retailer', retailer, false],
    ['a business buyer', businessBuyer, false],
    ['another supplier', otherSupplier, false],
    ['the supplier', supplier, true],
    ['the operator', operator, true],
  ])('to %s: stock by warehouse: %p %p', async (_case, viewer, sees) => {
    const { stock } = await ask('stock { warehouse { id } onHand }', viewer);
    expect(stock).toEqual(sees ? [{ warehouse: { id: 'wh_main' }, onHand: 7 }] : null);
  });

  it('hides the same behind an entity reference', async () => {
    const query = `query ($sku: [_Any!]!) {
      _entities(representations: $sku) { ... on Sku { code priceTiers { minQuantity } stock { onHand } } }
    }`;
    const { data } = await graph.ask(query, { sku: [{ __typename: 'Sku', id: 'sku_1' }] }, otherSupplier);
    expect(data._entities).toEqual([{ code: 'A', priceTiers: null, stock: null }]);
  });

  it.each([0, -5])('has no price for %d', async (quantity) => {
    const { errors } = await graph.ask(`{ sku(id: "sku_1") { price(quantity: ${quantity}) { amount } } }`);
    expect(errors).toEqual([expect.objectContaining({ code: 'BAD_INPUT' })]);
  });
});

describe('the viewer', () => {
  let databases: Databases;
  let graph: TestSubgraph<Manufacturers>;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(manufacturers, databases);
    await seedSku(graph.instance, { supplierId: 'sup_1' });
  });
  afterAll(() => databases.close());

  it.each<[string, Viewer | null, object | null]>([
    ['a supplier', supplier, { supplier: { id: 'sup_1' } }],
    ['a supplier that is not registered', otherSupplier, { supplier: null }],
    ['a retailer', retailer, { supplier: null }],
    ['a visitor', null, null],
  ])('as %s', async (_case, viewer, seen) => {
    expect((await graph.ask('{ viewer { supplier { id } } }', {}, viewer)).data.viewer).toEqual(seen);
  });
});
