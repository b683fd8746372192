import { describe, expect, it } from '@jest/globals';
import { receiveReturn } from '../../../../subgraphs/retailers/domain/receive-return.ts';
import type { Return, ReturnReason } from '../../../../subgraphs/retailers/domain/return.ts';
import { RETURN_STATUSES } from '../../../../subgraphs/retailers/domain/return-status.ts';
import { money } from '../../../../values/money.ts';
import { refusalsOf } from '../../../support/refusals.ts';
import { anOrder, anOrderLine } from '../../../support/orders.ts';
import { aReturn, aReturnLine } from '../../../support/returns.ts';

const PASSED: Partial<Return> = {
  status: 'AT_CUSTOMS',
  isCleared: true,
  dues: { isVatRepaid: true, isBuyerSettled: false, version: 1 },
  lines: [aReturnLine({ quantity: 5 })],
};
const order = anOrder({ lines: [anOrderLine({ quantity: 10 })] });
const counted = (quantity: number, damaged = 0) => [{ lineNumber: 1, quantity, damaged }];
const receive = (given: Partial<Return>, lines = counted(5)) =>
  receiveReturn(aReturn({ ...PASSED, ...given }), lines, order);

describe('goods that came back', () => {
  it('are counted by their state, and make what the buyer gets', () => {
    expect(receive({}, counted(3, 1))).toMatchObject({
      status: 'RECEIVED',
      lines: [{ received: 3, damaged: 1 }],
      refund: { due: money(74_70n, 'EUR'), most: money(99_60n, 'EUR') },
    });
  });

  it.each<[ReturnReason, bigint]>([
    ['UNWANTED', 74_70n],
    ['UNDELIVERABLE', 74_70n],
    ['UNSOLD', 74_70n],
    ['DAMAGED', 99_60n],
    ['NOT_AS_DESCRIBED', 99_60n],
  ])('are owed to the buyer, as %s, at %s cents', (reason, cents) => {
    expect(receive({ reason }, counted(3, 1)).refund?.due).toEqual(money(cents, 'EUR'));
  });

  it('share what was taken off the order', () => {
    const cheaper = { ...order, discount: money(24_90n, 'EUR') };
    const { refund } = receiveReturn(aReturn(PASSED), counted(5), cheaper);
    expect(refund?.due).toEqual(money(112_05n, 'EUR'));
  });

  it('that are not named did not come back', () => {
    expect(receive({}, [])).toMatchObject({
      lines: [{ received: 0, damaged: 0 }],
      refund: { most: { minor: 0n } },
    });
  });

  it.each(RETURN_STATUSES.filter((status) => status !== 'AT_CUSTOMS'))(
    'are not counted while %s',
    (status) => {
      expect(() => receive({ status })).toThrow(expect.objectContaining({ code: 'ILLEGAL_TRANSITION' }));
    },
  );

  it('do not pass customs while tax on them stays refunded, nor before finance has said so', () => {
    const dues = { isVatRepaid: false, isBuyerSettled: false, version: 1 };
    expect(() => receive({ dues })).toThrow(expect.objectContaining({ code: 'REFUND_TO_REPAY' }));
    const unknown = { isVatRepaid: true, isBuyerSettled: false, version: 0 };
    expect(() => receive({ dues: unknown })).toThrow(expect.objectContaining({ code: 'NOT_RELEASED' }));
  });

  it('do not pass customs before it has let them in', () => {
    const refusal = { code: 'NOT_RELEASED', reason: 'return-not-cleared' };
    expect(() => receive({ isCleared: false })).toThrow(expect.objectContaining(refusal));
  });

  const another = { lineNumber: 9, quantity: 1, damaged: 0 };
  it.each([
    ['more than was to come back', counted(4, 2), ['LIMIT_EXCEEDED lines.0']],
    ['less than nothing', counted(-1), ['INVALID lines.0']],
    ['less than nothing damaged', counted(1, -1), ['INVALID lines.0']],
    ['a line twice', [...counted(1), ...counted(1)], ['DUPLICATE lines.1']],
    ['another line', [another], ['NOT_FOUND lines.0']],
    [
      'several of these, each at its place',
      [another, ...counted(6)],
      ['NOT_FOUND lines.0', 'LIMIT_EXCEEDED lines.1'],
    ],
    ['101 lines', Array.from({ length: 101 }, () => another), ['INVALID lines']],
  ])('are not %s', (_what, lines, expected) => {
    expect(refusalsOf(() => receive({}, lines))).toEqual(expected);
  });
});
