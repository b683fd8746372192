import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  commit,
  expire,
  hold,
  release,
  type Reservation,
} from '../../../../subgraphs/manufacturers/domain/reservation.ts';
import { isLive } from '../../../../subgraphs/manufacturers/domain/reservation-status.ts';
import { shipGoods } from '../../../../subgraphs/manufacturers/domain/ship-goods.ts';
import {
  emptyStock,
  newLevel,
  type Stock,
  type StockChange,
  withLevel,
} from '../../../../subgraphs/manufacturers/domain/stock-level.ts';

const now = new Date('2026-11-23T08:00:00Z');
const expiresAt = new Date('2026-11-23T08:15:00Z');
const afterwards = new Date('2026-11-23T08:15:01Z');
const order = { _id: 'rsv_1', orderId: 'order_1', expiresAt };

type Stocks = ReadonlyMap<string, Stock>;

const stocksOf = (onHand: Readonly<Record<string, readonly number[]>>): Stocks =>
  new Map(
    Object.entries(onHand).map(([skuId, counts]) => [
      skuId,
      counts
        .map((count, index) => ({ ...newLevel(`wh_${index}`, now), onHand: count, version: 1 }))
        .reduce<Stock>(withLevel, emptyStock({ _id: skuId, supplierId: 'sup_1', productId: 'prod_1' })),
    ]),
  );

const levelsOf = (stocks: Stocks, skuId = 'sku_1') =>
  stocks.get(skuId)?.levels.map(({ onHand, reserved, version }) => ({ onHand, reserved, version }));

const line = (quantity: number, skuId = 'sku_1') => ({ skuId, quantity });

const refusals = (...problems: readonly object[]) =>
  expect.objectContaining({ problems: problems.map((problem) => expect.objectContaining(problem)) });

describe('hold', () => {
  it('takes stock from what is available', () => {
    const { reservation, stocks, changes } = hold(stocksOf({ sku_1: [10] }), [line(4)], order);
    expect(reservation).toEqual({
      ...order,
      status: 'HELD',
      allocations: [{ skuId: 'sku_1', warehouseId: 'wh_0', quantity: 4 }],
      version: 1,
    });
    expect(levelsOf(stocks)).toEqual([{ onHand: 10, reserved: 4, version: 2 }]);
    expect(stocks.get('sku_1')?.available).toBe(6);
    expect(changes).toEqual([
      expect.objectContaining({ onHandDelta: 0, reservedDelta: 4, reason: 'RESERVED' }),
    ]);
  });

  it('takes from the warehouse that just has enough', () => {
    const { reservation } = hold(stocksOf({ sku_1: [10, 5, 20] }), [line(5)], order);
    expect(reservation.allocations).toEqual([{ skuId: 'sku_1', warehouseId: 'wh_1', quantity: 5 }]);
  });

  it('takes from as few warehouses as it can where none has enough', () => {
    const { reservation } = hold(stocksOf({ sku_1: [3, 10, 5] }), [line(14)], order);
    expect(reservation.allocations).toEqual([
      { skuId: 'sku_1', warehouseId: 'wh_1', quantity: 10 },
      { skuId: 'sku_1', warehouseId: 'wh_2', quantity: 4 },
    ]);
  });

  it('sums two lines of one SKU before it looks', () => {
    expect(() => hold(stocksOf({ sku_1: [10] }), [line(6), line(6)], order)).toThrow(
      refusals({ code: 'OUT_OF_STOCK', field: ['lines', '0', 'quantity'] }),
    );
    const { reservation } = hold(stocksOf({ sku_1: [10] }), [line(4), line(6)], order);
    expect(reservation.allocations).toEqual([{ skuId: 'sku_1', warehouseId: 'wh_0', quantity: 10 }]);
  });

  it('holds all lines or none', () => {
    const stocks = stocksOf({ sku_1: [10], sku_2: [1] });
    expect(() => hold(stocks, [line(4), line(2, 'sku_2')], order)).toThrow();
    expect(levelsOf(stocks)).toEqual([{ onHand: 10, reserved: 0, version: 1 }]);
  });

  it('says of every SKU what is wrong with it', () => {
    const lines = [line(1), line(1, 'sku_9'), line(6), line(5)];
    expect(() => hold(stocksOf({ sku_1: [10] }), lines, order)).toThrow(
      refusals(
        {
          code: 'OUT_OF_STOCK',
          message: '10 are available, 12 are wanted',
          field: ['lines', '0', 'quantity'],
        },
        { code: 'NOT_FOUND', field: ['lines', '1', 'skuId'] },
      ),
    );
  });

  it.each<[string, readonly ReturnType<typeof line>[], object]>([
    ['nothing', [line(0)], { code: 'INVALID', field: ['lines', '0', 'quantity'] }],
    ['half a unit', [line(1.5)], { code: 'INVALID' }],
    ['no lines', [], { code: 'INVALID' }],
    ['101 lines', Array.from({ length: 101 }, () => line(1)), { code: 'LIMIT_EXCEEDED' }],
  ])('refuses %s', (_case, lines, problem) => {
    expect(() => hold(stocksOf({ sku_1: [10] }), lines, order)).toThrow(expect.objectContaining(problem));
  });
});

describe('a reservation', () => {
  const held = hold(stocksOf({ sku_1: [10] }), [line(4)], order);
  const committed = commit(held.reservation, now);

  it('is kept for a confirmed order, and changes no stock', () => {
    expect(committed).toEqual({ ...held.reservation, status: 'COMMITTED', version: 2 });
  });

  it('gives back what was held', () => {
    const { reservation, stocks, changes } = release(held.stocks, held.reservation);
    expect(reservation.status).toBe('RELEASED');
    expect(levelsOf(stocks)).toEqual([{ onHand: 10, reserved: 0, version: 3 }]);
    expect(changes).toEqual([expect.objectContaining({ reservedDelta: -4, reason: 'RELEASED' })]);
  });

  it('gives back what was committed when the order is cancelled', () => {
    expect(release(held.stocks, committed).reservation).toMatchObject({ status: 'RELEASED', version: 3 });
  });

  it('expires when its time is over', () => {
    const { reservation, stocks } = expire(held.stocks, held.reservation, expiresAt);
    expect(reservation.status).toBe('EXPIRED');
    expect(levelsOf(stocks)).toEqual([{ onHand: 10, reserved: 0, version: 3 }]);
  });

  const ended = (status: Reservation['status']): Reservation => ({ ...held.reservation, status });
  it.each<[string, () => unknown]>([
    ['to commit it twice', () => commit(committed, now)],
    ['to commit a hold whose time is over', () => commit(held.reservation, afterwards)],
    ['to commit it after its release', () => commit(ended('RELEASED'), now)],
    ['to release it twice', () => release(held.stocks, ended('RELEASED'))],
    ['to release what has expired', () => release(held.stocks, ended('EXPIRED'))],
    ['to release what was shipped', () => release(held.stocks, ended('SHIPPED'))],
    ['to expire before its time', () => expire(held.stocks, held.reservation, now)],
    ['to expire what is committed', () => expire(held.stocks, committed, afterwards)],
  ])('refuses %s', (_case, step) => {
    expect(step).toThrow(expect.objectContaining({ code: 'ILLEGAL_TRANSITION' }));
  });
});

describe('any sequence of holds and ends', () => {
  const anyStep = fc.oneof(
    fc.record({
      kind: fc.constant('hold' as const),
      lines: fc.array(fc.tuple(fc.nat(2), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constantFrom('commit' as const, 'release' as const, 'expire' as const, 'ship' as const),
      of: fc.nat(20),
      part: fc.nat(3),
    }),
  );

  it('keeps reserved at the sum of live reservations, and grants no more than there is', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
        const start = stocksOf({ sku_0: [10, 4], sku_1: [7], sku_2: [0, 3, 3] });
        let stocks: Stocks = start;
        const log: StockChange[] = [];
        const reservations: Reservation[] = [];
        const take = (after: { readonly stocks: Stocks; readonly changes: readonly StockChange[] }) => {
          stocks = after.stocks;
          log.push(...after.changes);
        };
        for (const step of steps) {
          try {
            if (step.kind === 'hold') {
              const lines = step.lines.map(([sku, quantity]) => line(quantity, `sku_${sku}`));
              const held = hold(stocks, lines, { ...order, _id: `rsv_${reservations.length}` });
              reservations.push(held.reservation);
              take(held);
              continue;
            }
            const index = step.of % Math.max(1, reservations.length);
            const reservation = reservations[index];
            if (!reservation) continue;
            if (step.kind === 'commit') {
              reservations[index] = commit(reservation, now);
              continue;
            }
            const goods = reservation.allocations.slice(0, step.part);
            const after = {
              expire: () => expire(stocks, reservation, afterwards),
              release: () => release(stocks, reservation),
              // Only what was reserved leaves; other goods are the shipment's tests' matter.
              ship: () => shipGoods(stocks, reservation, reservation.status === 'COMMITTED' ? goods : []),
            }[step.kind]();
            reservations[index] = after.reservation;
            take(after);
          } catch (error) {
            expect(error).toMatchObject({ name: expect.stringMatching(/^Problems?$/) });
          }
        }
        expectConsistent(stocks, reservations);
        expectReplayed(start, log, stocks);
      }),
      { numRuns: 300 },
    );
  });

  function expectConsistent(stocks: Stocks, reservations: readonly Reservation[]): void {
    const live = reservations
      .filter(({ status }) => isLive(status))
      .flatMap(({ allocations }) => allocations);
    for (const { _id, levels } of stocks.values()) {
      for (const { warehouseId, onHand, reserved } of levels) {
        const held = live.filter((each) => each.skuId === _id && each.warehouseId === warehouseId);
        expect(reserved).toBe(held.reduce((sum, { quantity }) => sum + quantity, 0));
        expect(reserved).toBeLessThanOrEqual(onHand);
      }
    }
  }

  function expectReplayed(start: Stocks, log: readonly StockChange[], stocks: Stocks): void {
    for (const { _id, levels } of stocks.values()) {
      for (const level of levels) {
        const first = start.get(_id)?.levels.find(({ warehouseId }) => warehouseId === level.warehouseId);
        const own = log.filter((each) => each.skuId === _id && each.level.warehouseId === level.warehouseId);
        const onHand = own.reduce((sum, { onHandDelta }) => sum + onHandDelta, first?.onHand ?? 0);
        expect({ onHand, version: level.version }).toEqual({ onHand: level.onHand, version: 1 + own.length });
      }
    }
  }
});
