import { describe, expect, it } from '@jest/globals';
import { faultsOfSet } from '../../../../../subgraphs/supervision/domain/indicators/check-set.ts';

const row = (code: string, weight: string, changes: object = {}) => ({
  ...{ set: 'indicators_ours', setName: 'Ours', validFrom: '2027-01-01', validTo: null },
  ...{ code, weight, ...changes },
});

const faults = (rows: ReturnType<typeof row>[]) =>
  faultsOfSet(rows).map((fault) => [rows.indexOf(fault.row), fault.column, fault.reason]);

describe('faultsOfSet', () => {
  it.each<[string, ReturnType<typeof row>[], unknown[]]>([
    ['weights that sum to 1', [row('A', '0.1'), row('B', '0.2'), row('C', '0.7')], []],
    ['weights under 1', [row('A', '0.5'), row('B', '0.4999')], [[0, 'weight', 'weights-not-one']]],
    ['weights above 1', [row('A', '0.5'), row('B', '0.5001')], [[0, 'weight', 'weights-not-one']]],
    ['a measure twice', [row('A', '0.5'), row('A', '0.5')], [[1, 'code', 'indicator-twice']]],
    [
      'rows that say different things of their set',
      [row('A', '0.5'), row('B', '0.5', { setName: 'Theirs', validTo: '2027-12-31' })],
      [
        [1, 'setName', 'set-differs'],
        [1, 'validTo', 'set-differs'],
      ],
    ],
  ])('finds of %s: %#', (_what, rows, expected) => {
    expect(faults(rows)).toEqual(expected);
  });
});
