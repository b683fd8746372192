import { describe, expect, it } from '@jest/globals';
import { monthScores } from '../../../../../subgraphs/supervision/domain/indicators/month-scores.ts';
import {
  doubledMedian,
  EMPTY_TALLY,
  releaseTenths,
} from '../../../../../subgraphs/supervision/domain/indicators/tally.ts';
import {
  medianOf,
  pointsOf,
  rankOf,
  scoreOf,
} from '../../../../../subgraphs/supervision/domain/indicators/zone-score.ts';
import { readIndicatorSets } from '../../../../../subgraphs/supervision/services/reference-files.ts';
import { Decimal } from '../../../../../values/decimal.ts';

const decimals = (...texts: readonly string[]) => texts.map((text) => new Decimal(text));
const exported = (yuan: bigint) => ({
  ...EMPTY_TALLY,
  counts: { ...EMPTY_TALLY.counts, exportFen: yuan * 100n, exports: 1n },
});
const [set] = readIndicatorSets().content.sets;

describe('points', () => {
  it.each([
    ['0', '0', '200', '0'],
    ['50', '0', '200', '25'],
    ['200', '0', '200', '100'],
    ['900', '0', '200', '100'],
    ['-5', '0', '200', '0'],
    ['48', '48', '1', '0'],
    ['1', '48', '1', '100'],
    ['24.5', '48', '1', '50'],
    ['90', '48', '1', '0'],
  ])('of %s on a scale from %s to %s are %s', (value, zeroAt, fullAt, points) => {
    expect(pointsOf(new Decimal(value), { zeroAt, fullAt }).toFixed()).toBe(points);
  });
});

describe('a score', () => {
  const indicators = [
    { code: 'EXPORT_VALUE', weight: '0.6', zeroAt: '0', fullAt: '100' },
    { code: 'CLEAN_ORDER_SHARE', weight: '0.2', zeroAt: '0', fullAt: '100' },
    { code: 'EXPORT_GROWTH', weight: '0.2', zeroAt: '0', fullAt: '100' },
  ];

  it('is the mean of what there are data for, by weight, and says how much that is', () => {
    const score = scoreOf(indicators, { now: exported(50n), yearAgo: EMPTY_TALLY });
    // 50 points with a weight of 0.6, none with 0.2, nothing known of 0.2.
    expect([score.total.toFixed(), score.covered.toFixed()]).toEqual(['37.5', '0.8']);
  });

  it('is 0 where there are no data at all', () => {
    const score = scoreOf(indicators.slice(2), { now: exported(50n), yearAgo: EMPTY_TALLY });
    expect([score.total.toFixed(), score.covered.toFixed()]).toEqual(['0', '0']);
  });

  it.each([0n, 1n, 50n, 10n ** 12n])('is between 0 and 100 for an export of %s', (yuan) => {
    const { total } = scoreOf(set?.indicators ?? [], { now: exported(yuan), yearAgo: exported(7n) });
    expect(total.gte('0') && total.lte('100')).toBe(true);
  });

  it('is not changed by a zone more', () => {
    const zone = (_id: string) => ({ _id, batch: 1, provinceCode: 'CN-GD' });
    const tallies = {
      now: new Map([
        ['a', exported(50n)],
        ['b', exported(90n)],
      ]),
      yearAgo: new Map(),
    };
    const [two, three] = [
      monthScores([zone('a'), zone('b')], indicators, tallies),
      monthScores([zone('a'), zone('b'), zone('c')], indicators, tallies),
    ];
    for (const id of ['a', 'b']) {
      expect(three.of(id, 'ALL')?.score.total.toFixed()).toBe(two.of(id, 'ALL')?.score.total.toFixed());
    }
    expect(['a', 'b'].map((id) => two.of(id, 'ALL')?.rank)).toEqual([2, 1]);
    expect(two.of('none', 'ALL')).toBeNull();
  });
});

describe('what is compared', () => {
  it('shares a place where it is equal', () => {
    const totals = decimals('90', '50', '50', '10');
    expect(totals.map((total) => rankOf(total, totals))).toEqual([1, 2, 2, 4]);
  });

  it('has a middle', () => {
    expect(medianOf(decimals('3', '1', '2'))?.toFixed()).toBe('2');
    expect(medianOf(decimals('4', '1', '2', '3'))?.toFixed()).toBe('2.5');
    expect(medianOf([])).toBeNull();
  });

  it.each([
    [{}, null],
    [{ '5': 1 }, 10],
    [{ '5': 1, '7': 1 }, 12],
    [{ '10': 1, '9': 2 }, 18],
    [{ '1': 3, '100': 3 }, 101],
  ])('has a middle by counts: of %j twice it is %s', (histogram, doubled) => {
    expect(doubledMedian(histogram)).toBe(doubled);
  });

  it('is kept in tenths of an hour up to a day, in hours up to 1,000', () => {
    const hour = 3_600_000;
    expect([0, 0.5, 23.99, 24.5, 999.9, 5_000, -1].map((hours) => releaseTenths(hours * hour))).toEqual([
      0, 5, 239, 240, 9_990, 10_000, 0,
    ]);
  });
});

describe('the shipped sets', () => {
  it.each(readIndicatorSets().content.sets.map(({ id, indicators }) => [id, indicators] as const))(
    '%s: weights sum to 1, scales go the way that is better',
    (_id, indicators) => {
      const sum = indicators.reduce((total, { weight }) => total.plus(weight), new Decimal('0'));
      expect(sum.toFixed()).toBe('1');
      for (const { zeroAt, fullAt, lowerIsBetter } of indicators) {
        expect(new Decimal(zeroAt).gt(fullAt)).toBe(lowerIsBetter);
      }
    },
  );
});
