import { describe, expect, it } from '@jest/globals';
import {
  applyPolicy,
  checkRowCount,
  goodValues,
  refuseDuplicates,
  rowsOf,
  stepRows,
} from '../../../../subgraphs/manufacturers/domain/bulk-rows.ts';
import { Problem } from '../../../../values/problem.ts';

const positive = (value: number): number => {
  if (value > 0) return value;
  throw new Problem('INVALID', 'not-positive', { field: ['quantity'] });
};

describe('checkRowCount', () => {
  it.each([1, 500])('accepts %d rows', (length) => {
    expect(() => checkRowCount(Array.from({ length }), 'items')).not.toThrow();
  });

  it.each([
    [0, 'INVALID'],
    [501, 'LIMIT_EXCEEDED'],
  ])('refuses %d rows', (length, code) => {
    expect(() => checkRowCount(Array.from({ length }), 'items')).toThrow(
      expect.objectContaining({ code, field: ['items'] }),
    );
  });

  it('accepts none where none may be right', () => {
    expect(() => checkRowCount([], 'items', 0)).not.toThrow();
  });
});

describe('stepRows', () => {
  it('takes good rows further and refuses the others under their path', () => {
    const rows = stepRows('items', stepRows('items', rowsOf([1, 0, 2]), positive), (value) => value * 10);
    expect(rows).toEqual([
      { index: 0, value: 10 },
      {
        index: 1,
        problems: [expect.objectContaining({ reason: 'not-positive', field: ['items', '1', 'quantity'] })],
      },
      { index: 2, value: 20 },
    ]);
    expect(goodValues(rows)).toEqual([10, 20]);
  });
});

describe('refuseDuplicates', () => {
  it('refuses all rows of one key, since nobody can tell which was meant', () => {
    const rows = refuseDuplicates('items', rowsOf(['a', 'b', 'a', 'c']), {
      keyOf: (value) => value,
      field: 'code',
      message: 'twice',
    });
    expect(rows.map((row) => ('problems' in row ? row.problems[0]?.field : row.value))).toEqual([
      ['items', '0', 'code'],
      'b',
      ['items', '2', 'code'],
      'c',
    ]);
  });
});

describe('applyPolicy', () => {
  const rows = stepRows('items', rowsOf([1, 0, -1]), positive);

  it('refuses the call for all bad rows together', () => {
    expect(() => applyPolicy(rows, 'REJECT_ALL')).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({ field: ['items', '1', 'quantity'] }),
          expect.objectContaining({ field: ['items', '2', 'quantity'] }),
        ],
      }),
    );
  });

  it('lets a call without bad rows pass', () => {
    expect(() => applyPolicy(rowsOf([1, 2]), 'REJECT_ALL')).not.toThrow();
  });

  it('leaves bad rows to themselves', () => {
    expect(() => applyPolicy(rows, 'REJECT_FAILED')).not.toThrow();
  });
});
