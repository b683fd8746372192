import { describe, expect, it } from '@jest/globals';
import { salesUnitOf } from '../../../../subgraphs/retailers/domain/sales-unit.ts';

describe('salesUnitOf', () => {
  it.each([
    [
      'a pair of shoes',
      [
        { value: '1', unit: 'NPR' },
        { value: '0.8', unit: 'KGM' },
      ],
      'NPR',
    ],
    [
      'a set',
      [
        { value: '0.8', unit: 'KGM' },
        { value: '1', unit: 'SET' },
      ],
      'SET',
    ],
    ['a dozen pieces', [{ value: '12', unit: 'C62' }], 'C62'],
    ['a bag of a kilogram', [{ value: '1', unit: 'KGM' }], 'C62'],
  ] as const)('%s', (_case, quantities, unit) => {
    expect(salesUnitOf(quantities)).toBe(unit);
  });
});
