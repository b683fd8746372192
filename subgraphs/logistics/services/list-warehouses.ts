import { listPage } from '../../../runtime/list-page.ts';
import { type Connection, readPage, type SortOrder } from '../../../runtime/page.ts';
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
  const where = { ...(country != null && { country }), ...(kind != null && { kind }) };
  return listPage<WarehouseRecord>(models.warehouses, { filter: where, order: ORDER, page });
}
