import { describe, expect, it } from '@jest/globals';
import { type FreightRate, offerEnd, offersOf } from '../../../../subgraphs/logistics/domain/offer.ts';
import { money } from '../../../../values/money.ts';

const rate = (id: string, price: string, changes: Partial<FreightRate> = {}): FreightRate => ({
  _id: id,
  laneId: 'lane_a',
  carrierId: 'carrier_x',
  weighedBy: 'AIR',
  minimum: money(0n, 'USD'),
  perKg: [{ fromKg: 0, price }],
  handlingDays: { min: 2, max: 4 },
  offerHours: 48,
  ...changes,
});

const tariff = (rates: readonly FreightRate[]) => ({
  rates,
  laneDays: new Map([
    ['lane_a', { min: 1, max: 4 }],
    ['lane_b', { min: 30, max: 40 }],
  ]),
  weightRules: new Map([
    ['AIR', { cm3PerKg: 6_000, stepGrams: 500, minGrams: 0, maxGrams: null }],
    ['POST', { cm3PerKg: null, stepGrams: 1, minGrams: 0, maxGrams: 30_000 }],
  ]),
});

const tenKg = { grossGrams: 10_000, volumeCm3: null };
const idsOf = (rates: readonly FreightRate[], consignment = tenKg) =>
  offersOf(consignment, tariff(rates)).map((offer) => offer.rate._id);

describe('offersOf', () => {
  it('prices the chargeable weight and adds the days of lane and handling', () => {
    const bulky = { grossGrams: 10_000, volumeCm3: 120_000 };
    expect(offersOf(bulky, tariff([rate('r', '4.20')]))).toMatchObject([
      { chargeableGrams: 20_000, price: money(84_00n, 'USD'), days: { min: 3, max: 8 } },
    ]);
  });

  it('puts the cheapest first, then the fastest', () => {
    const slow = { handlingDays: { min: 2, max: 9 } };
    const late = { handlingDays: { min: 3, max: 4 } };
    expect(
      idsOf([rate('c', '5', slow), rate('b', '5', late), rate('a', '5'), rate('d', '4'), rate('e', '10')]),
    ).toEqual(['d', 'a', 'b', 'c', 'e']);
  });

  it('makes no offer for what a carrier does not take', () => {
    const byPost = rate('post', '1', { weighedBy: 'POST' });
    expect(idsOf([byPost])).toEqual(['post']);
    expect(idsOf([byPost, rate('air', '4')], { grossGrams: 30_001, volumeCm3: null })).toEqual(['air']);
  });

  it('makes no offer by a rule that does not hold on the day', () => {
    expect(idsOf([rate('r', '4', { weighedBy: 'SEA' })])).toEqual([]);
  });
});

describe('offerEnd', () => {
  const now = new Date('2026-11-23T08:00:00Z');

  it.each([
    ['today', '2026-11-23', '2026-11-25T08:00:00.000Z'],
    ['a later day', '2027-03-01', '2026-11-25T08:00:00.000Z'],
    ['the last day that can be named', '9999-12-31', '2026-11-25T08:00:00.000Z'],
    ['yesterday, from its end in China', '2026-11-22', '2026-11-24T16:00:00.000Z'],
    ['a day long gone, so that it has ended', '2026-02-01', '2026-02-03T16:00:00.000Z'],
  ])('counts the hours of an offer for %s', (_case, on, end) => {
    expect(offerEnd(now, { on, offerHours: 48 }).toISOString()).toBe(end);
  });
});
