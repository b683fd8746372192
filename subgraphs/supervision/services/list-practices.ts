import { listPage } from '../../../runtime/list-page.ts';
import { type Connection, readPage, type SortOrder } from '../../../runtime/page.ts';
import type { SupervisionContext } from '../context.ts';
import type { QueryPracticesArgs } from '../generated.ts';
import type { PracticeRecord } from '../models/practice.ts';

const NEWEST: SortOrder = [
  ['publishedOn', -1],
  ['_id', -1],
];

/** A page of practices, newest first. @throws BAD_INPUT */
export async function listPractices(
  { models }: SupervisionContext,
  { filter, ...pageArguments }: Partial<QueryPracticesArgs>,
): Promise<Connection<PracticeRecord>> {
  const page = readPage(pageArguments, { list: 'Query.practices', filter });
  const zone = filter?.zoneId == null ? {} : { zoneIds: filter.zoneId };
  return listPage<PracticeRecord>(models.practices, { filter: zone, order: NEWEST, page });
}
