import { type Connection, connectionOf, type PageArguments, readPage } from '../../../runtime/page.ts';
import type { SupervisionContext } from '../context.ts';
import { readableBy, TIMELINE_READERS } from '../domain/visibility.ts';
import type { TimelineEntryRecord } from '../models/timeline-entry.ts';
import { placeOf, shipmentsOf } from './order-access.ts';

/** A page of what happened to an order, by time; null for whoever has no place in it. @throws BAD_INPUT */
export async function orderTimeline(
  { loaders, viewer }: SupervisionContext,
  orderId: string,
  pageArguments: PageArguments,
): Promise<Connection<TimelineEntryRecord> | null> {
  const page = readPage(pageArguments, { list: 'Order.timeline', filter: { orderId } });
  const view = await loaders.orderViewById.load(orderId);
  const place = view && placeOf(view, viewer);
  if (!place) return null;
  const filter = {
    kind: { $in: readableBy(TIMELINE_READERS, place) },
    ...(place === 'SUPPLIER' && { supplierId: { $in: [null, viewer?.partyId] } }),
    ...(place === 'CARRIER' && { shipmentId: { $in: [null, ...shipmentsOf(view, viewer)] } }),
  };
  const rows = await loaders.timelinePages.load({ parentId: orderId, page, filter });
  return connectionOf(rows, page, ({ _id }) => [_id]);
}
