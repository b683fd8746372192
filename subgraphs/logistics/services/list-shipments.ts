import { listPage } from '../../../runtime/list-page.ts';
import { type Connection, readPage, type SortOrder } from '../../../runtime/page.ts';
import { parseInstantArgument } from '../../../values/instant.ts';
import { Problem } from '../../../values/problem.ts';
import type { LogisticsContext } from '../context.ts';
import type { QueryShipmentsArgs, ShipmentFilter, ShipmentSort } from '../generated.ts';
import { visibleTo } from '../loaders.ts';
import type { ShipmentRecord } from '../models/shipment.ts';

const MAX_STATUSES = 14;

const ORDERS: Readonly<Record<ShipmentSort, SortOrder>> = {
  NEWEST: [['_id', -1]],
  CHANGED: [
    ['changedAt', 1],
    ['_id', 1],
  ],
};

/** A page of the shipments that the viewer may see. @throws BAD_INPUT */
export async function listShipments(
  { models, viewer }: LogisticsContext,
  { filter, orderBy, ...pageArguments }: Partial<QueryShipmentsArgs>,
): Promise<Connection<ShipmentRecord>> {
  const sort = orderBy ?? 'NEWEST';
  const page = readPage(pageArguments, { list: 'Query.shipments', filter: { ...filter }, orderBy: sort });
  return listPage<ShipmentRecord>(models.shipments, {
    filter: { $and: [visibleTo(viewer), filterOf(filter ?? {})] },
    order: ORDERS[sort],
    page,
  });
}

function filterOf({ statuses, carrierId, changedSince }: ShipmentFilter): Record<string, unknown> {
  if (statuses && statuses.length > MAX_STATUSES) {
    throw new Problem('BAD_INPUT', 'too-many-statuses', { message: `At most ${MAX_STATUSES} statuses` });
  }
  return {
    ...(statuses && { status: { $in: statuses } }),
    ...(carrierId != null && { carrierId }),
    ...(changedSince != null && { changedAt: { $gte: parseInstantArgument(changedSince) } }),
  };
}
