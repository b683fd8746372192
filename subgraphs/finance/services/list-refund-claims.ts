import { listPage } from '../../../runtime/list-page.ts';
import { type Connection, readPage, type SortOrder } from '../../../runtime/page.ts';
import { statusFilter } from '../../../runtime/status-filter.ts';
import { requireViewer } from '../../../runtime/viewer.ts';
import type { FinanceContext } from '../context.ts';
import { REFUND_STATUSES } from '../domain/refund-status.ts';
import type { QueryRefundClaimsArgs, RefundClaimFilter } from '../generated.ts';
import type { RefundClaimRecord } from '../models/refund-claim.ts';
import { claimsVisibleTo } from './refund-rights.ts';

const NEWEST: SortOrder = [['_id', -1]];
const DUE: SortOrder = [
  ['dueOn', 1],
  ['_id', 1],
];

/** As a stretch of an index, which begins after those that nothing is due of. */
const HAS_DUE_DAY = { dueOn: { $gt: '' } };

/** A page of the claims that the viewer sees; by due date those alone that something is due of. @throws BAD_INPUT */
export async function listRefundClaims(
  { models, viewer }: FinanceContext,
  { filter, orderBy, ...pageArguments }: Partial<QueryRefundClaimsArgs>,
): Promise<Connection<RefundClaimRecord>> {
  const known = requireViewer(viewer);
  const isByDue = orderBy === 'DUE';
  const page = readPage(pageArguments, { list: 'Query.refundClaims', filter, orderBy });
  return listPage<RefundClaimRecord>(models.refundClaims, {
    filter: {
      $and: [claimsVisibleTo(known), filterOf(filter ?? {}), isByDue ? HAS_DUE_DAY : {}],
    },
    order: isByDue ? DUE : NEWEST,
    page,
  });
}

function filterOf({ statuses, method, supplierId }: RefundClaimFilter): Record<string, unknown> {
  return {
    ...statusFilter(statuses, REFUND_STATUSES),
    ...(method != null && { method }),
    ...(supplierId != null && { supplierId }),
  };
}
