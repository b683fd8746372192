import { describe, expect, it } from '@jest/globals';
import { orderMachine, ORDER_STATUSES } from '../../../../subgraphs/retailers/domain/order-status.ts';

const ALLOWED = [
  'PLACED CONFIRMED',
  'PLACED CANCELLED',
  'CONFIRMED FULFILLING',
  'CONFIRMED CANCELLED',
  'FULFILLING COMPLETED',
  'FULFILLING CANCELLED',
];

const pairs = ORDER_STATUSES.flatMap((from) => ORDER_STATUSES.map((to) => ({ from, to })));

describe('the statuses of an order', () => {
  it.each(pairs)('$from to $to is allowed only where it is listed', ({ from, to }) => {
    const isAllowed = ALLOWED.includes(`${from} ${to}`);
    expect(orderMachine.mayBecome(from, to)).toBe(isAllowed);
    if (isAllowed) expect(() => orderMachine.check(from, to)).not.toThrow();
    else {
      const refusal = { code: 'ILLEGAL_TRANSITION', reason: 'order-not-in-status' };
      expect(() => orderMachine.check(from, to)).toThrow(expect.objectContaining(refusal));
    }
  });
});
