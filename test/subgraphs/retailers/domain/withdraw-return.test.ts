import { describe, expect, it } from '@jest/globals';
import type { PartyRole } from '../../../../subgraphs/retailers/domain/events.ts';
import { RETURN_STATUSES } from '../../../../subgraphs/retailers/domain/return-status.ts';
import { mayWithdraw, withdrawReturn } from '../../../../subgraphs/retailers/domain/withdraw-return.ts';
import { aReturn } from '../../../support/returns.ts';

describe('a return', () => {
  it.each(RETURN_STATUSES)('that is %s is withdrawn only before its goods are on their way', (status) => {
    const withdraw = () => withdrawReturn(aReturn({ status }));
    if (['REQUESTED', 'APPROVED'].includes(status)) {
      expect(withdraw()).toEqual(aReturn({ status: 'WITHDRAWN' }));
    } else {
      const refusal = { code: 'ILLEGAL_TRANSITION', reason: 'return-not-in-status' };
      expect(withdraw).toThrow(expect.objectContaining(refusal));
    }
  });

  const { buyerId, retailerId } = aReturn();
  it.each<[PartyRole, PartyRole, string | null, boolean]>([
    ['BUYER', 'BUYER', buyerId, true],
    ['BUYER', 'BUYER', 'buy_other', false],
    ['BUYER', 'RETAILER', retailerId, false],
    ['BUYER', 'PLATFORM', null, true],
    ['RETAILER', 'RETAILER', retailerId, true],
    ['RETAILER', 'RETAILER', 'ret_other', false],
    ['RETAILER', 'BUYER', buyerId, false],
    ['PLATFORM', 'PLATFORM', null, true],
    ['PLATFORM', 'BUYER', buyerId, false],
    ['BUYER', 'SUPPLIER', buyerId, false],
  ])('that a %s asked for is withdrawn by a %s (%s): %s', (requestedBy, role, partyId, may) => {
    expect(mayWithdraw(aReturn({ requestedBy }), { role, partyId })).toBe(may);
  });
});
