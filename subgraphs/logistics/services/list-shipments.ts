import { listPage } from '../../../runtime/list-page.ts';
import { type Connection, readPage, type SortOrder } from '../../../runtime/page.ts';
import { statusFilter } from '../../../runtime/status-filter.ts';
import { parseInstantArgument } from '../../../values/instant.ts';
import type { LogisticsContext } from '../context.ts';
import { SHIPMENT_STATUSES } from '../domain/shipment-status.ts';
import type { QueryShipmentsArgs, ShipmentFilter, ShipmentSort } from '../generated.ts';
import { visibleTo } from '../loaders.ts';
import type { ShipmentRecord } from '../models/shipment.ts';

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
  return {
    ...statusFilter(statuses, SHIPMENT_STATUSES),
    ...(carrierId != null && { carrierId }),
    ...(changedSince != null && { changedAt: { $gte: parseInstantArgument(changedSince) } }),
  };
}
