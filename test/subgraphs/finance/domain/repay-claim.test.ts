import { describe, expect, it } from '@jest/globals';
import { REFUND_STATUSES } from '../../../../subgraphs/finance/domain/refund-status.ts';
import { type LineQuantity, repayClaim } from '../../../../subgraphs/finance/domain/repay-claim.ts';
import { neededOf, repaidFor } from '../../../../subgraphs/finance/domain/repay-for-return.ts';
import type { ReturnDues } from '../../../../subgraphs/finance/domain/return-dues.ts';
import { readQuantities } from '../../../../subgraphs/finance/services/read-quantities.ts';
import { money, zero } from '../../../../values/money.ts';
import { aClaim, aClaimLine } from '../../../support/claims.ts';
import { refusalsOf } from '../../../support/refusals.ts';

const AT = { text: 'Returned', at: new Date('2027-01-10T08:00:00Z') };
const second = aClaimLine({ number: 2, lineNumber: 2, orderLineNumber: 2, quantity: 5 });
const lines = [aClaimLine(), second];
const units = (quantity: number, lineNumber = 1, declarationId = 'decl_1'): LineQuantity => ({
  declarationId,
  lineNumber,
  quantity,
});
const repay = (given: readonly LineQuantity[], status: (typeof REFUND_STATUSES)[number] = 'PAID') =>
  repayClaim({ claim: aClaim(lines, { status }), lines }, given, AT);

describe('a repayment of a claim', () => {
  it('is of whole units, to the fen, and all of it takes the claim back', () => {
    const { claim, lines: after, freed } = repay([units(1), units(5, 2)]);
    expect(claim).toMatchObject({ status: 'PAID', repaid: money(577_77n, 'CNY') });
    expect(after.map(({ repaidQuantity }) => repaidQuantity)).toEqual([1, 5]);
    expect(freed.map(({ quantity }) => quantity)).toEqual([1, 5]);
    const rest = repayClaim({ claim, lines: after }, [units(2)], AT);
    expect(rest.claim).toMatchObject({ status: 'CLAWED_BACK', repaid: money(866_66n, 'CNY') });
  });

  it('takes the claim back once all its goods are back, those that nothing was refunded for too', () => {
    const taxed = [aClaimLine(), { ...second, method: 'TAXED' as const, amount: zero('CNY') }];
    const all = { claim: aClaim(taxed), lines: taxed };
    const first = repayClaim(all, [units(3)], AT);
    expect(first.claim).toMatchObject({ status: 'PAID', repaid: money(433_33n, 'CNY') });
    expect(repayClaim(first, [units(5, 2)], AT).claim.status).toBe('CLAWED_BACK');
  });

  it.each<[string, readonly LineQuantity[], readonly string[]]>([
    ['more than was refunded', [units(4)], ['LIMIT_EXCEEDED lines.0.quantity']],
    [
      'more than was refunded of the second line',
      [units(3), units(6, 2)],
      ['LIMIT_EXCEEDED lines.1.quantity'],
    ],
    ['a line twice', [units(1), units(1)], ['DUPLICATE lines.1']],
    ['a line that is not claimed', [units(1, 3)], ['NOT_FOUND lines.0']],
    ['a line of another declaration', [units(1, 1, 'decl_2')], ['NOT_FOUND lines.0']],
  ])('is refused for %s', (_what, given, expected) => {
    expect(refusalsOf(() => repay(given))).toEqual(expected);
  });

  it.each(REFUND_STATUSES)('of one that is %s is possible only where something was paid', (status) => {
    const isPaid = ['PAID', 'PRE_PAID', 'RECONCILED'].includes(status);
    expect(refusalsOf(() => repay([units(1)], status))).toEqual(isPaid ? [] : ['ILLEGAL_TRANSITION']);
  });
});

describe('quantities of declared lines', () => {
  const given = (...texts: readonly string[]) =>
    texts.map((quantity) => ({ declarationId: 'decl_1', lineNumber: 1, quantity }));
  it.each<[string, readonly string[], readonly string[]]>([
    ['whole units', ['1', '0', '12'], []],
    ['parts of a unit', ['1', '0.5'], ['INVALID 1.quantity']],
    ['less than nothing', ['-1'], ['INVALID 0.quantity']],
    ['words', ['two'], ['INVALID 0.quantity']],
    ['more than can be counted', ['9007199254740992'], ['INVALID 0.quantity']],
    ['as many lines as a claim has', Array<string>(5_000).fill('1'), []],
    ['more lines', Array<string>(5_001).fill('1'), ['LIMIT_EXCEEDED']],
  ])('as %s', (_what, texts, expected) => {
    expect(refusalsOf(() => readQuantities(given(...texts)))).toEqual(expected);
  });
});

describe('a repayment for a return', () => {
  const dues: ReturnDues = {
    returnId: 'rtn_1',
    orderId: 'ord_1',
    status: 'AT_CUSTOMS',
    supplierIds: ['sup_1'],
    lines: [{ lineNumber: 1, quantity: 2, cleared: 1, repaid: 0 }],
    unitsToRepay: 1,
    toRepay: money(144_44n, 'CNY'),
    repaid: zero('CNY'),
    due: null,
    most: null,
    credited: null,
    refunded: null,
    version: 1,
  };

  it('is, where no lines are named, what the return still needs of the claim', () => {
    expect(neededOf(dues, lines)).toEqual([units(1)]);
    const other = [aClaimLine({ orderId: 'ord_2' }), second];
    expect(refusalsOf(() => neededOf(dues, other))).toEqual(['NOT_FOUND returnId']);
  });

  it('is no more than comes back, and of the return’s own order', () => {
    expect(repaidFor(dues, repay([units(1)]).freed).lines).toMatchObject([{ repaid: 1 }]);
    expect(refusalsOf(() => repaidFor(dues, repay([units(2)]).freed))).toEqual(['LIMIT_EXCEEDED lines']);
    expect(refusalsOf(() => repaidFor(dues, repay([units(1, 2)]).freed))).toEqual(['LIMIT_EXCEEDED lines']);
    const elsewhere = { ...dues, orderId: 'ord_2' };
    expect(refusalsOf(() => repaidFor(elsewhere, repay([units(1)]).freed))).toEqual(['LIMIT_EXCEEDED lines']);
  });
});
