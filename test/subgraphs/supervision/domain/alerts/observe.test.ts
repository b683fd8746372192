import { describe, expect, it } from '@jest/globals';
import { rulesOn } from '../../../../../subgraphs/supervision/domain/alerts/alert-rule.ts';
import { raises } from '../../../../../subgraphs/supervision/domain/alerts/measured.ts';
import type { Watched } from '../../../../../subgraphs/supervision/domain/alerts/watched.ts';
import {
  alertRows,
  aLine,
  aWatchedOrder,
  aWatchedShipment,
  minutesLater,
  only,
  raisedAtLast,
  watch,
} from '../../../../support/alerts.ts';

const times = <Thing>(count: number, make: (index: number) => Thing): readonly Thing[] =>
  Array.from({ length: count }, (_, index) => make(index));

describe('value drift', () => {
  const sale = (euros: bigint) => aWatchedOrder({ lines: [aLine({ euros })] });
  const usual = times(5, () => sale(10_00n));

  it.each([
    [12_99n, false],
    [13_00n, true],
    [7_01n, false],
    [7_00n, true],
    [10_00n, false],
  ])('of 10.00 to %s cents raises: %s', (euros, is) => {
    expect(raisedAtLast(only('VALUE_DRIFT'), [...usual, sale(euros)])).toBe(is);
  });

  it.each([
    [4, false],
    [5, true],
  ])('after %i sales raises: %s', (sales, is) => {
    expect(raisedAtLast(only('VALUE_DRIFT'), [...usual.slice(0, sales), sale(20_00n)])).toBe(is);
  });

  it('is measured in the same currency and channel alone', () => {
    const inDollars = aWatchedOrder({
      lines: [aLine({ unitPrice: { minor: 20_00n, currency: 'USD' } })],
    });
    const wholesale = aWatchedOrder({ channel: 'B2B', lines: [aLine({ euros: 5_00n })] });
    expect(raisedAtLast(only('VALUE_DRIFT'), [...usual, inDollars])).toBe(false);
    expect(raisedAtLast(only('VALUE_DRIFT'), [...usual, wholesale])).toBe(false);
  });

  it('raises once a day for a SKU', () => {
    const later = aWatchedOrder({ at: minutesLater(24 * 60), lines: [aLine({ euros: 20_00n })] });
    const strange = [...usual, sale(20_00n)];
    expect(raisedAtLast(only('VALUE_DRIFT'), [...strange, sale(20_00n)])).toBe(false);
    expect(raisedAtLast(only('VALUE_DRIFT'), [...strange, later])).toBe(true);
  });

  it('takes a price that stays for the usual one', () => {
    const moved = times(11, (day) =>
      aWatchedOrder({ at: minutesLater(day * 24 * 60), lines: [aLine({ euros: 20_00n })] }),
    );
    const again = aWatchedOrder({ at: minutesLater(12 * 24 * 60), lines: [aLine({ euros: 20_00n })] });
    expect(raisedAtLast(only('VALUE_DRIFT'), [...usual, ...moved, again])).toBe(false);
  });
});

describe('a price far from its peers', () => {
  const peer = (index: number) => aWatchedOrder({ lines: [aLine({ skuId: `sku_p${index}` })] });
  const peers = times(5, peer);
  const mine = (given: Parameters<typeof aLine>[0]) =>
    aWatchedOrder({ lines: [aLine({ skuId: 'sku_mine', ...given })] });

  it.each([
    [49_99n, false],
    [50_00n, true],
    [2_01n, false],
    [2_00n, true],
  ])('of 10.00 a kilogram at %s cents raises: %s', (euros, is) => {
    expect(raisedAtLast(only('PRICE_OUTLIER'), [...peers, mine({ euros })])).toBe(is);
  });

  it.each([
    [4, false],
    [5, true],
  ])('among %i peers raises: %s', (count, is) => {
    expect(raisedAtLast(only('PRICE_OUTLIER'), [...peers.slice(0, count), mine({ euros: 90_00n })])).toBe(is);
  });

  it.each([
    ['another heading', { heading: '8512' }],
    ['another belt', { belt: 'belt_2', beltId: 'belt_2' }],
    ['no belt', { beltId: null }],
    ['no rate of the day', { unitPriceFen: null }],
    ['no weight', { netGrams: 0 }],
    ['five times the weight', { netGrams: 9_000 }],
  ])('is not raised for %s', (_case, given) => {
    expect(raisedAtLast(only('PRICE_OUTLIER'), [...peers, mine({ euros: 90_00n, ...given })])).toBe(false);
  });

  it('does not take a SKU’s own sales for those of peers', () => {
    const own = times(9, () => mine({ euros: 90_00n }));
    expect(raisedAtLast(only('PRICE_OUTLIER'), own)).toBe(false);
  });
});

describe('an order that was cut up', () => {
  const part = (goodsFen: bigint | null, minute = 0, given = {}) =>
    aWatchedOrder({ goodsFen, at: minutesLater(minute), ...given });

  it.each([
    ['together at the limit', [part(2_500_00n), part(2_500_00n, 1)], false],
    ['together a fen above', [part(2_500_00n), part(2_500_01n, 1)], true],
    ['each up to the limit', [part(1n), part(5_000_00n, 1)], true],
    ['one above the limit', [part(1n), part(5_000_01n, 1)], false],
    ['a minute within a day', [part(4_000_00n), part(4_000_00n, 24 * 60 - 1)], true],
    ['a day apart', [part(4_000_00n), part(4_000_00n, 24 * 60)], false],
    ['of unknown value', [part(4_000_00n), part(null, 1)], false],
    ['of two buyers', [part(4_000_00n), part(4_000_00n, 1, { buyerId: 'buy_2' })], false],
    ['at two retailers', [part(4_000_00n), part(4_000_00n, 1, { retailerId: 'ret_2' })], false],
    ['once a day', [part(4_000_00n), part(4_000_00n, 1), part(10_00n, 2)], false],
  ] as const)('is found when its parts are %s: %#', (_case, orders, is) => {
    expect(raisedAtLast(only('ORDER_SPLITTING'), orders)).toBe(is);
  });
});

describe('a weight that does not fit', () => {
  it.each([
    [1_199, false],
    [1_200, true],
    [801, false],
    [800, true],
    [1_000, false],
  ])('is raised for %i g of 1,000 g: %s', (grossGrams, is) => {
    expect(raisedAtLast(only('WEIGHT_MISMATCH'), [aWatchedShipment({ grossGrams })])).toBe(is);
  });

  it('needs to know what the goods weigh', () => {
    expect(watch(only('WEIGHT_MISMATCH'), [aWatchedShipment({ expectedGrams: 0 })]).measured).toEqual([]);
  });
});

describe('one waybill for two orders', () => {
  const under = (waybill: string, orderId: string, carrierId = 'car_1') =>
    aWatchedShipment({ waybill, orderId, carrierId });

  it.each([
    ['two orders', [under('A', 'order_a'), under('A', 'order_b')], true],
    ['one order', [under('A', 'order_a'), under('A', 'order_a')], false],
    ['two waybills', [under('A', 'order_a'), under('B', 'order_b')], false],
    ['two carriers', [under('A', 'order_a'), under('A', 'order_b', 'car_2')], false],
  ])('is raised for %s: %#', (_case, shipments, is) => {
    expect(raisedAtLast(only('SHARED_WAYBILL'), shipments)).toBe(is);
  });

  it('is raised at the number of orders that the threshold says, and once', () => {
    const shipments = ['a', 'b', 'c', 'd'].map((order) => under('A', `order_${order}`));
    const found = (threshold: string) =>
      watch(only('SHARED_WAYBILL', threshold), shipments)
        .measured.filter(raises)
        .map(({ measure }) => measure / 1_000);
    expect(found('2')).toEqual([2]);
    expect(found('3')).toEqual([3]);
    expect(found('5')).toEqual([]);
  });
});

describe('a refund claim', () => {
  const claim = (...goods: readonly (readonly [claimed: number, exported: number])[]): Watched => ({
    type: 'CLAIM',
    claimId: 'claim_1',
    at: minutesLater(0),
    zoneId: 'zone_shantou',
    goods: goods.map(([claimed, exported]) => ({
      orderId: 'order_1',
      hsCode: '9503008900',
      claimed,
      exported,
    })),
  });

  it.each([
    ['all of what left', claim([3, 3]), false],
    ['less than what left', claim([2, 3]), false],
    ['one unit more than what left', claim([4, 3]), true],
    ['goods that did not leave', claim([3, 3], [1, 0]), true],
    ['more of one and less of another', claim([4, 3], [1, 9]), true],
  ])('for %s raises: %#', (_case, watched, is) => {
    expect(raisedAtLast(only('REFUND_WITHOUT_EXPORT'), [watched])).toBe(is);
  });
});

describe('stock that is short', () => {
  const short = (shortage: number): Watched => ({
    type: 'SHORTAGE',
    ...{ skuId: 'sku_1', warehouseId: 'wh_1', zoneId: null, at: minutesLater(0) },
    ...{ onHand: 5, reserved: 5 + shortage, shortage },
  });

  it.each([
    [1, undefined, true],
    [9, '10', false],
    [10, '10', true],
  ])('by %i units, with the threshold %s, raises: %s', (units, threshold, is) => {
    expect(raisedAtLast(only('STOCK_SHORTAGE', threshold), [short(units)])).toBe(is);
  });
});

describe('velocity', () => {
  const orders = (count: number, everyMinutes: number) =>
    times(count, (index) => aWatchedOrder({ at: minutesLater(index * everyMinutes) }));

  it.each([
    [19, 1, false],
    [20, 1, true],
    [20, 3, true],
    [21, 4, false],
  ])('of %i orders every %i minutes raises at the last: %s', (count, every, is) => {
    expect(raisedAtLast(only('VELOCITY'), orders(count, every))).toBe(is);
  });

  it('raises once in an hour of the clock, however many more come', () => {
    const { measured } = watch(only('VELOCITY'), orders(50, 1));
    expect(measured.filter(raises)).toHaveLength(1);
  });

  it('counts each buyer for itself', () => {
    const others = times(25, (index) => aWatchedOrder({ buyerId: `buy_${index}` }));
    expect(watch(only('VELOCITY'), others).measured).toEqual([]);
  });
});

describe('what rules remember', () => {
  it('has a bounded size, however many orders came', () => {
    const rules = rulesOn(alertRows, '2026-11-23');
    const sizeAfter = (count: number) => {
      const orders = times(count, (index) =>
        aWatchedOrder({ at: minutesLater(index / 10), lines: [aLine({ skuId: `sku_${index % 60}` })] }),
      );
      const { states } = watch(rules, orders);
      return Math.max(
        ...[...states.values()].map(
          (state) =>
            JSON.stringify(state, (_key, value: unknown) =>
              typeof value === 'bigint' ? Number(value) : value,
            ).length,
        ),
      );
    };
    expect(sizeAfter(3_000)).toBeLessThan(sizeAfter(300) * 1.1);
  });

  it('does not depend on thresholds, so that what was measured says what others would raise', () => {
    const things: readonly Watched[] = times(40, (index) =>
      aWatchedOrder({
        at: minutesLater(index * 7),
        goodsFen: BigInt(index) * 100_00n,
        lines: [aLine({ euros: BigInt(5 + ((index * 7) % 13)) * 100n })],
      }),
    );
    for (const code of ['VALUE_DRIFT', 'ORDER_SPLITTING', 'VELOCITY'] as const) {
      const [low, high] = [watch(only(code, '1'), things), watch(only(code, '9999'), things)];
      const bare = (seen: typeof low) => seen.measured.map(({ measure, before }) => [measure, before]);
      expect(bare(low)).toEqual(bare(high));
      expect(low.states).toEqual(high.states);
    }
  });

  it('is nothing where no row covers the day', () => {
    expect(watch(rulesOn(alertRows, '2024-12-31'), [aWatchedOrder()])).toEqual({
      measured: [],
      states: new Map(),
    });
  });
});
