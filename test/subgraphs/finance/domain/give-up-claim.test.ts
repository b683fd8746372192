import { describe, expect, it } from '@jest/globals';
import { withdrawClaim } from '../../../../subgraphs/finance/domain/give-up-claim.ts';
import { isForOffice, REFUND_STATUSES } from '../../../../subgraphs/finance/domain/refund-status.ts';
import { zero } from '../../../../values/money.ts';
import { aClaim, aClaimLine } from '../../../support/claims.ts';
import { refusalsOf } from '../../../support/refusals.ts';

const AT = new Date('2026-12-20T08:00:00Z');
const refunding = aClaim([aClaimLine()]);
const forNothing = { ...refunding, amount: zero('CNY') };

describe.each([
  ['comes to something', refunding, ['READY', 'SUBMITTED', 'UNDER_REVIEW', 'QUERIED']],
  ['comes to nothing', forNothing, ['READY', 'SUBMITTED', 'UNDER_REVIEW', 'QUERIED', 'APPROVED']],
  ['is a pre-refund', { ...refunding, preRefund: true }, ['READY', 'SUBMITTED', 'UNDER_REVIEW', 'QUERIED']],
  [
    'is a pre-refund for nothing',
    { ...forNothing, preRefund: true },
    ['READY', 'SUBMITTED', 'UNDER_REVIEW', 'QUERIED', 'PRE_PAID'],
  ],
])('a claim that %s', (_what, claim, withdrawable) => {
  it.each(REFUND_STATUSES)('is taken back until it is agreed to or, for nothing, paid: %s', (status) => {
    const refused = withdrawable.includes(status) ? [] : ['ILLEGAL_TRANSITION'];
    expect(refusalsOf(() => withdrawClaim({ ...claim, status }, 'So', AT))).toEqual(refused);
  });
});

describe('the tax office is asked', () => {
  it.each(REFUND_STATUSES)('as long as it has something to say: %s', (status) => {
    const isOpen = ['READY', 'SUBMITTED', 'UNDER_REVIEW'].includes(status);
    expect(isForOffice({ ...refunding, status })).toBe(isOpen || status === 'APPROVED');
    expect(isForOffice({ ...forNothing, status })).toBe(isOpen);
  });
});
