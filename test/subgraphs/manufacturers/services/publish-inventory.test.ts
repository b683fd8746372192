import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
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
import { openTestSubgraph, type TestSubgraph, viewerAs } from '../../../support/subgraph.ts';

const CODES = ['A', 'B', 'C', 'D', 'E'];

describe('publishInventory', () => {
  let databases: Databases;
  let graph: TestSubgraph<Manufacturers>;
  let supplierId: string;
  let app: ReturnType<typeof aSupplierApp>;
  let suppliers = 0;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(manufacturers, databases);
  });
  afterAll(() => databases.close());

  /** Each test has a supplier of its own, with SKUs A to E of which 100 each are in `wh_main`. */
  beforeEach(async () => {
    graph.clock.set('2026-11-23T08:00:00Z');
    supplierId = `sup_${(suppliers += 1)}`;
    const product = aProduct(`prod_${suppliers}`, supplierId);
    const skus = CODES.map((code) => aSku(`sku_${suppliers}${code}`, product, { code }));
    await loadCatalogue(graph.instance, {
      suppliers: [aSupplier(supplierId)],
      products: [product],
      skus,
      stocks: skus.map((sku) => aStock(sku, 100)),
    });
    app = aSupplierApp(graph, supplierId);
  });

  describe('a call', () => {
    it('answers each row with its level before and after', async () => {
      expect(await app.publish([{ skuCode: 'A', quantity: 40, safety: 5 }])).toEqual({
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

    it('adjusts by what is given', async () => {
      await app.publish(
        [
          { skuCode: 'A', quantity: -30 },
          { skuCode: 'B', quantity: 7 },
        ],
        { mode: 'ADJUST' },
      );
      expect(await app.readStock(['A', 'B', 'C'])).toEqual({ A: 70, B: 107, C: 100 });
    });

    it('opens a warehouse that the SKU was never in', async () => {
      const { results } = await app.publish([{ skuCode: 'A', warehouseId: 'wh_new', quantity: 8 }]);
      expect(results[0]).toMatchObject({ status: 'APPLIED', before: 0, level: { onHand: 8, version: 1 } });
      expect(await app.readStock(['A'], 'wh_main')).toEqual({ A: 100 });
    });

    it('changes nothing where nothing is new', async () => {
      const answer = await app.publish([{ skuCode: 'A', quantity: 100 }]);
      expect(answer).toMatchObject({
        applied: 0,
        cursor: null,
        results: [{ status: 'UNCHANGED', before: 100 }],
      });
      expect(answer.results[0]?.level?.version).toBe(1);
      expect(await app.readFeed()).toHaveLength(CODES.length);
    });

    it('shows its effect to a read of the same request', async () => {
      const { data } = await graph.ask(
        `mutation ($input: PublishInventoryInput!, $skus: PublishSkusInput!) {
          first: publishInventory(input: $input) { results { level { onHand } } }
          publishSkus(input: $skus) { userErrors { code } results { sku { available } } }
        }`,
        {
          input: {
            idempotencyKey: 'read-after-write',
            supplierId,
            mode: 'SET',
            items: [{ skuCode: 'A', warehouseId: 'wh_main', quantity: 3 }],
          },
          skus: {
            idempotencyKey: 'read-after-write',
            supplierId,
            skus: [
              {
                code: 'A',
                productName: 'Product',
                name: 'Variant',
                hsCode: '9503008900',
                origin: 'CN',
                legalQuantities: [{ value: '1', unit: 'C62' }],
                netWeight: { grams: 1 },
                grossWeight: { grams: 1 },
                priceTiers: [{ minQuantity: 1, price: { amount: '1', currency: 'EUR' } }],
              },
            ],
          },
        },
        viewerAs('supplier', supplierId),
      );
      expect(data.publishSkus).toEqual({ userErrors: [], results: [{ sku: { available: 3 } }] });
    });

    it('may have 500 rows, and costs as many commands as one row', async () => {
      const codes = Array.from({ length: 500 }, (_, index) => `R${index}`);
      const product = aProduct(`prod_${supplierId}_many`, `${supplierId}_many`);
      await loadCatalogue(graph.instance, {
        suppliers: [aSupplier(`${supplierId}_many`)],
        products: [product],
        skus: codes.map((code) => aSku(`sku_${supplierId}_${code}`, product, { code })),
      });
      const many = aSupplierApp(graph, `${supplierId}_many`);
      const rows = codes.map((skuCode) => ({ skuCode, quantity: 5 }));

      graph.commands();
      expect(await many.publish(rows.slice(0, 1))).toMatchObject({ applied: 1, userErrors: [] });
      const ofOne = graph.commands().map(({ name, collection }) => `${name} ${collection ?? ''}`.trim());
      const answer = await many.publish(rows);
      const ofMany = graph.commands().map(({ name, collection }) => `${name} ${collection ?? ''}`.trim());

      expect(answer).toMatchObject({ applied: 499, userErrors: [] });
      expect(ofMany).toEqual(ofOne);
      expect(ofMany).toEqual([
        'find idempotency_keys',
        'insert idempotency_keys',
        'findAndModify stock_feeds',
        'find skus',
        'find stocks',
        'update stocks',
        'update products',
        'update stock_feeds',
        'update idempotency_keys',
        'insert events',
        'commitTransaction',
      ]);
    });

    it.each([
      [0, 'INVALID'],
      [501, 'LIMIT_EXCEEDED'],
    ])('with %d rows is refused', async (count, code) => {
      const rows = Array.from({ length: count }, (_, index) => ({ skuCode: `R${index}` }));
      expect(await app.publish(rows)).toMatchObject({
        results: [],
        userErrors: [{ code, field: ['items'] }],
      });
    });

    it.each([0, -1])('with the sequence %d is refused', async (sequence) => {
      const { userErrors } = await app.publish([{ skuCode: 'A' }], { sequence });
      expect(userErrors).toEqual([expect.objectContaining({ code: 'INVALID', field: ['sequence'] })]);
    });

    it.each([
      ['an empty key', ''],
      ['a key of 256 characters', 'k'.repeat(256)],
    ])('with %s is refused', async (_case, idempotencyKey) => {
      const { userErrors } = await app.publish([{ skuCode: 'A' }], { idempotencyKey });
      expect(userErrors).toEqual([expect.objectContaining({ code: 'INVALID', field: ['idempotencyKey'] })]);
    });
  });

  describe('an idempotency key', () => {
    const rows = [{ skuCode: 'A', quantity: 10 }];

    it('gives the same answer to the same call, and has one effect', async () => {
      const first = await app.publish(rows, { idempotencyKey: 'once', mode: 'ADJUST' });
      const again = await app.publish(rows, { idempotencyKey: 'once', mode: 'ADJUST' });
      expect(again).toEqual({ ...first, replayed: true });
      expect(await app.readStock(['A'])).toEqual({ A: 110 });
    });

    it('gives the stored answer even when later calls have gone on', async () => {
      const first = await app.publish(rows, { idempotencyKey: 'once', sequence: 1 });
      await app.publish([{ skuCode: 'A', quantity: 77 }], { sequence: 2 });
      expect(await app.publish(rows, { idempotencyKey: 'once', sequence: 1 })).toEqual({
        ...first,
        replayed: true,
      });
      expect(await app.readStock(['A'])).toEqual({ A: 77 });
    });

    it('is refused for another input', async () => {
      await app.publish(rows, { idempotencyKey: 'once' });
      const { userErrors } = await app.publish([{ skuCode: 'A', quantity: 11 }], { idempotencyKey: 'once' });
      expect(userErrors).toEqual([
        expect.objectContaining({ code: 'IDEMPOTENCY_MISMATCH', field: ['idempotencyKey'] }),
      ]);
      expect(await app.readStock(['A'])).toEqual({ A: 10 });
    });

    it('is free again after a call that was refused', async () => {
      const bad = [{ skuCode: 'Z', quantity: 10 }];
      expect((await app.publish(bad, { idempotencyKey: 'once', sequence: 1 })).userErrors).toHaveLength(1);
      expect(await app.publish(rows, { idempotencyKey: 'once', sequence: 1 })).toMatchObject({
        applied: 1,
        replayed: false,
      });
    });

    it('has one effect for twenty calls at once', async () => {
      const calls = Array.from({ length: 20 }, () =>
        app.publish(rows, { idempotencyKey: 'once', mode: 'ADJUST' }),
      );
      const answers = await Promise.all(calls);
      const done = answers.filter(({ userErrors }) => userErrors.length === 0);
      expect(done.filter(({ replayed }) => !replayed)).toHaveLength(1);
      for (const { userErrors } of answers) {
        if (userErrors.length > 0)
          expect(userErrors).toEqual([expect.objectContaining({ code: 'IN_PROGRESS' })]);
      }
      expect(await app.readStock(['A'])).toEqual({ A: 110 });
      expect(await app.readFeed()).toHaveLength(CODES.length + 1);
    });

    it("is the supplier's own", async () => {
      const other = `${supplierId}_other`;
      const product = aProduct(`prod_${other}`, other);
      const sku = aSku(`sku_${other}`, product, { code: 'A' });
      await loadCatalogue(graph.instance, {
        suppliers: [aSupplier(other)],
        products: [product],
        skus: [sku],
      });
      await app.publish(rows, { idempotencyKey: 'once' });
      expect(await aSupplierApp(graph, other).publish(rows, { idempotencyKey: 'once' })).toMatchObject({
        replayed: false,
        applied: 1,
      });
    });
  });

  describe('a sequence', () => {
    const rows = (quantity: number) => [{ skuCode: 'A', quantity }];

    it('is accepted in order, once each', async () => {
      expect(await app.publish(rows(1), { sequence: 1 })).toMatchObject({ applied: 1, expectedSequence: 2 });
      expect(await app.publish(rows(2), { sequence: 2 })).toMatchObject({ applied: 1, expectedSequence: 3 });
      expect(await app.publish(rows(1), { sequence: 1 })).toMatchObject({
        applied: 0,
        results: [],
        expectedSequence: 3,
        userErrors: [expect.objectContaining({ code: 'STALE', field: ['sequence'] })],
      });
      expect(await app.readStock(['A'])).toEqual({ A: 2 });
    });

    it('tells a gap, and which call is missing', async () => {
      await app.publish(rows(1), { sequence: 1 });
      expect(await app.publish(rows(3), { sequence: 3 })).toMatchObject({
        applied: 0,
        expectedSequence: 2,
        userErrors: [expect.objectContaining({ code: 'SEQUENCE_GAP', field: ['sequence'] })],
      });
      await app.publish(rows(2), { sequence: 2 });
      expect(await app.publish(rows(3), { sequence: 3 })).toMatchObject({ applied: 1 });
      expect(await app.readStock(['A'])).toEqual({ A: 3 });
    });

    it('is not used up by a call that is refused', async () => {
      await app.publish([{ skuCode: 'Z' }], { sequence: 1 });
      expect(await app.publish(rows(1), { sequence: 1 })).toMatchObject({ applied: 1 });
    });

    it('is used up by a call of which no row was good, where that is allowed', async () => {
      const answer = await app.publish([{ skuCode: 'Z' }], { sequence: 1, onError: 'REJECT_FAILED' });
      expect(answer).toMatchObject({ applied: 0, expectedSequence: 2, userErrors: [] });
    });

    it('may be left out', async () => {
      await app.publish(rows(1), { sequence: 1 });
      expect(await app.publish(rows(2))).toMatchObject({ applied: 1, expectedSequence: 2 });
    });

    it('lets one of twenty calls with the same number through', async () => {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) => app.publish(rows(index), { sequence: 1 })),
      );
      expect(answers.filter(({ applied }) => applied === 1)).toHaveLength(1);
      const codes = answers.flatMap(({ userErrors }) => userErrors.map(({ code }: { code: string }) => code));
      expect(new Set(codes)).toEqual(new Set(['STALE']));
    });

    it('is reset by a snapshot', async () => {
      await app.publish(rows(1), { sequence: 1 });
      await app.publish(rows(9), { mode: 'SNAPSHOT', sequence: 500 });
      expect(await app.publish(rows(1), { sequence: 2 })).toMatchObject({
        expectedSequence: 501,
        userErrors: [expect.objectContaining({ code: 'STALE' })],
      });
      expect(await app.publish(rows(1), { sequence: 501 })).toMatchObject({ applied: 1 });
      await app.publish(rows(9), { mode: 'SNAPSHOT', sequence: 3 });
      expect(await app.publish(rows(1), { sequence: 4 })).toMatchObject({ applied: 1 });
    });
  });

  describe('a row', () => {
    it.each<[string, Record<string, unknown>, string, string]>([
      ['of an unknown SKU', { skuCode: 'Z' }, 'NOT_FOUND', 'skuCode'],
      ['below nothing', { skuCode: 'A', quantity: -1 }, 'INVALID', 'quantity'],
      ['of a malformed warehouse', { skuCode: 'A', warehouseId: 'here' }, 'INVALID', 'warehouseId'],
      ['of another version', { skuCode: 'A', expectedVersion: 9 }, 'VERSION_CONFLICT', 'expectedVersion'],
      ['of a malformed time', { skuCode: 'A', asOf: 'yesterday' }, 'INVALID', 'asOf'],
    ])('%s is refused, and REJECT_ALL writes nothing', async (_case, bad, code, field) => {
      const rows = [{ skuCode: 'B', quantity: 1 }, bad as { skuCode: string }];
      expect(await app.publish(rows)).toMatchObject({
        applied: 0,
        results: [],
        userErrors: [expect.objectContaining({ code, field: ['items', '1', field] })],
      });
      expect(await app.readStock(['A', 'B'])).toEqual({ A: 100, B: 100 });
      expect(await app.readFeed()).toHaveLength(CODES.length);
    });

    it('that is bad leaves the good ones be under REJECT_FAILED', async () => {
      const answer = await app.publish(
        [{ skuCode: 'A', quantity: 1 }, { skuCode: 'Z' }, { skuCode: 'B', quantity: 2 }],
        { onError: 'REJECT_FAILED' },
      );
      expect(answer.userErrors).toEqual([]);
      expect(answer.applied).toBe(2);
      expect(answer.results).toEqual([
        expect.objectContaining({ index: 0, status: 'APPLIED', errors: [] }),
        {
          index: 1,
          status: 'REJECTED',
          before: null,
          level: null,
          errors: [expect.objectContaining({ code: 'NOT_FOUND', field: ['items', '1', 'skuCode'] })],
        },
        expect.objectContaining({ index: 2, status: 'APPLIED', errors: [] }),
      ]);
      expect(await app.readStock(['A', 'B'])).toEqual({ A: 1, B: 2 });
    });

    it('of a SKU and warehouse that stand twice is refused, each of them', async () => {
      const rows = [
        { skuCode: 'A', quantity: 1 },
        { skuCode: 'A', warehouseId: 'wh_b', quantity: 2 },
        { skuCode: 'A', quantity: 3 },
      ];
      const { results } = await app.publish(rows, { onError: 'REJECT_FAILED' });
      expect(results.map(({ status }: { status: string }) => status)).toEqual([
        'REJECTED',
        'APPLIED',
        'REJECTED',
      ]);
      expect(results[0]?.errors).toEqual([expect.objectContaining({ code: 'DUPLICATE' })]);
      expect(await app.readStock(['A'])).toEqual({ A: 100 });
    });

    it("of another supplier's SKU is unknown", async () => {
      const stranger = `${supplierId}_stranger`;
      const product = aProduct(`prod_${stranger}`, stranger);
      const sku = aSku(`sku_${stranger}`, product, { code: 'THEIRS' });
      await loadCatalogue(graph.instance, {
        suppliers: [aSupplier(stranger)],
        products: [product],
        skus: [sku],
      });
      const { userErrors } = await app.publish([{ skuCode: 'THEIRS', quantity: 1 }]);
      expect(userErrors).toEqual([expect.objectContaining({ code: 'NOT_FOUND' })]);
    });

    it('takes effect when it expects the version that is there', async () => {
      const [first] = (await app.publish([{ skuCode: 'A', quantity: 1, expectedVersion: 1 }])).results;
      expect(first?.level?.version).toBe(2);
      const answers = await Promise.all(
        [10, 20, 30].map((quantity) => app.publish([{ skuCode: 'A', quantity, expectedVersion: 2 }])),
      );
      expect(answers.map(({ applied }) => applied).sort()).toEqual([0, 0, 1]);
    });

    it('that is older than what is known has no effect, and does not stop the call', async () => {
      await app.publish([{ skuCode: 'A', quantity: 50, asOf: '2026-11-23T07:00:00Z' }]);
      const answer = await app.publish([
        { skuCode: 'A', quantity: 60, asOf: '2026-11-23T06:00:00Z' },
        { skuCode: 'B', quantity: 60, asOf: '2026-11-23T06:00:00Z' },
      ]);
      expect(answer).toMatchObject({ applied: 1, userErrors: [] });
      expect(answer.results[0]).toMatchObject({
        status: 'STALE',
        before: 50,
        level: { onHand: 50, asOf: '2026-11-23T07:00:00.000Z' },
        errors: [{ code: 'STALE', field: ['items', '0', 'asOf'] }],
      });
      expect(await app.readStock(['A', 'B'])).toEqual({ A: 50, B: 60 });
    });

    it('that confirms a count makes older counts stale', async () => {
      await app.publish([{ skuCode: 'A', quantity: 100, asOf: '2026-11-23T07:00:00Z' }]);
      const { results } = await app.publish([{ skuCode: 'A', quantity: 90, asOf: '2026-11-23T06:00:00Z' }]);
      expect(results[0]?.status).toBe('STALE');
    });
  });

  describe('less than is reserved', () => {
    it('is accepted, shown as a shortage, and told once for each time that it grows', async () => {
      const { models, events } = graph.instance.contextFor({ viewer: null });
      await models.stocks.updateOne({ _id: `sku_${suppliers}A` }, { $set: { 'levels.0.reserved': 30 } });

      const { results } = await app.publish([{ skuCode: 'A', quantity: 10 }]);
      expect(results[0]).toMatchObject({
        status: 'APPLIED',
        level: { onHand: 10, reserved: 30, available: 0, shortage: 20 },
      });
      await app.publish([{ skuCode: 'A', quantity: 25 }]);
      await app.publish([{ skuCode: 'A', quantity: 5 }]);

      const told = await events
        .find({ aggregateId: `${supplierId}/shortages` })
        .sort({ _id: 1 })
        .lean();
      expect(told.map(({ sequence, type, data }) => ({ sequence, type, data }))).toEqual([
        { sequence: 1, type: 'StockShort', data: expect.objectContaining({ shortage: 20, onHand: 10 }) },
        { sequence: 2, type: 'StockShort', data: expect.objectContaining({ shortage: 25, onHand: 5 }) },
      ]);
    });
  });

  describe('the right to publish', () => {
    const publishAs = async (viewer: ReturnType<typeof viewerAs> | null) =>
      graph.ask(
        'mutation ($input: PublishInventoryInput!) { publishInventory(input: $input) { applied userErrors { code } } }',
        {
          input: {
            idempotencyKey: 'rights',
            supplierId,
            mode: 'SET',
            items: [{ skuCode: 'A', warehouseId: 'wh_main', quantity: 1 }],
          },
        },
        viewer,
      );

    it("is nobody's without a token", async () => {
      expect((await publishAs(null)).errors).toEqual([expect.objectContaining({ code: 'UNAUTHENTICATED' })]);
    });

    it('needs the scope', async () => {
      expect((await publishAs(viewerAs('retailer', 'ret_1'))).errors).toEqual([
        expect.objectContaining({ code: 'FORBIDDEN' }),
      ]);
    });

    it("is not another supplier's, to whom this one does not exist", async () => {
      expect((await publishAs(viewerAs('supplier', 'sup_x'))).data.publishInventory).toEqual({
        applied: 0,
        userErrors: [{ code: 'NOT_FOUND' }],
      });
      expect(await app.readStock(['A'])).toEqual({ A: 100 });
    });

    it("is the operator's too, who acts for suppliers", async () => {
      expect((await publishAs(viewerAs('operator'))).data.publishInventory.applied).toBe(1);
    });

    it('is for suppliers that are there', async () => {
      const ghost = aSupplierApp(graph, 'sup_ghost');
      expect((await ghost.publish([{ skuCode: 'A' }])).userErrors).toEqual([
        expect.objectContaining({ code: 'NOT_FOUND', field: ['supplierId'] }),
      ]);
    });
  });
});
