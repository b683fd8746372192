import { eventId } from '../../runtime/events.ts';
import type { ClaimedLine, EventData } from '../../subgraphs/finance/domain/events.ts';
import { money } from '../../values/money.ts';
import type { OrderEvent } from './order-events.ts';

type ClaimMoved = EventData['RefundClaimMoved'];

export interface ClaimMoveGiven extends Partial<Omit<ClaimMoved, 'at' | 'lines'>> {
  readonly at?: string;
  readonly lines?: readonly Partial<ClaimedLine>[];
}

const LINE: ClaimedLine = {
  declarationId: 'decl_none',
  lineNumber: 1,
  orderId: 'order_1',
  orderLineNumber: 1,
  hsCode: '9503008900',
  exportedOn: '2026-11-22',
  quantity: 3,
  repaidQuantity: 0,
  freedQuantity: 0,
};

/** A move of a claim for export VAT as finance tells it. */
export function claimMoved(
  sequence: number,
  { at = '2026-12-01T08:00:00Z', lines = [{}], ...given }: ClaimMoveGiven = {},
): OrderEvent {
  const data: ClaimMoved = {
    claimId: 'claim_1',
    supplierId: 'sup_1',
    orderIds: [...new Set(lines.map(({ orderId }) => orderId ?? LINE.orderId))],
    method: 'EXEMPT_AND_REFUND',
    reasons: ['trader-with-invoice'],
    preRefund: false,
    period: null,
    status: 'READY',
    previous: null,
    isLive: true,
    at: new Date(at),
    amount: money(13_00n, 'CNY'),
    repaid: money(0n, 'CNY'),
    dueOn: null,
    lines: lines.map((line) => ({ ...LINE, ...line })),
    version: sequence,
    ...given,
  };
  return {
    _id: eventId(data.claimId, sequence),
    source: 'finance',
    aggregateId: data.claimId,
    sequence,
    type: 'RefundClaimMoved',
    at: new Date(at),
    data: { ...data },
  };
}
