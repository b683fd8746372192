import type { FinanceContext } from '../context.ts';
import { type Connection, connectionOf, type PageArguments, readPage } from '../../../runtime/page.ts';
import type { RefundClaimRecord } from '../models/refund-claim.ts';
import type { RefundClaimLineRecord } from '../models/refund-claim-line.ts';
import { seesClaim } from './refund-rights.ts';

/** A claim, for its claimant and the tax office. */
export async function claimFor(
  { loaders, viewer }: FinanceContext,
  claimId: string,
): Promise<RefundClaimRecord | null> {
  const claim = viewer && (await loaders.refundClaimById.load(claimId));
  return claim && seesClaim(viewer, claim) ? claim : null;
}

/** Of the claims for an order's goods those that the viewer sees; null where it sees none. */
export async function claimsOf(
  { loaders, viewer }: FinanceContext,
  orderId: string,
): Promise<readonly RefundClaimRecord[] | null> {
  if (!viewer) return null;
  const seen = (await loaders.refundClaimsByOrderId.load(orderId)).filter((claim) =>
    seesClaim(viewer, claim),
  );
  return seen.length > 0 ? seen : null;
}

/** A page of a claim's lines, in their order. */
export async function linesOf(
  { loaders }: FinanceContext,
  { _id }: RefundClaimRecord,
  given: PageArguments,
): Promise<Connection<RefundClaimLineRecord>> {
  const page = readPage(given, { list: 'RefundClaim.lines', filter: { claimId: _id } });
  const rows = await loaders.linesByClaimId.load({ parentId: _id, page });
  return connectionOf(rows, page, ({ number }) => [number]);
}
