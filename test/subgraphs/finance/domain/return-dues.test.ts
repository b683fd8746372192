import { describe, expect, it } from '@jest/globals';
import {
  assessVat,
  type ClaimedUnits,
  type DeclaredUnits,
} from '../../../../subgraphs/finance/domain/assess-return.ts';
import {
  isBuyerSettled,
  isVatRepaid,
  refundableOf,
  type ReturnDues,
  withCounted,
  withRepaid,
} from '../../../../subgraphs/finance/domain/return-dues.ts';
import { money } from '../../../../values/money.ts';
import { euros } from '../../../support/finance.ts';

const yuan = (minor: bigint) => money(minor, 'CNY');
const dues = (given: Partial<ReturnDues> = {}): ReturnDues => ({
  returnId: 'rtn_1',
  orderId: 'ord_1',
  status: 'AT_CUSTOMS',
  supplierIds: ['sup_1'],
  lines: [{ lineNumber: 1, quantity: 5, cleared: 0, repaid: 0 }],
  unitsToRepay: 0,
  toRepay: yuan(0n),
  repaid: yuan(0n),
  due: null,
  most: null,
  credited: null,
  refunded: null,
  version: 1,
  ...given,
});
const free = (units: number, declarationId = 'decl_1'): DeclaredUnits => ({
  declarationId,
  lineNumber: 1,
  orderLineNumber: 1,
  free: units,
});
/** A claim that stands for some units, 10 CNY each. */
const claim = (standing: number): ClaimedUnits => ({
  claimId: 'rfc_1',
  number: 1,
  orderLineNumber: 1,
  standing,
  amountOf: (units) => yuan(BigInt(units) * 10_00n),
});
/** One that comes to nothing. */
const empty = (standing: number): ClaimedUnits => ({
  ...claim(standing),
  claimId: 'rfc_0',
  amountOf: () => yuan(0n),
});

describe('tax on goods that come back', () => {
  it.each([
    ['nothing where nobody has claimed', [free(5)], [], 0, 5],
    ['all where all was claimed', [], [claim(10)], 5, 0],
    ['what is claimed beyond what stays abroad', [free(2)], [claim(10)], 3, 2],
    ['over several claims', [], [claim(3), claim(4)], 5, 0],
    ['no more than stands', [], [claim(2)], 2, 0],
    ['nothing where the claim came to nothing', [], [empty(9)], 0, 0],
    ['what claims that came to nothing do not have', [free(1)], [claim(9), empty(2)], 2, 1],
    ['nothing of other lines', [], [{ ...claim(9), orderLineNumber: 2 }], 0, 0],
  ])('comes to %s', (_what, declared, claimed, unitsToRepay, retired) => {
    const after = assessVat(dues(), declared, claimed);
    expect(after.dues).toMatchObject({ unitsToRepay, toRepay: yuan(BigInt(unitsToRepay) * 10_00n) });
    expect(after.retired.reduce((units, { quantity }) => units + quantity, 0)).toBe(retired);
    expect(isVatRepaid(after.dues)).toBe(unitsToRepay === 0);
  });

  it.each([
    ['all that come back', [], [empty(9)], 5],
    ['what nobody has claimed left over', [free(2)], [empty(9)], 3],
    ['before those that something was refunded for', [], [claim(9), empty(2)], 2],
    ['none where something was refunded for each', [], [claim(9)], 0],
  ])('of a claim that comes to nothing takes its units away: %s', (_what, declared, claimed, quantity) => {
    const { dues: after, givenUp, retired } = assessVat(dues(), declared, claimed);
    expect(givenUp).toEqual(quantity > 0 ? [{ claimId: 'rfc_0', number: 1, quantity }] : []);
    expect(after.lines[0]?.cleared).toBe(quantity + (retired[0]?.quantity ?? 0));
  });

  it('is not asked for twice: neither of what nobody can claim any more nor of what was repaid', () => {
    const first = assessVat(dues(), [free(2)], [claim(10)]).dues;
    const parts = [{ orderLineNumber: 1, quantity: 3, amount: yuan(30_00n) }];
    const after = assessVat(withRepaid(first, parts), [free(4)], [claim(7)]);
    expect(after).toMatchObject({ dues: { unitsToRepay: 0, repaid: yuan(30_00n) }, retired: [] });
  });

  it.each(['REQUESTED', 'APPROVED', 'IN_TRANSIT'])('is not looked at while they are %s', (status) => {
    const after = assessVat(dues({ status }), [free(5)], [claim(5)]);
    expect(after).toMatchObject({ dues: { unitsToRepay: 0 }, retired: [] });
    expect(isVatRepaid(after.dues)).toBe(false);
  });

  it('is not owed for what was lost on its way', () => {
    const lost = assessVat(dues({ status: 'CLOSED', unitsToRepay: 5 }), [free(5)], [claim(5)]);
    expect(lost).toMatchObject({ dues: { unitsToRepay: 0 }, retired: [] });
  });
});

describe('what the buyer gets', () => {
  const counted = (owed: bigint) =>
    withCounted(dues(), { due: euros(20_00n), most: euros(30_00n) }, euros(owed));

  it.each([
    ['has paid all', 0n, 0n, 30_00n, false],
    ['was given more than it paid', -5_00n, 0n, 30_00n, false],
    ['owes a part', 8_00n, 8_00n, 22_00n, false],
    ['has paid nothing', 58_20n, 20_00n, 10_00n, true],
  ])('is, where it %s, taken off what it owes first', (_what, owed, credited, left, isSettled) => {
    const after = counted(owed);
    expect(after.credited).toEqual(euros(credited));
    expect(refundableOf(after)).toEqual(euros(left));
    expect(isBuyerSettled(after)).toBe(isSettled);
  });

  it('is enough at what is due, and can be up to what all came back is worth', () => {
    const after = { ...counted(0n), refunded: euros(20_00n) };
    expect(isBuyerSettled(after)).toBe(true);
    expect(refundableOf(after)).toEqual(euros(10_00n));
    expect(isBuyerSettled(dues())).toBe(false);
  });
});
