import {
  afterKey,
  type Connection,
  connectionOf,
  type PageKey,
  readPage,
  type SortOrder,
  sortOf,
} from '../../../runtime/page.ts';
import { parseInstant } from '../../../values/instant.ts';
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
  const order = ORDERS[sort];
  const page = readPage(pageArguments, { list: 'Query.shipments', filter: { ...filter }, orderBy: sort });
  const rows = await models.shipments
    .find({ $and: [visibleTo(viewer), filterOf(filter ?? {}), afterKey(order, storedKey(page.after, sort))] })
    .sort(sortOf(order))
    .limit(page.first + 1)
    .lean<ShipmentRecord[]>();
  return connectionOf(rows, page, (shipment) => keyOf(shipment, sort));
}

const keyOf = ({ _id, changedAt }: ShipmentRecord, sort: ShipmentSort): PageKey =>
  sort === 'NEWEST' ? [_id] : [changedAt.toISOString(), _id];

/** A cursor is text and numbers; the database compares instants with instants. */
const storedKey = (key: PageKey | null, sort: ShipmentSort): readonly (string | number | Date)[] | null =>
  key && sort === 'CHANGED' ? [new Date(String(key[0])), ...key.slice(1)] : key;

function filterOf({ statuses, carrierId, changedSince }: ShipmentFilter): Record<string, unknown> {
  if (statuses && statuses.length > MAX_STATUSES) {
    throw new Problem('BAD_INPUT', 'too-many-statuses', { message: `At most ${MAX_STATUSES} statuses` });
  }
  return {
    ...(statuses && { status: { $in: statuses } }),
    ...(carrierId != null && { carrierId }),
    ...(changedSince != null && { changedAt: { $gte: readInstant(changedSince) } }),
  };
}

function readInstant(text: string): Date {
  try {
    return parseInstant(text);
  } catch (error) {
    throw error instanceof Problem
      ? new Problem('BAD_INPUT', error.reason, { message: error.message })
      : error;
  }
}
