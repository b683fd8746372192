import type { FinanceContext } from '../context.ts';
import {
  type Connection,
  connectionOf,
  type Page,
  type PageArguments,
  readPage,
} from '../../../runtime/page.ts';
import type { RefundClaimRecord } from '../models/refund-claim.ts';
import type { RefundClaimLineRecord } from '../models/refund-claim-line.ts';
import { claimsVisibleTo, seesClaim } from './refund-rights.ts';

/** A claim, for its claimant and the tax office. */
export async function claimFor(
  { loaders, viewer }: FinanceContext,
  claimId: string,
): Promise<RefundClaimRecord | null> {
  const claim = viewer && (await loaders.refundClaimById.load(claimId));
  return claim && seesClaim(viewer, claim) ? claim : null;
}

const OF_ORDER: Page = { first: 20, after: null, scope: '' };

/** Of the claims for an order's goods those that the viewer sees, live ones first, at most 20; null where it sees none. */
export async function claimsOf(
  { loaders, viewer }: FinanceContext,
  orderId: string,
): Promise<readonly RefundClaimRecord[] | null> {
  if (!viewer) return null;
  const asked = { parentId: orderId, page: OF_ORDER, filter: claimsVisibleTo(viewer) };
  const seen = await loaders.refundClaimsByOrderId.load(asked);
  return seen.length > 0 ? seen.slice(0, OF_ORDER.first) : null;
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
