import { listPage } from '../../../runtime/list-page.ts';
import { type Connection, readPage, type SortOrder } from '../../../runtime/page.ts';
import { statusFilter } from '../../../runtime/status-filter.ts';
import { requireViewer } from '../../../runtime/viewer.ts';
import { parseInstantArgument } from '../../../values/instant.ts';
import type { SupervisionContext } from '../context.ts';
import { DECLARATION_STATUSES } from '../domain/declaration-status.ts';
import type { QueryDeclarationsArgs } from '../generated.ts';
import { ownDeclarations } from '../loaders.ts';
import type { DeclarationRecord } from '../models/declaration.ts';

/** Ids sort by the time at which they were made. */
const NEWEST: SortOrder = [['_id', -1]];
const CHANGED: SortOrder = [
  ['changedAt', 1],
  ['_id', 1],
];

/** A page of the declarations that the viewer may read. @throws BAD_INPUT */
export async function listDeclarations(
  { models, viewer }: SupervisionContext,
  { filter, orderBy, ...pageArguments }: Partial<QueryDeclarationsArgs>,
): Promise<Connection<DeclarationRecord>> {
  const known = requireViewer(viewer);
  const page = readPage(pageArguments, { list: 'Query.declarations', filter, orderBy });
  return listPage<DeclarationRecord>(models.declarations, {
    filter: { $and: [ownDeclarations(known), filterOf(filter ?? {})] },
    order: orderBy === 'CHANGED' ? CHANGED : NEWEST,
    page,
  });
}

type Filter = NonNullable<QueryDeclarationsArgs['filter']>;

function filterOf({ statuses, mode, zoneId, changedSince }: Filter) {
  return {
    ...statusFilter(statuses, DECLARATION_STATUSES),
    ...(mode != null && { mode }),
    ...(zoneId != null && { zoneId }),
    ...(changedSince != null && { changedAt: { $gte: parseInstantArgument(changedSince) } }),
  };
}
