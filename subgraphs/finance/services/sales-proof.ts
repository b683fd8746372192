import type { ClientSession } from 'mongoose';
import type { ReconciliationFacts } from '../domain/reconcile-claim.ts';
import type { RefundClaim } from '../domain/refund-claim.ts';
import type { RefundStatus } from '../domain/refund-status.ts';
import { standingOf } from '../domain/repay-claim.ts';
import { isSaleProven, type SoldUnits } from '../domain/sales-proof.ts';
import type { Models } from '../models/index.ts';
import type { RefundClaimRecord } from '../models/refund-claim.ts';
import type { RefundClaimLineRecord } from '../models/refund-claim-line.ts';
import { loadProceeds } from './proceeds.ts';

/** What proves the sales of a claim's goods: the proceeds of their orders, less what they prove for other claims. */
export async function loadSalesProof(
  models: Models,
  claim: RefundClaim,
  session: ClientSession,
): Promise<ReconciliationFacts['isProven']> {
  const orders = await loadProceeds(models, claim.orderIds, session);
  const final = await loadFinal(models, claim, session);
  return (orderId, sold) => {
    const order = orders.get(orderId);
    const elsewhere = final.filter((each) => each.orderId === orderId);
    return order !== undefined && isSaleProven(order.proceeds, order.facts, [...elsewhere, ...sold]);
  };
}

const FINAL: readonly RefundStatus[] = ['PAID', 'RECONCILED'];

/** Units of the same orders whose refund is final by other claims. */
async function loadFinal(
  { refundClaims, refundClaimLines }: Models,
  { _id, orderIds }: RefundClaim,
  session: ClientSession,
): Promise<readonly SoldUnits[]> {
  const ofOrders = {
    orderIds: { $in: orderIds },
    status: { $in: FINAL },
    _id: { $ne: _id },
  };
  const claims = await refundClaims.find(ofOrders).session(session).lean<RefundClaimRecord[]>();
  const lines = await refundClaimLines
    .find({ claimId: { $in: claims.map((claim) => claim._id) }, orderId: { $in: orderIds } })
    .session(session)
    .lean<RefundClaimLineRecord[]>();
  return lines.map((line) => ({ ...line, quantity: standingOf(line) }));
}
