import { expect, it } from '@jest/globals';
import { readClaimInput } from '../../../../subgraphs/finance/services/read-claim-input.ts';
import { refusalsOf } from '../../../support/refusals.ts';

const PERIOD = { month: '2026-05', outputVat: '0', inputVat: '0', carriedIn: '0' };
const read = (count: number, period: typeof PERIOD | null) => () =>
  readClaimInput({
    ...{ idempotencyKey: 'key-1', supplierId: 'sup_1', period },
    declarationIds: Array.from({ length: count }, (_none, index) => `dec_${index}`),
  });

it.each([
  ['none', 0, null, false],
  ['100', 100, null, true],
  ['101', 101, null, false],
  ['none of a period', 0, PERIOD, false],
  ['2,000 of a period', 2_000, PERIOD, true],
  ['2,001 of a period', 2_001, PERIOD, false],
])(
  'a claim covers 1 to 100 declarations, and of a period 1 to 2,000: %s',
  (_what, count, period, isTaken) => {
    const refused = isTaken ? [] : ['LIMIT_EXCEEDED declarationIds'];
    expect(refusalsOf(read(count, period))).toEqual(refused);
  },
);
