import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../../runtime/database.ts';
import type { InventoryItemInput } from '../../../../subgraphs/manufacturers/generated.ts';
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

const CODES = ['A', 'B', 'C', 'D'];
const ALL_100 = { A: 100, B: 100, C: 100, D: 100 };

type Row = Partial<InventoryItemInput> & { readonly skuCode: string };

describe('a snapshot', () => {
  let databases: Databases;
  let graph: TestSubgraph<Manufacturers>;
  let app: ReturnType<typeof aSupplierApp>;
  let suppliers = 0;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(manufacturers, databases);
  });
  afterAll(() => databases.close());

  /** Each test has a supplier of its own: SKUs A to D, 100 each in `wh_main` and in `wh_b`. */
  beforeEach(async () => {
    graph.clock.set('2026-11-23T08:00:00Z');
    const supplierId = `sup_${(suppliers += 1)}`;
    const product = aProduct(`prod_${suppliers}`, supplierId);
    const skus = CODES.map((code) => aSku(`sku_${suppliers}${code}`, product, { code }));
    const levels = ['wh_main', 'wh_b'].map((warehouseId) => ({ warehouseId, onHand: 100, safety: 0 }));
    await loadCatalogue(graph.instance, {
      suppliers: [aSupplier(supplierId)],
      products: [product],
      skus,
      stocks: skus.map((sku) => aStock(sku, 0, { levels })),
    });
    app = aSupplierApp(graph, supplierId);
  });

  const stock = () => app.readStock(CODES);

  /** A part of the snapshot `night` of `wh_main`. */
  const sendPart = (
    part: number,
    rows: readonly Row[],
    { last = false, ...given }: { readonly last?: boolean; readonly [argument: string]: unknown } = {},
  ) =>
    app.publish(rows, {
      mode: 'SNAPSHOT',
      snapshot: { id: 'night', part, last, warehouseId: 'wh_main' },
      ...given,
    });

  describe('in one call', () => {
    it('sets what it names, and to 0 what else its warehouses hold', async () => {
      const answer = await app.publish([{ skuCode: 'A', quantity: 7 }], { mode: 'SNAPSHOT' });
      expect(answer).toMatchObject({
        applied: 4,
        snapshot: null,
        userErrors: [],
        results: [{ status: 'APPLIED' }],
      });
      expect(await stock()).toEqual({ A: 7, B: 0, C: 0, D: 0 });
      expect(await app.readStock(CODES, 'wh_b')).toEqual(ALL_100);
    });

    it('that is refused changes nothing', async () => {
      const answer = await app.publish([{ skuCode: 'A', quantity: 7 }, { skuCode: 'Z' }], {
        mode: 'SNAPSHOT',
      });
      expect(answer.userErrors).toEqual([expect.objectContaining({ code: 'NOT_FOUND' })]);
      expect(await stock()).toEqual(ALL_100);
    });

    it('leaves alone what a refused row names', async () => {
      const rows = [
        { skuCode: 'A', quantity: 7 },
        { skuCode: 'B', quantity: -1 },
      ];
      await app.publish(rows, { mode: 'SNAPSHOT', onError: 'REJECT_FAILED' });
      expect(await stock()).toEqual({ A: 7, B: 100, C: 0, D: 0 });
    });

    it('of which no row is right empties no warehouse', async () => {
      await app.publish([{ skuCode: 'Z', quantity: 7 }], { mode: 'SNAPSHOT', onError: 'REJECT_FAILED' });
      expect(await stock()).toEqual(ALL_100);
    });

    it('expects no versions', async () => {
      const { userErrors } = await app.publish([{ skuCode: 'A', expectedVersion: 1 }], { mode: 'SNAPSHOT' });
      expect(userErrors).toEqual([expect.objectContaining({ field: ['items', '0', 'expectedVersion'] })]);
    });
  });

  describe('in parts', () => {
    it('changes nothing before all are there, then everything at once', async () => {
      const first = await sendPart(1, [{ skuCode: 'A', quantity: 1 }], { sequence: 7 });
      expect(first).toMatchObject({
        applied: 0,
        cursor: null,
        snapshot: { received: 1, applied: false, zeroed: 0 },
        results: [{ index: 0, status: 'KEPT', before: null, level: null, errors: [] }],
      });
      expect(await stock()).toEqual(ALL_100);

      const second = await sendPart(2, [{ skuCode: 'B', quantity: 2 }], { last: true, sequence: 8 });
      expect(second).toMatchObject({
        applied: 4,
        expectedSequence: 9,
        snapshot: { received: 2, applied: true, zeroed: 2 },
        results: [{ index: 0, status: 'APPLIED', before: 100, level: { onHand: 2 } }],
      });
      expect(await stock()).toEqual({ A: 1, B: 2, C: 0, D: 0 });
    });

    it('may come in any order', async () => {
      expect(await sendPart(3, [{ skuCode: 'C', quantity: 3 }], { last: true })).toMatchObject({
        snapshot: { received: 1, applied: false },
      });
      await sendPart(1, [{ skuCode: 'A', quantity: 1 }]);
      expect(await stock()).toEqual(ALL_100);
      expect(await sendPart(2, [{ skuCode: 'B', quantity: 2 }])).toMatchObject({
        snapshot: { received: 3, applied: true, zeroed: 1 },
      });
      expect(await stock()).toEqual({ A: 1, B: 2, C: 3, D: 0 });
    });

    it('may come twice, under the same key and under another', async () => {
      const rows = [{ skuCode: 'A', quantity: 1 }];
      const first = await sendPart(1, rows, { idempotencyKey: 'part-1' });
      expect(await sendPart(1, rows, { idempotencyKey: 'part-1' })).toEqual({ ...first, replayed: true });
      expect(await sendPart(1, rows)).toMatchObject({
        replayed: false,
        userErrors: [],
        snapshot: { received: 1, applied: false },
        results: [{ status: 'KEPT' }],
      });
      await sendPart(2, [], { last: true });
      expect(await stock()).toEqual({ A: 1, B: 0, C: 0, D: 0 });
    });

    it('are known as too late when the snapshot was applied', async () => {
      await sendPart(1, [{ skuCode: 'A', quantity: 1 }]);
      await sendPart(2, [{ skuCode: 'B', quantity: 2 }], { last: true });
      await app.publish([{ skuCode: 'A', quantity: 55 }]);
      for (const part of [1, 2, 3]) {
        const answer = await sendPart(part, [{ skuCode: 'A', quantity: 1 }]);
        expect(answer.userErrors).toEqual([
          expect.objectContaining({ code: 'STALE', field: ['snapshot', 'id'] }),
        ]);
      }
      expect(await stock()).toEqual({ A: 55, B: 2, C: 0, D: 0 });
    });

    it('may be empty: the warehouse is', async () => {
      expect(await sendPart(1, [], { last: true })).toMatchObject({ applied: 4, snapshot: { zeroed: 4 } });
      expect(await stock()).toEqual({ A: 0, B: 0, C: 0, D: 0 });
    });

    it('tell the feed of every level once', async () => {
      const known = (await app.readFeed()).length;
      await sendPart(1, [
        { skuCode: 'A', quantity: 1 },
        { skuCode: 'B', quantity: 100 },
      ]);
      expect(await app.readFeed()).toHaveLength(known);
      await sendPart(2, [], { last: true });
      const changes = (await app.readFeed()).slice(known);
      expect(changes.map(({ sku, onHandDelta }) => [sku.code, onHandDelta])).toEqual([
        ['A', -99],
        ['C', -100],
        ['D', -100],
      ]);
    });

    it('do not undo what was counted after they began', async () => {
      await sendPart(1, [{ skuCode: 'A', quantity: 1 }]);
      graph.clock.set('2026-11-23T08:10:00Z');
      await app.publish([
        { skuCode: 'A', quantity: 44 },
        { skuCode: 'D', quantity: 44 },
      ]);
      graph.clock.set('2026-11-23T08:20:00Z');
      await sendPart(2, [{ skuCode: 'B', quantity: 2 }], { last: true });
      expect(await stock()).toEqual({ A: 44, B: 2, C: 0, D: 44 });
    });

    it('name a SKU in one part alone', async () => {
      await sendPart(1, [{ skuCode: 'A', quantity: 1 }]);
      const { userErrors } = await sendPart(2, [{ skuCode: 'A', quantity: 2 }], { last: true });
      expect(userErrors).toEqual([
        expect.objectContaining({ code: 'DUPLICATE', field: ['items', '0', 'skuCode'] }),
      ]);
      expect(await stock()).toEqual(ALL_100);
    });

    it('leave alone what a refused row of any part names', async () => {
      const onError = 'REJECT_FAILED';
      await sendPart(
        1,
        [
          { skuCode: 'A', quantity: -1 },
          { skuCode: 'B', quantity: 2 },
        ],
        { onError },
      );
      await sendPart(2, [{ skuCode: 'C', asOf: 'never' }], { last: true, onError });
      expect(await stock()).toEqual({ A: 100, B: 2, C: 100, D: 0 });
    });

    it('may mend a row that was refused in a part before', async () => {
      const onError = 'REJECT_FAILED';
      await sendPart(1, [{ skuCode: 'A', quantity: -1 }], { onError });
      await sendPart(2, [{ skuCode: 'A', quantity: 5 }], { last: true, onError });
      expect(await stock()).toEqual({ A: 5, B: 0, C: 0, D: 0 });
    });

    it('change nothing when one of them can no longer be applied', async () => {
      const part = { id: 'full', warehouseId: 'wh_new' };
      const send = (number: number, last: boolean) =>
        app.publish(number === 1 ? [{ skuCode: 'A', warehouseId: 'wh_new', quantity: 1 }] : [], {
          mode: 'SNAPSHOT',
          snapshot: { ...part, part: number, last },
        });
      await send(1, false);
      const elsewhere = Array.from({ length: 48 }, (_, index) => ({
        skuCode: 'A',
        warehouseId: `wh_${index}`,
      }));
      expect(await app.publish(elsewhere)).toMatchObject({ applied: 48 });
      expect((await send(2, true)).userErrors).toEqual([
        expect.objectContaining({ code: 'LIMIT_EXCEEDED', field: ['snapshot', 'warehouseId'] }),
      ]);
      expect(await app.readStock(['A'], 'wh_new')).toEqual({ A: null });
    });

    it('are not taken when they are refused', async () => {
      expect((await sendPart(1, [{ skuCode: 'Z' }])).userErrors).toHaveLength(1);
      expect(await sendPart(1, [{ skuCode: 'A', quantity: 1 }])).toMatchObject({ snapshot: { received: 1 } });
    });

    it.each<[string, Record<string, unknown>, object]>([
      ['outside of a snapshot', { mode: 'SET' }, { code: 'INVALID', field: ['snapshot'] }],
      [
        'with the number 0',
        { snapshot: { id: 'night', part: 0, last: true, warehouseId: 'wh_main' } },
        { code: 'INVALID', field: ['snapshot', 'part'] },
      ],
      [
        'with the number 101',
        { snapshot: { id: 'night', part: 101, last: true, warehouseId: 'wh_main' } },
        { code: 'INVALID', field: ['snapshot', 'part'] },
      ],
      [
        'of a snapshot without a name',
        { snapshot: { id: ' ', part: 1, last: true, warehouseId: 'wh_main' } },
        { code: 'INVALID', field: ['snapshot', 'id'] },
      ],
      [
        'of no warehouse',
        { snapshot: { id: 'night', part: 1, last: true, warehouseId: '' } },
        { code: 'INVALID', field: ['snapshot', 'warehouseId'] },
      ],
      [
        'with rows of another warehouse',
        { snapshot: { id: 'night', part: 1, last: true, warehouseId: 'wh_b' } },
        { code: 'INVALID', field: ['items', '0', 'warehouseId'] },
      ],
    ])('are refused %s', async (_case, given, problem) => {
      const { userErrors } = await sendPart(1, [{ skuCode: 'A', quantity: 1 }], given);
      expect(userErrors).toEqual([expect.objectContaining(problem)]);
      expect(await stock()).toEqual(ALL_100);
    });

    it('may hold more SKUs than a call', async () => {
      const supplierId = `sup_${suppliers}_big`;
      const product = aProduct(`prod_${supplierId}`, supplierId);
      const codes = Array.from({ length: 1_200 }, (_, index) => `R${index}`);
      const skus = codes.map((code) => aSku(`sku_${supplierId}_${code}`, product, { code }));
      await loadCatalogue(graph.instance, {
        suppliers: [aSupplier(supplierId)],
        products: [product],
        skus,
        stocks: skus.map((sku) => aStock(sku, 100)),
      });
      const big = aSupplierApp(graph, supplierId);
      const rows = codes.slice(0, 1_000).map((skuCode) => ({ skuCode, quantity: 1 }));
      const snapshot = { id: 'big', warehouseId: 'wh_main' };
      await big.publish(rows.slice(0, 500), {
        mode: 'SNAPSHOT',
        snapshot: { ...snapshot, part: 1, last: false },
      });
      const answer = await big.publish(rows.slice(500), {
        mode: 'SNAPSHOT',
        snapshot: { ...snapshot, part: 2, last: true },
      });
      expect(answer).toMatchObject({ applied: 1_200, snapshot: { received: 2, applied: true, zeroed: 200 } });
      expect(await big.readStock(['R0', 'R999', 'R1000', 'R1199'])).toEqual({
        R0: 1,
        R999: 1,
        R1000: 0,
        R1199: 0,
      });
    });
  });

  describe('that is not finished', () => {
    const runTask = async () => {
      for (const { run } of graph.instance.tasks ?? []) await run();
    };
    const keptParts = () => graph.instance.contextFor({ viewer: null }).models.snapshotParts.countDocuments();

    it('expires after six hours and changes nothing', async () => {
      await sendPart(1, [{ skuCode: 'A', quantity: 1 }]);
      const kept = await keptParts();
      graph.clock.set('2026-11-23T14:00:00Z');
      await runTask();
      expect(await keptParts()).toBeLessThan(kept);
      const { userErrors } = await sendPart(2, [{ skuCode: 'B', quantity: 2 }], { last: true });
      expect(userErrors).toEqual([expect.objectContaining({ code: 'TOO_LATE', field: ['snapshot', 'id'] })]);
      expect(await stock()).toEqual(ALL_100);
    });

    it('takes no part after its time, before anyone has closed it', async () => {
      await sendPart(1, [{ skuCode: 'A', quantity: 1 }]);
      graph.clock.set('2026-11-23T14:00:00Z');
      const { userErrors } = await sendPart(2, [], { last: true });
      expect(userErrors).toEqual([expect.objectContaining({ code: 'TOO_LATE' })]);
      expect(await stock()).toEqual(ALL_100);
    });

    it('is left alone while it has time', async () => {
      await sendPart(1, [{ skuCode: 'A', quantity: 1 }]);
      graph.clock.set('2026-11-23T13:59:59Z');
      await runTask();
      expect(await sendPart(2, [], { last: true })).toMatchObject({ snapshot: { applied: true } });
    });

    it('is forgotten after a month, as an applied one is', async () => {
      const { models } = graph.instance.contextFor({ viewer: null });
      await sendPart(1, [{ skuCode: 'A', quantity: 1 }]);
      await app.publish([], {
        mode: 'SNAPSHOT',
        snapshot: { id: 'applied', part: 1, last: true, warehouseId: 'wh_main' },
      });
      graph.clock.set('2026-12-24T00:00:00Z');
      await runTask();
      await runTask();
      expect(await models.snapshots.countDocuments()).toBe(0);
      expect(await keptParts()).toBe(0);
    });
  });
});
