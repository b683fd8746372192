import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  assertBalanced,
  book,
  emptyLedger,
  keptOf,
  type Ledger,
  LEDGER_ACCOUNTS,
  type LedgerAccount,
} from '../../../../subgraphs/finance/domain/ledger.ts';
import { money } from '../../../../values/money.ts';
import { Problem } from '../../../../values/problem.ts';

const euros = (minor: bigint) => money(minor, 'EUR');
const move = (debit: LedgerAccount, credit: LedgerAccount, minor: bigint) => ({
  debit,
  credit,
  amount: euros(minor),
  causeId: 'pay_1',
});

const balancesOf = ({ captured, refunded, fees, paidOut, held }: Ledger) =>
  [captured, refunded, fees, paidOut, held].map(({ minor }) => minor);

describe('book', () => {
  it('moves amounts between accounts, and counts its bookings', () => {
    const booked = [
      move('CAPTURED', 'HELD', 100n),
      move('HELD', 'REFUNDED', 10n),
      move('HELD', 'FEES', 5n),
      move('HELD', 'PAID_OUT', 60n),
      move('PAID_OUT', 'HELD', 20n),
      move('FEES', 'HELD', 1n),
    ].reduce(book, emptyLedger('EUR'));
    expect(balancesOf(booked)).toEqual([100n, 10n, 4n, 40n, 46n]);
    expect(booked.bookings).toBe(6);
    expect(keptOf(booked)).toEqual(euros(90n));
  });

  it.each([
    ['more than is held', move('HELD', 'REFUNDED', 101n)],
    ['what was never paid out', move('PAID_OUT', 'HELD', 1n)],
  ])('refuses %s', (_what, booking) => {
    const ledger = book(emptyLedger('EUR'), move('CAPTURED', 'HELD', 100n));
    expect(() => book(ledger, booking)).toThrow(expect.objectContaining({ code: 'LIMIT_EXCEEDED' }));
  });

  it.each([
    ['nothing', move('CAPTURED', 'HELD', 0n)],
    ['less than nothing', move('CAPTURED', 'HELD', -1n)],
    ['from an account to itself', move('HELD', 'HELD', 1n)],
    ['back to where money comes from', move('HELD', 'CAPTURED', 1n)],
  ])('is not asked to book %s', (_what, booking) => {
    const ledger = book(emptyLedger('EUR'), move('CAPTURED', 'HELD', 100n));
    expect(() => book(ledger, booking)).toThrow(RangeError);
  });

  it('refuses another currency', () => {
    const dollars = { ...move('CAPTURED', 'HELD', 1n), amount: money(1n, 'USD') };
    expect(() => book(emptyLedger('EUR'), dollars)).toThrow(
      expect.objectContaining({ code: 'CURRENCY_MISMATCH' }),
    );
  });

  it('keeps every ledger in balance, whatever is booked', () => {
    const booking = fc.record({
      debit: fc.constantFrom(...LEDGER_ACCOUNTS),
      credit: fc.constantFrom(...LEDGER_ACCOUNTS),
      amount: fc.bigInt({ min: 1n, max: 1_000n }).map(euros),
      causeId: fc.constant('pay_1'),
    });
    fc.assert(
      fc.property(fc.array(booking, { maxLength: 40 }), (bookings) => {
        let ledger = emptyLedger('EUR');
        for (const each of bookings) {
          try {
            ledger = book(ledger, each);
          } catch (error) {
            if (!(error instanceof Problem) && !(error instanceof RangeError)) throw error;
          }
          const [captured = 0n, ...others] = balancesOf(ledger);
          expect(others.every((balance) => balance >= 0n)).toBe(true);
          expect(others.reduce((all, balance) => all + balance, 0n)).toBe(captured);
        }
      }),
    );
  });
});

describe('assertBalanced', () => {
  it.each([
    ['lost', { held: euros(99n) }],
    ['made', { refunded: euros(1n) }],
    ['owed', { held: euros(101n), fees: euros(-1n) }],
  ])('throws where money was %s', (_what, wrong) => {
    const ledger = book(emptyLedger('EUR'), move('CAPTURED', 'HELD', 100n));
    expect(() => assertBalanced({ ...ledger, ...wrong })).toThrow('out of balance');
  });
});
