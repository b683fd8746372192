import { partyOf } from '../../../runtime/viewer.ts';
import type { Answered } from '../../../runtime/write.ts';
import { readFields } from '../../../values/read-fields.ts';
import type { FinanceContext } from '../context.ts';
import { reconcileClaim } from '../domain/reconcile-claim.ts';
import type { ReconcilePreRefundInput } from '../generated.ts';
import { freeLines, loadClaimLines, saveClaimLines } from './claim-line-store.ts';
import { giveBackInvoices, lockClaim, saveClaim } from './claim-store.ts';
import { lockOrders } from './order-money-store.ts';
import { readQuantities } from './read-quantities.ts';
import { noSuchClaim, requireClaims } from './refund-rights.ts';
import { loadSalesProof } from './sales-proof.ts';

/** Splits a pre-refund into sold and unsold; what is unsold is repaid, and may be claimed again when it is sold. */
export function reconcilePreRefund(
  { models, write, viewer }: FinanceContext,
  input: ReconcilePreRefundInput,
): Promise<Answered<{ readonly claimId: string }>> {
  const claimant = requireClaims(viewer);
  const { claimId } = input;
  const { sold } = readFields([], { sold: () => readQuantities(input.sold) });
  return write({ mutation: 'reconcilePreRefund', party: partyOf(claimant), input }, async (transaction) => {
    const { session, now } = transaction;
    const before = await lockClaim(models, claimId, session);
    if (before?.supplierId !== claimant.partyId) throw noSuchClaim();
    const lines = await loadClaimLines(models, claimId, session);
    // Other suppliers of an order prove their sales with its money too.
    await lockOrders(models, before.orderIds, session);
    const isProven = await loadSalesProof(models, before, session);
    const facts = { now, isProven };
    const { claim, lines: after, freed } = reconcileClaim({ claim: before, lines }, sold, facts);
    await freeLines(models, { claimId, lines, freed }, session);
    await giveBackInvoices(models, { supplierId: claim.supplierId, parts: freed }, session);
    await saveClaimLines(models, { before: lines, lines: after }, session);
    await saveClaim(models, { before, after: claim, lines: after }, transaction);
    return { claimId };
  });
}
