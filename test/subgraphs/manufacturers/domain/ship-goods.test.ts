import { describe, expect, it } from '@jest/globals';
import type { Reservation } from '../../../../subgraphs/manufacturers/domain/reservation.ts';
import { shipGoods, type ShippedGoods } from '../../../../subgraphs/manufacturers/domain/ship-goods.ts';
import { takeBackGoods } from '../../../../subgraphs/manufacturers/domain/take-back-goods.ts';
import {
  emptyStock,
  newLevel,
  type Stock,
  withLevel,
} from '../../../../subgraphs/manufacturers/domain/stock-level.ts';

const now = new Date('2026-11-23T08:00:00Z');

/** Stock of `sku_1` by warehouse, as [on hand, reserved]. */
const stocksOf = (levels: Readonly<Record<string, readonly [number, number]>>): ReadonlyMap<string, Stock> =>
  new Map([
    [
      'sku_1',
      Object.entries(levels)
        .map(([warehouseId, [onHand, reserved]]) => ({
          ...newLevel(warehouseId, now),
          onHand,
          reserved,
          version: 1,
        }))
        .reduce<Stock>(withLevel, emptyStock({ _id: 'sku_1', supplierId: 'sup_1', productId: 'prod_1' })),
    ],
  ]);

const reserved = (
  allocations: Readonly<Record<string, number>>,
  rest: Partial<Reservation> = {},
): Reservation => ({
  _id: 'rsv_1',
  orderId: 'ord_1',
  status: 'COMMITTED',
  allocations: Object.entries(allocations).map(([warehouseId, quantity]) => ({
    skuId: 'sku_1',
    warehouseId,
    quantity,
  })),
  expiresAt: now,
  version: 2,
  ...rest,
});

const goods = (quantity: number, warehouseId: string | null): ShippedGoods => ({
  skuId: 'sku_1',
  warehouseId,
  quantity,
});

function ship(
  stocks: ReadonlyMap<string, Stock>,
  reservation: Reservation,
  ...shipped: readonly ShippedGoods[]
) {
  const after = shipGoods(stocks, reservation, shipped);
  const levels = after.stocks.get('sku_1')?.levels ?? [];
  return {
    levels: Object.fromEntries(levels.map((level) => [level.warehouseId, [level.onHand, level.reserved]])),
    reservation: after.reservation,
    changes: after.changes.length,
  };
}

describe('shipGoods', () => {
  it('takes the goods out of the warehouse and of what is reserved, as one change', () => {
    const after = ship(stocksOf({ wh_1: [10, 4] }), reserved({ wh_1: 4 }), goods(4, 'wh_1'));
    expect(after.levels).toEqual({ wh_1: [6, 0] });
    expect(after.changes).toBe(1);
    expect(after.reservation).toMatchObject({ status: 'SHIPPED', allocations: [], version: 3 });
  });

  it('keeps what has not left yet', () => {
    const after = ship(stocksOf({ wh_1: [10, 4] }), reserved({ wh_1: 4 }), goods(3, 'wh_1'));
    expect(after.levels).toEqual({ wh_1: [7, 1] });
    expect(after.reservation).toMatchObject({
      status: 'COMMITTED',
      allocations: [{ warehouseId: 'wh_1', quantity: 1 }],
      version: 3,
    });
  });

  it('sums two lines of one SKU', () => {
    const after = ship(
      stocksOf({ wh_1: [10, 4] }),
      reserved({ wh_1: 4 }),
      goods(1, 'wh_1'),
      goods(3, 'wh_1'),
    );
    expect(after).toMatchObject({ levels: { wh_1: [6, 0] }, changes: 1, reservation: { status: 'SHIPPED' } });
  });

  it('takes them from the warehouse that is named, and frees them where they were allocated', () => {
    const stocks = stocksOf({ wh_1: [10, 4], wh_2: [5, 0] });
    const after = ship(stocks, reserved({ wh_1: 4 }), goods(4, 'wh_2'));
    expect(after.levels).toEqual({ wh_1: [10, 0], wh_2: [1, 0] });
    expect(after.reservation.status).toBe('SHIPPED');
  });

  it('frees those in the named warehouse before others', () => {
    const stocks = stocksOf({ wh_1: [10, 4], wh_2: [5, 2] });
    const after = ship(stocks, reserved({ wh_1: 4, wh_2: 2 }), goods(3, 'wh_2'));
    expect(after.levels).toEqual({ wh_1: [10, 3], wh_2: [2, 0] });
    expect(after.reservation.allocations).toEqual([{ skuId: 'sku_1', warehouseId: 'wh_1', quantity: 3 }]);
  });

  it.each([null, 'wh_9'])('takes them where they were allocated when the warehouse is %s', (warehouseId) => {
    const after = ship(stocksOf({ wh_1: [10, 4] }), reserved({ wh_1: 4 }), goods(4, warehouseId));
    expect(after.levels).toEqual({ wh_1: [6, 0] });
  });

  it('ships goods that nobody had counted, down to nothing', () => {
    const after = ship(stocksOf({ wh_1: [1, 4] }), reserved({ wh_1: 4 }), goods(4, 'wh_1'));
    expect(after.levels).toEqual({ wh_1: [0, 0] });
  });

  it.each(['RELEASED', 'EXPIRED', 'HELD'] as const)(
    'takes the goods of a %s order out and no promise',
    (status) => {
      const before = reserved({ wh_1: 4 }, { status });
      const after = ship(stocksOf({ wh_1: [10, 2] }), before, goods(4, 'wh_1'));
      expect(after.levels).toEqual({ wh_1: [6, 2] });
      expect(after.reservation).toBe(before);
    },
  );
});

describe('takeBackGoods', () => {
  const levelsOf = (stocks: ReadonlyMap<string, Stock>) =>
    Object.fromEntries(
      (stocks.get('sku_1')?.levels ?? []).map((level) => [level.warehouseId, [level.onHand, level.reserved]]),
    );

  it.each<
    [string, Readonly<Record<string, readonly [number, number]>>, Record<string, number>, ShippedGoods]
  >([
    ['all of it', { wh_1: [10, 4] }, { wh_1: 4 }, goods(4, 'wh_1')],
    ['a part', { wh_1: [10, 4] }, { wh_1: 4 }, goods(3, 'wh_1')],
    ['what left another warehouse', { wh_1: [10, 4], wh_2: [5, 0] }, { wh_1: 4 }, goods(4, 'wh_2')],
    ['what nobody had counted', { wh_1: [1, 4] }, { wh_1: 4 }, goods(4, 'wh_1')],
  ])('is the opposite of shipping: %s', (_case, levels, allocations, shipped) => {
    const [stocks, before] = [stocksOf(levels), reserved(allocations)];
    const left = shipGoods(stocks, before, [shipped]);
    const back = takeBackGoods(left.stocks, left.reservation, left.departed);
    expect(levelsOf(back.stocks)).toEqual(levels);
    expect(back.reservation).toEqual({ ...before, version: before.version + 2 });
  });

  it('frees the goods of an order that was given up meanwhile', () => {
    const left = shipGoods(stocksOf({ wh_1: [10, 4] }), reserved({ wh_1: 4 }), [goods(4, 'wh_1')]);
    const released: Reservation = { ...left.reservation, status: 'RELEASED' };
    const back = takeBackGoods(left.stocks, released, left.departed);
    expect(levelsOf(back.stocks)).toEqual({ wh_1: [10, 0] });
    expect(back.reservation).toBe(released);
  });
});
