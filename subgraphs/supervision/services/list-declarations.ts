import {
  afterKey,
  type Connection,
  connectionOf,
  type PageKey,
  readPage,
  type SortOrder,
  sortOf,
} from '../../../runtime/page.ts';
import { requireViewer } from '../../../runtime/viewer.ts';
import { parseInstant } from '../../../values/instant.ts';
import { Problem } from '../../../values/problem.ts';
import type { SupervisionContext } from '../context.ts';
import type { QueryDeclarationsArgs } from '../generated.ts';
import { ownDeclarations } from '../loaders.ts';
import type { DeclarationRecord } from '../models/declaration.ts';

/** Ids sort by the time at which they were made. */
const NEWEST: SortOrder = [['_id', -1]];
const CHANGED: SortOrder = [
  ['changedAt', 1],
  ['_id', 1],
];

const MAX_STATUSES = 13;

/** A page of the declarations that the viewer may read. @throws BAD_INPUT */
export async function listDeclarations(
  { models, viewer }: SupervisionContext,
  { filter, orderBy, ...pageArguments }: Partial<QueryDeclarationsArgs>,
): Promise<Connection<DeclarationRecord>> {
  const known = requireViewer(viewer);
  const page = readPage(pageArguments, { list: 'Query.declarations', filter, orderBy });
  const order = orderBy === 'CHANGED' ? CHANGED : NEWEST;
  const rows = await models.declarations
    .find({ $and: [ownDeclarations(known), filterOf(filter ?? {}), afterKey(order, keyOf(page.after))] })
    .sort(sortOf(order))
    .limit(page.first + 1)
    .batchSize(page.first + 1)
    .lean<DeclarationRecord[]>();
  return connectionOf(rows, page, ({ changedAt, _id }) =>
    orderBy === 'CHANGED' ? [changedAt.toISOString(), _id] : [_id],
  );
}

type Filter = NonNullable<QueryDeclarationsArgs['filter']>;

function filterOf({ statuses, mode, zoneId, changedSince }: Filter) {
  if (statuses && statuses.length > MAX_STATUSES) {
    throw new Problem('BAD_INPUT', 'too-many-statuses', { message: `At most ${MAX_STATUSES} statuses` });
  }
  return {
    ...(statuses && { status: { $in: statuses } }),
    ...(mode != null && { mode }),
    ...(zoneId != null && { zoneId }),
    ...(changedSince != null && { changedAt: { $gte: readInstant(changedSince) } }),
  };
}

function readInstant(text: string): Date {
  try {
    return parseInstant(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem('BAD_INPUT', error.reason, { message: error.message });
  }
}

/** A cursor writes an instant as a text; the database compares instants. */
const keyOf = (key: PageKey | null) =>
  key && key.map((part, index) => (index === 0 && key.length === 2 ? new Date(part) : part));
