import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Databases } from '../../../../runtime/database.ts';
import { manufacturers, type Manufacturers } from '../../../../subgraphs/manufacturers/index.ts';
import { openTestDatabases } from '../../../support/databases.ts';
import { aProduct, aSku, aSupplier, aSupplierApp, loadCatalogue } from '../../../support/manufacturers.ts';
import { openTestSubgraph, type TestSubgraph } from '../../../support/subgraph.ts';

const CODES = ['A', 'B', 'C'];
const WAREHOUSES = ['wh_1', 'wh_2'];

/** What the rules make of calls, in the simplest way that there is. */
function createModel() {
  const levels = new Map<string, { onHand: number; version: number }>();
  let lastSequence = 0;
  return {
    levels,
    publish(call: Call): 'accepted' | 'refused' {
      const key = ({ code, warehouse }: Row) => `${code} ${warehouse}`;
      const keys = call.rows.map(key);
      if (call.mode !== 'SNAPSHOT' && call.sequence !== null && call.sequence !== lastSequence + 1)
        return 'refused';
      const after = new Map(levels);
      const warehouses = new Set<string>();
      for (const row of call.rows) {
        const before = after.get(key(row)) ?? { onHand: 0, version: 0 };
        const onHand = call.mode === 'ADJUST' ? before.onHand + row.quantity : row.quantity;
        const isBad = row.code === 'Z' || onHand < 0 || keys.filter((each) => each === key(row)).length > 1;
        if (isBad && call.onError === 'REJECT_ALL') return 'refused';
        if (isBad) continue;
        warehouses.add(row.warehouse);
        if (before.version > 0 && before.onHand === onHand) continue;
        after.set(key(row), { onHand, version: before.version + 1 });
      }
      if (call.mode === 'SNAPSHOT') {
        const named = new Set(keys);
        for (const [level, { onHand, version }] of after) {
          const isMissing = warehouses.has(level.split(' ')[1] ?? '') && !named.has(level);
          if (isMissing && onHand > 0) after.set(level, { onHand: 0, version: version + 1 });
        }
      }
      levels.clear();
      for (const [level, value] of after) levels.set(level, value);
      lastSequence = call.sequence ?? lastSequence;
      return 'accepted';
    },
  };
}

interface Row {
  readonly code: string;
  readonly warehouse: string;
  readonly quantity: number;
}

interface Call {
  readonly mode: 'SET' | 'ADJUST' | 'SNAPSHOT';
  readonly onError: 'REJECT_ALL' | 'REJECT_FAILED';
  readonly sequence: number | null;
  readonly rows: readonly Row[];
}

const anyRow: fc.Arbitrary<Row> = fc.record({
  code: fc.constantFrom(...CODES, ...CODES, 'Z'),
  warehouse: fc.constantFrom(...WAREHOUSES),
  quantity: fc.integer({ min: -6, max: 12 }),
});

const anyCall: fc.Arbitrary<Call> = fc.record({
  mode: fc.constantFrom('SET' as const, 'ADJUST' as const, 'SNAPSHOT' as const),
  onError: fc.constantFrom('REJECT_ALL' as const, 'REJECT_FAILED' as const),
  sequence: fc.option(fc.integer({ min: 1, max: 6 })),
  rows: fc.array(anyRow, { minLength: 1, maxLength: 4 }),
});

describe('any sequence of publishes', () => {
  let databases: Databases;
  let graph: TestSubgraph<Manufacturers>;
  let runs = 0;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(manufacturers, databases);
  });
  afterAll(() => databases.close());

  async function newSupplier() {
    const supplierId = `sup_run${(runs += 1)}`;
    const product = aProduct(`prod_run${runs}`, supplierId);
    await loadCatalogue(graph.instance, {
      suppliers: [aSupplier(supplierId)],
      products: [product],
      skus: CODES.map((code) => aSku(`sku_run${runs}${code}`, product, { code })),
    });
    return aSupplierApp(graph, supplierId);
  }

  it('has the effect that the rules say, and a feed that replays to it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyCall, { minLength: 1, maxLength: 8 }), async (calls) => {
        const app = await newSupplier();
        const model = createModel();
        for (const call of calls) {
          const expected = model.publish(call);
          const { userErrors } = await app.publish(
            call.rows.map(({ code, warehouse, quantity }) => ({
              skuCode: code,
              warehouseId: warehouse,
              quantity,
            })),
            { mode: call.mode, onError: call.onError, sequence: call.sequence },
          );
          expect(userErrors.length === 0 ? 'accepted' : 'refused').toBe(expected);
        }
        const replayed = new Map<string, { onHand: number; version: number }>();
        for (const { sku, level, onHandDelta } of await app.readFeed(3)) {
          const key = `${sku.code} ${level.warehouse.id}`;
          const before = replayed.get(key) ?? { onHand: 0, version: 0 };
          expect(level.version).toBe(before.version + 1);
          expect(level.onHand).toBe(before.onHand + onHandDelta);
          replayed.set(key, { onHand: level.onHand, version: level.version });
        }
        expect(Object.fromEntries(replayed)).toEqual(Object.fromEntries(model.levels));
        for (const warehouse of WAREHOUSES) {
          const stock = await app.readStock(CODES, warehouse);
          const modelled = CODES.map((code) => [
            code,
            model.levels.get(`${code} ${warehouse}`)?.onHand ?? null,
          ]);
          expect(stock).toEqual(Object.fromEntries(modelled));
        }
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('made at once has the effect of some order of them', async () => {
    const app = await newSupplier();
    const calls = Array.from({ length: 12 }, (_, index) =>
      app.publish([{ skuCode: CODES[index % 3] ?? 'A', quantity: index + 1 }], { mode: 'ADJUST' }),
    );
    for (const { applied } of await Promise.all(calls)) expect(applied).toBe(1);
    expect(await app.readStock(CODES)).toEqual({ A: 1 + 4 + 7 + 10, B: 2 + 5 + 8 + 11, C: 3 + 6 + 9 + 12 });
    const feed = await app.readFeed();
    expect(feed).toHaveLength(12);
    expect(feed.map(({ level }) => level.version).sort()).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]);
  });
});
