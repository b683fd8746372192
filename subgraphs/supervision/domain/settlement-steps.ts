import { isReleased } from './declaration-status.ts';
import type { PlacedOrder } from './next-steps.ts';
import type { Step } from './step.ts';

/** Settlements that have begun and come to no end that would let another begin. */
const IS_OVER: ReadonlySet<string> = new Set(['REVERSED', 'PAID_OUT']);

/** The seller's steps to its money, once customs has released something and the platform holds it. */
export function settlementSteps({ order, ledger, declarations, settlements }: PlacedOrder): readonly Step[] {
  const step = {
    by: 'RETAILER',
    partyId: order.retailerId,
    shipmentId: null,
    blocking: false,
    blockedBy: [],
  } as const;
  const quoted = settlements.filter(({ status }) => status === 'QUOTED');
  if (quoted.length > 0) {
    return quoted.map(({ settlementId: id, quoteExpiresAt: dueAt, at: openedAt }) => ({
      ...step,
      action: 'ACCEPT_SETTLEMENT_QUOTE',
      subject: { type: 'Settlement', id },
      dueAt,
      openedAt,
    }));
  }
  const released = declarations.filter(({ status }) => isReleased(status));
  const isUnderWay = settlements.some(({ status }) => !IS_OVER.has(status));
  const [first] = released;
  if (!first || isUnderWay || !ledger?.isPaid || ledger.held.minor <= 0n) return [];
  return [{ ...step, action: 'REQUEST_SETTLEMENT', subject: null, dueAt: null, openedAt: first.at }];
}
