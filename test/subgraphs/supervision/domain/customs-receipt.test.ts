import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type CustomsReceipt,
  isReceiptCode,
  statusAfter,
  statusByCode,
} from '../../../../subgraphs/supervision/domain/customs-receipt.ts';
import type { DeclarationStatus } from '../../../../subgraphs/supervision/domain/declaration-status.ts';

const receipt = (code: string, attempt = 1, message = 'CEB604'): CustomsReceipt => ({
  receiptId: `${message} ${code} ${attempt}`,
  message,
  code,
  text: '',
  at: new Date(0),
  attempt,
});

/** One after the other, as they come. */
const arrive = (
  codes: readonly (string | CustomsReceipt)[],
  { attempt = 1, departedAt = null }: { readonly attempt?: number; readonly departedAt?: Date | null } = {},
): DeclarationStatus => {
  const receipts: CustomsReceipt[] = [];
  return codes.reduce<DeclarationStatus>((standing, code) => {
    receipts.push(typeof code === 'string' ? receipt(code, attempt) : code);
    return statusAfter({ status: standing, attempt, receipts, departedAt });
  }, 'SUBMITTED');
};

/** Ways on which customs can lead a declaration. */
const WAYS: readonly (readonly [readonly string[], DeclarationStatus])[] = [
  [['2', '120', '399', '800'], 'RELEASED'],
  [['1', '2', '3', '120', '300', '399', '500', '800'], 'RELEASED'],
  [['120', '399', '500', '501', '800'], 'RELEASED'],
  [['120', '300', '399', '500', '599', '700'], 'RETURNED'],
  [['2', '100'], 'REJECTED'],
  [['120', '300', '100'], 'REJECTED'],
  [['120', '399', '500', '100'], 'REJECTED'],
  [['2', '-620'], 'REJECTED'],
];

describe('receipts', () => {
  it.each(WAYS)('%j lead to %s in whatever order and however often they come', (codes, expected) => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...codes, ...codes], { minLength: codes.length * 2 }),
        fc.array(fc.constantFrom(...codes)),
        (shuffled, again) => {
          expect(arrive([...shuffled, ...again])).toBe(expected);
        },
      ),
    );
  });

  it('never move a declaration backwards, whatever comes', () => {
    const codes = ['1', '2', '3', '4', '100', '120', '300', '399', '500', '501', '700', '800', '899', '-1'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...codes), { minLength: 1, maxLength: 20 }), (arriving) => {
        const seen = new Set<DeclarationStatus>();
        let last: DeclarationStatus = 'SUBMITTED';
        arriving.forEach((_code, index) => {
          const next = arrive(arriving.slice(0, index + 1));
          if (next !== last) {
            expect(seen.has(next)).toBe(false);
            seen.add(last);
          }
          last = next;
        });
      }),
    );
  });

  it('of an earlier sending move nothing', () => {
    expect(arrive([receipt('100', 1), receipt('800', 1)], { attempt: 2 })).toBe('SUBMITTED');
    expect(arrive([receipt('100', 1), receipt('120', 2)], { attempt: 2 })).toBe('MATCHED');
  });

  it('about other documents move nothing', () => {
    expect(arrive([receipt('399', 1, 'CEB304'), receipt('120', 1, 'CEB506')])).toBe('SUBMITTED');
  });

  it('close what has departed, and wait until it has', () => {
    expect(arrive(['899', '800'])).toBe('RELEASED');
    expect(arrive(['899', '800'], { departedAt: new Date(0) })).toBe('CLOSED');
  });

  it.each([
    ['120', 'MATCHED'],
    ['501', 'DETAINED'],
    ['550', 'DETAINED'],
    ['599', 'DETAINED'],
    ['-304000', 'REJECTED'],
    ['3', null],
  ])('%s puts a declaration to %s', (code, status) => {
    expect(isReceiptCode(code)).toBe(true);
    expect(statusByCode(code)).toBe(status);
  });

  it.each(['', '5', '0', '600', '9999', '8OO', '-', '--1', ' 800', 'constructor'])(
    'know no code "%s"',
    (code) => {
      expect(isReceiptCode(code)).toBe(false);
    },
  );
});
