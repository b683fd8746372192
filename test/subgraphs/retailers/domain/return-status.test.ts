import { describe, expect, it } from '@jest/globals';
import { returnMachine, RETURN_STATUSES } from '../../../../subgraphs/retailers/domain/return-status.ts';

const ALLOWED = [
  'REQUESTED APPROVED',
  'REQUESTED REFUSED',
  'REQUESTED WITHDRAWN',
  'APPROVED IN_TRANSIT',
  'APPROVED WITHDRAWN',
  'WITHDRAWN IN_TRANSIT',
  'IN_TRANSIT AT_CUSTOMS',
  'IN_TRANSIT CLOSED',
  'AT_CUSTOMS RECEIVED',
  'AT_CUSTOMS CLOSED',
  'RECEIVED CLOSED',
];

const pairs = RETURN_STATUSES.flatMap((from) => RETURN_STATUSES.map((to) => ({ from, to })));

describe('the statuses of a return', () => {
  it.each(pairs)('$from to $to is allowed only where it is listed', ({ from, to }) => {
    const isAllowed = ALLOWED.includes(`${from} ${to}`);
    expect(returnMachine.mayBecome(from, to)).toBe(isAllowed);
    if (isAllowed) expect(() => returnMachine.check(from, to)).not.toThrow();
    else {
      const refusal = { code: 'ILLEGAL_TRANSITION', reason: 'return-not-in-status' };
      expect(() => returnMachine.check(from, to)).toThrow(expect.objectContaining(refusal));
    }
  });
});
