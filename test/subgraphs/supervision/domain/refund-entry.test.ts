import { describe, expect, it } from '@jest/globals';
import { type ClaimHappening, refundEntries } from '../../../../subgraphs/supervision/domain/refund-entry.ts';

const filed: ClaimHappening = {
  claimId: 'claim_1',
  supplierId: 'sup_1',
  at: new Date('2026-12-01T00:00:00Z'),
  preRefund: false,
  status: 'READY',
  previous: null,
  lines: [{ orderId: 'order_1', repaidQuantity: 0 }],
};
const moved = (status: string, previous: string, repaidQuantity = 0): ClaimHappening => ({
  ...filed,
  ...{ status, previous, lines: [{ orderId: 'order_1', repaidQuantity }] },
});

describe('the timeline line of a claim for export VAT', () => {
  it.each<[ClaimHappening, string, string, string]>([
    [filed, 'REFUND_FILED', 'SUPPLIER', 'Export VAT claimed'],
    [{ ...filed, preRefund: true }, 'REFUND_FILED', 'SUPPLIER', 'Export VAT claimed in advance'],
    [moved('QUERIED', 'UNDER_REVIEW'), 'REFUND_CHANGED', 'FINANCE', 'The tax office asks about the claim'],
    [moved('UNDER_REVIEW', 'QUERIED'), 'REFUND_CHANGED', 'SUPPLIER', 'Question of the tax office answered'],
    [moved('APPROVED', 'UNDER_REVIEW'), 'REFUND_CHANGED', 'FINANCE', 'Export VAT agreed'],
    [moved('REJECTED', 'UNDER_REVIEW'), 'REFUND_CHANGED', 'FINANCE', 'Export VAT refused'],
    [moved('WITHDRAWN', 'QUERIED'), 'REFUND_CHANGED', 'SUPPLIER', 'Claim for export VAT taken back'],
    [moved('PAID', 'APPROVED'), 'REFUND_PAID', 'FINANCE', 'Export VAT paid'],
    [moved('PRE_PAID', 'UNDER_REVIEW'), 'REFUND_PAID', 'FINANCE', 'Export VAT paid in advance'],
    [
      moved('RECONCILED', 'PRE_PAID', 40),
      ...(['REFUND_CHANGED', 'SUPPLIER', 'Told what is sold: export VAT on 40 units repaid'] as const),
    ],
    [moved('PAID', 'PAID', 2), 'REFUND_REPAID', 'SUPPLIER', 'Export VAT on 2 units repaid in all'],
    [moved('CLAWED_BACK', 'PAID', 3), 'REFUND_REPAID', 'SUPPLIER', 'All export VAT of the claim repaid'],
  ])('tells of %j', (happening, kind, by, text) => {
    const entry = { at: filed.at, kind, by, text, subject: { type: 'RefundClaim', id: 'claim_1' } };
    expect(refundEntries(happening)).toEqual([
      { orderId: 'order_1', entry: { ...entry, shipmentId: null, supplierId: 'sup_1' } },
    ]);
  });

  it.each<[string, ClaimHappening]>([
    ['it is on its way to the tax office', moved('SUBMITTED', 'READY')],
    ['the tax office begins', moved('UNDER_REVIEW', 'SUBMITTED')],
  ])('is not there while %s', (_case, happening) => {
    expect(refundEntries(happening)).toEqual([]);
  });

  it('stands on each order with goods in the claim; that of a repayment where something is repaid', () => {
    const lines = [
      { orderId: 'order_1', repaidQuantity: 1 },
      { orderId: 'order_2', repaidQuantity: 0 },
      { orderId: 'order_1', repaidQuantity: 1 },
    ];
    const ordersOf = (happening: ClaimHappening) => refundEntries(happening).map(({ orderId }) => orderId);
    expect(ordersOf({ ...filed, lines })).toEqual(['order_1', 'order_2']);
    expect(refundEntries({ ...moved('PAID', 'PAID'), lines })).toMatchObject([
      { orderId: 'order_1', entry: { text: 'Export VAT on 2 units repaid in all' } },
    ]);
  });
});
