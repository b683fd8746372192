import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../../runtime/database.ts';
import { manufacturers, type Manufacturers } from '../../../../subgraphs/manufacturers/index.ts';
import type {
  InventoryItemInput,
  PublishInventoryInput,
} from '../../../../subgraphs/manufacturers/generated.ts';
import { openTestDatabases } from '../../../support/databases.ts';
import { aProduct, aSku, aStock, aSupplier, loadCatalogue } from '../../../support/manufacturers.ts';
import { openTestSubgraph, type TestSubgraph, viewerAs } from '../../../support/subgraph.ts';

const MUTATION = `mutation ($input: PublishInventoryInput!) {
  publishInventory(input: $input) {
    applied replayed cursor expectedSequence
    snapshot { received applied zeroed }
    results {
      index status before
      level { warehouse { id } onHand reserved safety available shortage version asOf }
      errors { code message field }
    }
    userErrors { code message field }
  }
}`;

describe('publishInventory', () => {
  let databases: Databases;
  let graph: TestSubgraph<Manufacturers>;
  let supplierId: string;
  let keys = 0;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(manufacturers, databases);
  });
  afterAll(() => databases.close());

  /** A supplier of its own for each test, with SKUs A to E of which 100 are in `wh_main`. */
  beforeEach(async () => {
    keys += 1;
    supplierId = `sup_${keys}`;
    const product = aProduct(`prod_${keys}`, supplierId);
    const skus = ['A', 'B', 'C', 'D', 'E'].map((code) => aSku(`sku_${keys}${code}`, product, { code }));
    await loadCatalogue(graph.instance, {
      suppliers: [aSupplier(supplierId)],
      products: [product],
      skus,
      stocks: skus.map((sku) => aStock(sku, 100)),
    });
    graph.clock.set('2026-11-23T08:00:00Z');
  });

  async function publish(
    items: readonly Partial<InventoryItemInput>[],
    given: Partial<PublishInventoryInput> = {},
  ) {
    keys += 1;
    const input = {
      idempotencyKey: `key-${keys}`,
      supplierId,
      mode: 'SET',
      ...given,
      items: items.map((item) => ({ warehouseId: 'wh_main', ...item })),
    };
    const viewer = viewerAs('supplier', supplierId);
    const { data, errors } = await graph.ask(MUTATION, { input }, viewer);
    expect(errors).toEqual([]);
    return data.publishInventory;
  }

  it('sets stock, and answers each row with the level before and after', async () => {
    expect(await publish([{ skuCode: 'A', quantity: 40, safety: 5 }])).toEqual({
      applied: 1,
      replayed: false,
      cursor: expect.any(String),
      expectedSequence: null,
      snapshot: null,
      userErrors: [],
      results: [
        {
          index: 0,
          status: 'APPLIED',
          before: 100,
          level: {
            warehouse: { id: 'wh_main' },
            onHand: 40,
            reserved: 0,
            safety: 5,
            available: 35,
            shortage: 0,
            version: 2,
            asOf: '2026-11-23T08:00:00.000Z',
          },
          errors: [],
        },
      ],
    });
  });
});
