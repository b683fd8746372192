import {
  afterKey,
  type Connection,
  connectionOf,
  readPage,
  type SortOrder,
  sortOf,
} from '../../../runtime/page.ts';
import { requireViewer } from '../../../runtime/viewer.ts';
import { Problem } from '../../../values/problem.ts';
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

/** A page of the claims that the viewer sees; by due date those alone that something is due of. @throws BAD_INPUT */
export async function listRefundClaims(
  { models, viewer }: FinanceContext,
  { filter, orderBy, ...pageArguments }: Partial<QueryRefundClaimsArgs>,
): Promise<Connection<RefundClaimRecord>> {
  const known = requireViewer(viewer);
  const isByDue = orderBy === 'DUE';
  const order = isByDue ? DUE : NEWEST;
  const page = readPage(pageArguments, { list: 'Query.refundClaims', filter, orderBy });
  const rows = await models.refundClaims
    .find({
      $and: [
        claimsVisibleTo(known),
        filterOf(filter ?? {}),
        isByDue ? { dueOn: { $ne: null } } : {},
        afterKey(order, page.after),
      ],
    })
    .sort(sortOf(order))
    .limit(page.first + 1)
    .batchSize(page.first + 1)
    .lean<RefundClaimRecord[]>();
  return connectionOf(rows, page, ({ _id, dueOn }) => (isByDue ? [dueOn ?? '', _id] : [_id]));
}

function filterOf({ statuses, method, supplierId }: RefundClaimFilter): Record<string, unknown> {
  if (statuses && statuses.length > REFUND_STATUSES.length) {
    throw new Problem('BAD_INPUT', 'too-many-statuses', {
      message: `At most ${REFUND_STATUSES.length} statuses`,
    });
  }
  return {
    ...(statuses && { status: { $in: statuses } }),
    ...(method != null && { method }),
    ...(supplierId != null && { supplierId }),
  };
}
