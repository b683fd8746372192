import { listPage } from '../../../runtime/list-page.ts';
import { type Connection, readPage, type SortOrder } from '../../../runtime/page.ts';
import { requireViewer, type Viewer } from '../../../runtime/viewer.ts';
import { parseInstantArgument } from '../../../values/instant.ts';
import { Problem } from '../../../values/problem.ts';
import type { SupervisionContext } from '../context.ts';
import { AUTHORITY } from '../domain/open-step.ts';
import type { QueryMyWorkArgs } from '../generated.ts';
import type { OpenStepRecord } from '../models/open-step.ts';

const ORDERS = {
  DUE: [
    ['sortsAt', 1],
    ['_id', 1],
  ],
  OLDEST: [
    ['openedAt', 1],
    ['_id', 1],
  ],
} as const satisfies Record<string, SortOrder>;

const MAX_ACTIONS = 30;

/** A page of what the viewer's party still has to do, over all its orders. @throws BAD_INPUT */
export async function listWork(
  { models, viewer }: SupervisionContext,
  { filter, orderBy, ...pageArguments }: Partial<QueryMyWorkArgs>,
): Promise<Connection<OpenStepRecord>> {
  const owner = ownerOf(requireViewer(viewer));
  const page = readPage(pageArguments, { list: 'Query.myWork', filter, orderBy });
  return listPage<OpenStepRecord>(models.openSteps, {
    filter: { owner, ...filterOf(filter ?? {}) },
    order: ORDERS[orderBy ?? 'DUE'],
    page,
  });
}

/** Nobody is called by an empty name: a role without a party has nothing to do. */
const ownerOf = ({ role, partyId }: Viewer): string => (role === 'customs' ? AUTHORITY : (partyId ?? ''));

function filterOf({ actions, dueBefore, blocking }: NonNullable<QueryMyWorkArgs['filter']>) {
  if (actions && actions.length > MAX_ACTIONS) {
    throw new Problem('BAD_INPUT', 'too-many-actions', { message: `At most ${MAX_ACTIONS} actions` });
  }
  return {
    ...(actions && { action: { $in: actions } }),
    ...(dueBefore != null && dueUpTo(parseInstantArgument(dueBefore))),
    // Always named, as it stands in the indexes before the order.
    blocking: { $in: blocking == null ? [false, true] : [blocking] },
  };
}

/** Both say the same of what has a date; by the second the list ends where the dates do. */
const dueUpTo = (at: Date) => ({ dueAt: { $lte: at }, sortsAt: { $lte: at } });
