import { describe, expect, it } from '@jest/globals';
import { coverEntry, type CoverHappening } from '../../../../subgraphs/supervision/domain/cover-entry.ts';
import { money } from '../../../../values/money.ts';

const declared: CoverHappening = {
  type: 'CoverMoved',
  orderId: 'order_1',
  at: new Date('2026-12-01T00:00:00Z'),
  status: 'COVERED',
  previous: null,
  insured: money(46_00n, 'EUR'),
  claimId: null,
  claimStatus: null,
  previousClaimStatus: null,
  indemnity: null,
  recovered: null,
};
const claimed: CoverHappening = {
  ...declared,
  ...{ status: 'CLAIMED', previous: 'CLAIMED', claimId: 'icl_1' },
};
const claim = (
  claimStatus: string,
  previousClaimStatus: string | null,
  more: object = {},
): CoverHappening => ({
  ...claimed,
  ...{ claimStatus, previousClaimStatus, ...more },
});
const paid = money(41_40n, 'EUR');
const back = (minor: bigint) => ({ indemnity: paid, recovered: money(minor, 'EUR') });

describe('the timeline line of credit insurance', () => {
  it.each<[string, CoverHappening, string, string, string]>([
    ['a new cover', declared, 'COVER_CHANGED', 'RETAILER', 'Insured for 46.00 EUR'],
    [
      'a due date that is over',
      { ...declared, status: 'OVERDUE', previous: 'COVERED' },
      ...(['COVER_CHANGED', 'PLATFORM', 'Insured invoice overdue'] as const),
    ],
    [
      'a loss',
      { ...declared, status: 'LOSS_NOTIFIED', previous: 'OVERDUE' },
      ...(['COVER_CHANGED', 'RETAILER', 'Loss told to the insurer'] as const),
    ],
    [
      'a buyer that pays after all',
      { ...declared, status: 'DISCHARGED', previous: 'OVERDUE' },
      ...(['COVER_CHANGED', 'FINANCE', 'Cover ended: nothing is owed any more'] as const),
    ],
    [
      'a buyer that pays during the claim, which ends with the cover',
      claim('CLOSED', 'ADJUSTING', { status: 'DISCHARGED' }),
      ...(['COVER_CHANGED', 'FINANCE', 'Cover ended: nothing is owed any more'] as const),
    ],
  ])('tells of %s, about the order', (_case, happening, kind, by, text) => {
    const subject = { type: 'Order', id: 'order_1' };
    expect(coverEntry(happening)).toMatchObject({ kind, by, text, subject, shipmentId: null });
  });

  it.each<[CoverHappening, string, string, string]>([
    [
      claim('FILED', null, { previous: 'LOSS_NOTIFIED' }),
      'COVER_CHANGED',
      'RETAILER',
      'Insurance claim filed',
    ],
    [claim('ADJUSTING', 'FILED'), 'COVER_CHANGED', 'FINANCE', 'Insurance claim being assessed'],
    [claim('REFUSED', 'ADJUSTING'), 'COVER_CHANGED', 'FINANCE', 'Insurance claim refused'],
    [
      claim('INDEMNIFIED', 'ADJUSTING', { indemnity: paid }),
      ...(['PAYOUT_MADE', 'FINANCE', 'Insurer paid 41.40 EUR'] as const),
    ],
    [
      claim('RECOVERING', 'INDEMNIFIED', back(5_00n)),
      ...(['COVER_CHANGED', 'FINANCE', '5.00 EUR of the loss recovered in all'] as const),
    ],
    [
      claim('CLOSED', 'CLOSED', back(9_00n)),
      ...(['COVER_CHANGED', 'FINANCE', '9.00 EUR of the loss recovered in all'] as const),
    ],
    [
      claim('RECOVERING', 'RECOVERING', back(9_00n)),
      ...(['COVER_CHANGED', 'FINANCE', '9.00 EUR of the loss recovered in all'] as const),
    ],
    [
      claim('CLOSED', 'RECOVERING', back(9_00n)),
      ...(['COVER_CHANGED', 'FINANCE', 'Insurance claim closed'] as const),
    ],
  ])('tells of a claim, about the claim', (happening, kind, by, text) => {
    const subject = { type: 'InsuranceClaim', id: 'icl_1' };
    expect(coverEntry(happening)).toMatchObject({ kind, by, text, subject });
  });

  it.each<[string, CoverHappening]>([
    ['less is at risk', { ...declared, previous: 'COVERED' }],
    ['less is lost', claim('ADJUSTING', 'ADJUSTING')],
  ])('is not there where only %s', (_case, happening) => {
    expect(coverEntry(happening)).toBeNull();
  });
});
