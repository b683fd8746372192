import { add, type Money, subtract, zero } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { isGranted, limitMachine, type LimitStatus } from './limit-status.ts';

/** What an insurer covers at one time on one buyer, or in one pool or stock. It revolves: what is paid frees it. */
export interface CreditLimit {
  readonly _id: string;
  readonly policyId: string;
  readonly holderId: string;
  /** Null for a pool's or a stock's. */
  readonly buyerId: string | null;
  readonly requested: Money;
  /** Null until the insurer has agreed. */
  readonly approved: Money | null;
  /** The unpaid insured invoices. */
  readonly outstanding: Money;
  /** The longest credit, in days. */
  readonly maxDays: number;
  readonly status: LimitStatus;
  readonly version: number;
}

/** What new shipments can still take; 0 under a limit that is not granted. */
export function availableOf({ approved, outstanding, status }: CreditLimit): Money {
  const none = zero(outstanding.currency);
  if (!approved || !isGranted(status)) return none;
  const left = subtract(approved, outstanding);
  return left.minor > 0n ? left : none;
}

/** With so much more taken. @throws LIMIT_EXCEEDED beyond what is available */
export function occupied(limit: CreditLimit, amount: Money): CreditLimit {
  if (subtract(availableOf(limit), amount).minor < 0n) {
    throw new Problem('LIMIT_EXCEEDED', 'limit-used-up', { message: 'The limit has less left than that' });
  }
  return { ...limit, outstanding: add(limit.outstanding, amount) };
}

/** With so much given back, in whatever state the limit is. */
export function freed(limit: CreditLimit, amount: Money): CreditLimit {
  const outstanding = subtract(limit.outstanding, amount);
  if (amount.minor < 0n || outstanding.minor < 0n) throw new RangeError('More is freed than was taken');
  return { ...limit, outstanding };
}

/** The insurer agrees to an amount: for the first time, or to another one than before. @throws ILLEGAL_TRANSITION */
export function granted(limit: CreditLimit, amount: Money | null): CreditLimit {
  const approved = amount ?? limit.requested;
  if (approved.minor <= 0n) {
    throw new Problem('INVALID', 'amount-not-positive', { message: 'A limit is above 0', field: ['amount'] });
  }
  const before = limit.approved;
  const isLower = before !== null && subtract(approved, before).minor < 0n;
  const status = isLower ? 'REDUCED' : 'APPROVED';
  if (status !== limit.status) limitMachine.check(limit.status, status);
  return { ...limit, approved, status };
}

/** The insurer refuses or takes back. @throws ILLEGAL_TRANSITION */
export function withLimitStatus(limit: CreditLimit, status: LimitStatus): CreditLimit {
  limitMachine.check(limit.status, status);
  return { ...limit, status };
}
