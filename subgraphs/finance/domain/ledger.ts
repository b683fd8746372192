import type { Currency } from '../../../values/currency.ts';
import { add, isEqual, type Money, subtract, zero } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';

export const LEDGER_ACCOUNTS = ['CAPTURED', 'REFUNDED', 'FEES', 'PAID_OUT', 'HELD'] as const;
export type LedgerAccount = (typeof LEDGER_ACCOUNTS)[number];

/** What an order has in its accounts, in one currency. */
export interface Ledger {
  readonly currency: Currency;
  readonly captured: Money;
  readonly refunded: Money;
  readonly fees: Money;
  readonly paidOut: Money;
  readonly held: Money;
  /** How many bookings were made; they are numbered from 1. */
  readonly bookings: number;
  /** Grows by 1 with each change; 0 = nothing was ever booked. */
  readonly version: number;
}

/** An amount that goes from one account to another. */
export interface Booking {
  /** Taken from. */
  readonly debit: LedgerAccount;
  /** Put to. */
  readonly credit: LedgerAccount;
  readonly amount: Money;
  /** The payment or settlement behind it. */
  readonly causeId: string;
}

type Balance = 'captured' | 'refunded' | 'fees' | 'paidOut' | 'held';

const BALANCES = {
  CAPTURED: 'captured',
  REFUNDED: 'refunded',
  FEES: 'fees',
  PAID_OUT: 'paidOut',
  HELD: 'held',
} as const satisfies Record<LedgerAccount, Balance>;

export const emptyLedger = (currency: Currency): Ledger => ({
  currency,
  captured: zero(currency),
  refunded: zero(currency),
  fees: zero(currency),
  paidOut: zero(currency),
  held: zero(currency),
  bookings: 0,
  version: 0,
});

/**
 * Books an amount. CAPTURED is where money comes from: it counts up what was taken from it.
 *
 * @throws LIMIT_EXCEEDED when an account has less, CURRENCY_MISMATCH, and RangeError for what is no booking.
 */
export function book(ledger: Ledger, { debit, credit, amount }: Booking): Ledger {
  if (amount.minor <= 0n || debit === credit || credit === 'CAPTURED') {
    throw new RangeError(`No booking of ${amount.minor} from ${debit} to ${credit}`);
  }
  const from = BALANCES[debit];
  const to = BALANCES[credit];
  const left = from === 'captured' ? add(ledger.captured, amount) : subtract(ledger[from], amount);
  if (left.minor < 0n) {
    throw new Problem('LIMIT_EXCEEDED', 'balance-too-low', { message: `${debit} holds less than that` });
  }
  const booked = {
    ...ledger,
    [from]: left,
    [to]: add(ledger[to], amount),
    bookings: ledger.bookings + 1,
  };
  assertBalanced(booked);
  return booked;
}

/** @throws RangeError when money was lost, made or owed: no rule may ever lead there. */
export function assertBalanced({ captured, refunded, fees, paidOut, held }: Ledger): void {
  const parts = [refunded, fees, paidOut, held];
  if (parts.some(({ minor }) => minor < 0n) || !isEqual(captured, parts.reduce(add))) {
    throw new RangeError('The ledger is out of balance');
  }
}

/** What was captured and not given back. */
export const keptOf = ({ captured, refunded }: Ledger): Money => subtract(captured, refunded);
