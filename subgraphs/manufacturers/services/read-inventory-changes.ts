import { eventsAfter } from '../../../runtime/events.ts';
import {
  type Connection,
  connectionOf,
  encodeCursor,
  type Page,
  type PageArguments,
  readPage,
} from '../../../runtime/page.ts';
import { actsFor, requireScope } from '../../../runtime/viewer.ts';
import type { ManufacturersContext } from '../context.ts';
import { feedOf } from '../domain/events.ts';
import type { StockChange } from '../domain/stock-level.ts';

/** One change as the feed shows it. */
export interface FeedEntry extends StockChange {
  readonly cursor: string;
  readonly at: Date;
}

const MOST_A_PAGE = 500;

/** The page of a supplier's feed that the arguments ask for. Cursors of another supplier's are refused. */
const feedPage = (supplierId: string, page: PageArguments): Page =>
  readPage(page, { list: 'inventoryChanges', filter: { supplierId }, max: MOST_A_PAGE });

/** The cursor of a position of a supplier's feed. */
export const feedCursor = (supplierId: string, position: number): string =>
  encodeCursor([position], feedPage(supplierId, {}).scope);

/** A page of a supplier's stock changes, oldest first; null where the viewer may not see them or nobody has them. */
export async function readInventoryChanges(
  { events, loaders, viewer }: ManufacturersContext,
  { supplierId, ...page }: PageArguments & { readonly supplierId: string },
): Promise<Connection<FeedEntry> | null> {
  requireScope(viewer, 'inventory:read');
  const range = feedPage(supplierId, page);
  if (!actsFor(viewer, supplierId) || !(await loaders.supplierById.load(supplierId))) return null;
  const changes = await eventsAfter(events, {
    aggregateId: feedOf(supplierId),
    sequence: Number(range.after?.[0] ?? 0),
    limit: range.first + 1,
  });
  const entries = changes.map(({ sequence, data, at }) => ({
    // The feed's events are written by `save-stock.ts` alone.
    ...(data as StockChange),
    at,
    sequence,
    cursor: feedCursor(supplierId, sequence),
  }));
  return connectionOf(entries, range, ({ sequence }) => [sequence]);
}
