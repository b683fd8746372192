import {
  afterKey,
  type Connection,
  connectionOf,
  readPage,
  type SortOrder,
  sortOf,
} from '../../../runtime/page.ts';
import type { LogisticsContext } from '../context.ts';
import type { QueryWarehousesArgs } from '../generated.ts';
import type { WarehouseRecord } from '../models/warehouse.ts';

const ORDER: SortOrder = [
  ['nameEn', 1],
  ['_id', 1],
];

/** A page of warehouses by their English names. @throws BAD_INPUT */
export async function listWarehouses(
  { models }: LogisticsContext,
  { filter, ...pageArguments }: Partial<QueryWarehousesArgs>,
): Promise<Connection<WarehouseRecord>> {
  const { country, kind } = filter ?? {};
  const page = readPage(pageArguments, { list: 'Query.warehouses', filter: { country, kind } });
  const rows = await models.warehouses
    .find({
      $and: [
        { ...(country != null && { country }), ...(kind != null && { kind }) },
        afterKey(ORDER, page.after),
      ],
    })
    .sort(sortOf(ORDER))
    .limit(page.first + 1)
    .lean<WarehouseRecord[]>();
  return connectionOf(rows, page, ({ nameEn, _id }) => [nameEn, _id]);
}
