import { listPage } from '../../../runtime/list-page.ts';
import { type Connection, readPage, type SortOrder } from '../../../runtime/page.ts';
import { statusFilter } from '../../../runtime/status-filter.ts';
import { requireViewer } from '../../../runtime/viewer.ts';
import { parseMonth } from '../../../values/month.ts';
import type { SupervisionContext } from '../context.ts';
import { SUMMARY_STATUSES } from '../domain/summary-status.ts';
import type { QuerySummaryDeclarationsArgs } from '../generated.ts';
import { ownSummaries } from '../loaders.ts';
import type { SummaryDeclarationRecord } from '../models/summary-declaration.ts';

/** Ids sort by the time at which they were made. */
const NEWEST: SortOrder = [['_id', -1]];

/** A page of the monthly summaries that the viewer may read. @throws BAD_INPUT */
export async function listSummaries(
  { models, viewer }: SupervisionContext,
  { filter, ...pageArguments }: Partial<QuerySummaryDeclarationsArgs>,
): Promise<Connection<SummaryDeclarationRecord>> {
  const known = requireViewer(viewer);
  const page = readPage(pageArguments, { list: 'Query.summaryDeclarations', filter });
  return listPage<SummaryDeclarationRecord>(models.summaryDeclarations, {
    filter: { $and: [ownSummaries(known), filterOf(filter ?? {})] },
    order: NEWEST,
    page,
  });
}

function filterOf({ month, statuses }: NonNullable<QuerySummaryDeclarationsArgs['filter']>) {
  return {
    ...(month != null && { month: parseMonth(month) }),
    ...statusFilter(statuses, SUMMARY_STATUSES),
  };
}
