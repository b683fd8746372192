import {
  afterKey,
  type Connection,
  connectionOf,
  readPage,
  type SortOrder,
  sortOf,
} from '../../../runtime/page.ts';
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
  const rows = await models.practices
    .find({ $and: [zone, afterKey(NEWEST, page.after)] })
    .sort(sortOf(NEWEST))
    .limit(page.first + 1)
    .batchSize(page.first + 1)
    .lean<PracticeRecord[]>();
  return connectionOf(rows, page, ({ publishedOn, _id }) => [publishedOn, _id]);
}
