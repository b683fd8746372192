import { describe, expect, it } from '@jest/globals';
import { findOverlaps } from '../../values/row-overlap.ts';
import { levy, refundRate } from '../subgraphs/finance/rows.ts';

const held = (validFrom: string, validTo: string | null, prefix = '6109') =>
  refundRate(prefix, '0.13', { validFrom, validTo });

const pairs = (rows: ReturnType<typeof held>[]) =>
  findOverlaps(rows).map(({ row, other }) => [row.validFrom, other.validFrom]);

describe('findOverlaps', () => {
  it.each([
    ['rows that follow each other', [held('2024-01-01', '2024-12-31'), held('2025-01-01', null)]],
    ['rows of different subjects', [held('2024-01-01', null), held('2024-01-01', null, '6110')]],
    ['rows with a gap between', [held('2024-01-01', '2024-06-30'), held('2025-01-01', '2025-01-01')]],
    ['no rows', []],
  ])('finds none in %s', (_case, rows) => {
    expect(pairs(rows)).toEqual([]);
  });

  it.each([
    [
      'a shared day',
      [held('2024-01-01', '2024-12-31'), held('2024-12-31', null)],
      [['2024-12-31', '2024-01-01']],
    ],
    [
      'an open row before another',
      [held('2025-01-01', '2025-12-31'), held('2024-01-01', null)],
      [['2025-01-01', '2024-01-01']],
    ],
    [
      'the same days twice',
      [held('2024-01-01', null), held('2024-01-01', null)],
      [['2024-01-01', '2024-01-01']],
    ],
    [
      'a long row under two short ones',
      [held('2024-01-01', '2024-12-31'), held('2024-02-01', '2024-02-28'), held('2024-06-01', '2024-06-30')],
      [
        ['2024-02-01', '2024-01-01'],
        ['2024-06-01', '2024-01-01'],
      ],
    ],
  ])('finds %s', (_case, rows, expected) => {
    expect(pairs(rows)).toEqual(expected);
  });

  it('lets levies and origins of one heading stand beside each other', () => {
    expect(findOverlaps([levy({}), levy({ origin: 'CN' }), levy({ levy: 'anti-dumping' })])).toEqual([]);
    expect(
      findOverlaps([levy({ origin: 'CN' }), levy({ origin: 'CN' }, { validFrom: '2025-01-01' })]),
    ).toHaveLength(1);
  });
});
