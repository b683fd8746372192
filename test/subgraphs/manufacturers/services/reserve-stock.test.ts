import { describe, expect, it } from '@jest/globals';
import { money } from '../../../../values/money.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { openHeldStock } from '../../../support/held-stock.ts';
import { aStockCaller, newOrderId } from '../../../support/reservations.ts';
import { viewerAs } from '../../../support/subgraph.ts';

const databases = await databasesOfThisFile();
const stock = await openHeldStock(databases);

const refused = (code: string, ...field: readonly string[]) => ({
  reservation: null,
  userErrors: [expect.objectContaining({ code, ...(field.length > 0 && { field }) })],
});

describe('reserveStock', () => {
  it('holds stock, answers what the order keeps of its SKUs, and tells of it', async () => {
    const { supplierId, skuId, code, app, readLevel } = await stock.aSku({
      moq: 5,
      priceTiers: [
        { minQuantity: 1, price: money(1250n, 'EUR') },
        { minQuantity: 10, price: money(1000n, 'EUR') },
      ],
    });
    const { reservation, replayed } = await stock.caller.reserve([
      [skuId, 4],
      [skuId, 6],
    ]);
    expect(replayed).toBe(false);
    expect(reservation).toEqual({
      id: expect.stringMatching(/^rsv_[0-9a-f]{32}$/),
      status: 'HELD',
      expiresAt: '2026-11-23T09:00:00.000Z',
      skus: [
        {
          skuId,
          supplierId,
          version: 1,
          code,
          nameEn: `Variant ${skuId}`,
          nameZh: null,
          brandName: null,
          hsCode: '9503008900',
          origin: 'CN',
          legalQuantities: [{ value: '0.5', unit: 'KGM' }],
          netGrams: 500,
          grossGrams: 600,
          moq: 5,
          quantity: 10,
          basePrice: { amount: '12.50', currency: 'EUR' },
          tierPrice: { amount: '10.00', currency: 'EUR' },
        },
      ],
    });
    expect(await readLevel()).toEqual({ onHand: 100, reserved: 10, shortage: 0 });
    expect((await app.readFeed()).at(-1)).toMatchObject({
      reason: 'RESERVED',
      reservedDelta: 10,
      onHandDelta: 0,
    });
    expect(await stock.movesOf(reservation?.id)).toEqual(['null HELD for retailers']);
  });

  it('is for other subgraphs alone', async () => {
    const { skuId } = await stock.aSku();
    for (const viewer of [null, viewerAs('operator'), viewerAs('retailer', 'ret_1')]) {
      const asked = {
        ask: (query: Parameters<typeof stock.graph.ask>[0], variables = {}) =>
          stock.graph.ask(query, variables, viewer),
      };
      const orderId = newOrderId();
      await expect(aStockCaller(asked).reserve([[skuId, 1]], { orderId })).rejects.toThrow('FORBIDDEN');
      await expect(aStockCaller(asked).commit(orderId)).rejects.toThrow('FORBIDDEN');
      await expect(aStockCaller(asked).release(orderId)).rejects.toThrow('FORBIDDEN');
    }
  });

  it('gives the same answer to the same call, and has one effect', async () => {
    const { skuId, readLevel } = await stock.aSku();
    const first = await stock.caller.reserve([[skuId, 3]]);
    const [again, twin] = await Promise.all([
      stock.caller.reserve([[skuId, 3]], { orderId: first.orderId }),
      stock.caller.reserve([[skuId, 3]], { orderId: first.orderId }),
    ]);
    expect(again).toEqual({ ...first, replayed: true });
    expect(twin).toEqual(again);
    expect((await readLevel()).reserved).toBe(3);
  });

  it('has one effect when the same call comes twice at once', async () => {
    const { skuId, readLevel } = await stock.aSku();
    const orderId = newOrderId();
    const answers = await Promise.all([1, 2, 3].map(() => stock.caller.reserve([[skuId, 3]], { orderId })));
    expect(answers.map(({ replayed }) => replayed).sort()).toEqual([false, true, true]);
    expect((await readLevel()).reserved).toBe(3);
  });

  it('answers as before also when the SKU could not be ordered so any more', async () => {
    const { skuId, app, code } = await stock.aSku();
    const first = await stock.caller.reserve([[skuId, 100]]);
    await app.publish([{ skuCode: code, quantity: 0 }]);
    expect(await stock.caller.reserve([[skuId, 100]], { orderId: first.orderId })).toEqual({
      ...first,
      replayed: true,
    });
  });

  it('refuses another input under a key, and another key for an order', async () => {
    const { skuId } = await stock.aSku();
    const { orderId } = await stock.caller.reserve([[skuId, 3]]);
    expect(await stock.caller.reserve([[skuId, 4]], { orderId })).toMatchObject(
      refused('IDEMPOTENCY_MISMATCH'),
    );
    expect(await stock.caller.reserve([[skuId, 3]], { orderId, idempotencyKey: 'other' })).toMatchObject(
      refused('DUPLICATE', 'orderId'),
    );
  });

  it('holds all lines or none', async () => {
    const plenty = await stock.aSku();
    const scarce = await stock.aSku({ onHand: 1 });
    const answer = await stock.caller.reserve([
      [plenty.skuId, 3],
      [scarce.skuId, 2],
    ]);
    expect(answer).toMatchObject(refused('OUT_OF_STOCK', 'lines', '1', 'quantity'));
    expect((await plenty.readLevel()).reserved).toBe(0);
    const both = await stock.caller.reserve([
      [plenty.skuId, 3],
      [scarce.skuId, 1],
    ]);
    expect(both.reservation?.skus.map((sku) => sku['supplierId'])).toEqual([
      plenty.supplierId,
      scarce.supplierId,
    ]);
    expect([await plenty.readLevel(), await scarce.readLevel()]).toMatchObject([
      { reserved: 3 },
      { reserved: 1 },
    ]);
  });

  it('refuses less than the minimum order only where it is asked to', async () => {
    const { skuId } = await stock.aSku({ moq: 5 });
    expect(
      await stock.caller.reserve(
        [
          [skuId, 2],
          [skuId, 2],
        ],
        { withMinimums: true },
      ),
    ).toMatchObject(refused('BELOW_MOQ', 'lines', '0', 'quantity'));
    expect(
      (
        await stock.caller.reserve(
          [
            [skuId, 2],
            [skuId, 3],
          ],
          { withMinimums: true },
        )
      ).reservation,
    ).not.toBeNull();
    expect((await stock.caller.reserve([[skuId, 4]])).reservation).not.toBeNull();
  });

  it.each([
    ['a SKU that nobody has', [['sku_none', 1]], {}, 'NOT_FOUND'],
    ['no units', [['sku_1', 0]], {}, 'INVALID'],
    ['no lines', [], {}, 'INVALID'],
    ['101 lines', Array.from({ length: 101 }, () => ['sku_1', 1]), {}, 'LIMIT_EXCEEDED'],
    ['a hold of no time', [['sku_1', 1]], { ttlSeconds: 0 }, 'INVALID'],
    ['a hold of 15 days', [['sku_1', 1]], { ttlSeconds: 15 * 86_400 }, 'INVALID'],
    ['no key', [['sku_1', 1]], { idempotencyKey: '' }, 'INVALID'],
    [
      'a line number twice',
      [],
      { lines: [1, 1].map((lineNumber) => ({ lineNumber, skuId: 'sku_1', quantity: 1 })) },
      'INVALID',
    ],
  ] as const)('refuses %s', async (_case, lines, rest, code) => {
    const given = lines as readonly (readonly [string, number])[];
    expect(await stock.caller.reserve(given, rest)).toMatchObject(refused(code));
  });

  it('leaves nothing behind when it is refused, so the key can be used again', async () => {
    const { skuId } = await stock.aSku({ onHand: 3 });
    const orderId = newOrderId();
    expect(await stock.caller.reserve([[skuId, 4]], { orderId })).toMatchObject(refused('OUT_OF_STOCK'));
    expect(await stock.caller.reserve([[skuId, 3]], { orderId })).toMatchObject({
      replayed: false,
      userErrors: [],
    });
  });

  it('holds nothing for a caller that has gone before its turn', async () => {
    const { skuId, readLevel } = await stock.aSku();
    const gone = new AbortController();
    const context = stock.graph.instance.contextFor({ viewer: viewerAs('operator'), signal: gone.signal });
    const request = { id: 'rsv_gone', inputHash: '', skus: [] };
    const input = { idempotencyKey: 'gone', orderId: 'ord_gone', ttlSeconds: 60, withMinimums: false };
    const lines = [{ lineNumber: 1, skuId, quantity: 1 }];
    const ahead = context.lanes('lane', () => new Promise((resolve) => setTimeout(resolve, 20)));
    const held = context.holds('lane', { ...request, input: { ...input, lines } }, gone.signal);
    gone.abort();
    await expect(held).rejects.toMatchObject({ code: 'TIMEOUT' });
    await ahead;
    expect((await readLevel()).reserved).toBe(0);
  });
});
