import DataLoader from 'dataloader';
import type { Model, PipelineStage } from 'mongoose';
import { canonicalJson } from '../values/canonical-json.ts';
import { afterKey, type Page, type SortOrder, sortOf } from './page.ts';
import { groupBy } from '../values/group-by.ts';

/** One parent's page of its children. */
export interface ChildPage {
  readonly parentId: string;
  readonly page: Page;
  readonly filter?: Readonly<Record<string, unknown>>;
}

/** A child, and of which parent it was read. */
interface ReadChild<Row> {
  readonly parentId: string;
  readonly row: Row;
}

/** As many parents as one command serves; a pipeline may have 1,000 stages. */
const MAX_BRANCHES = 200;

/**
 * Loads the first items of many parents' lists with one command per 200 parents, each read bounded by its own limit.
 *
 * A union of one short pipeline a parent costs one index seek each; a single `$in` would read every child of a parent
 * that has thousands. Loads `page.first + 1` rows, so that `connectionOf` sees whether more follow.
 */
export function createPageLoader<Row>({
  model,
  parentField,
  order,
  omit = [],
  isListOfParents = false,
}: {
  // Mongoose's own type of a model, whose further parameters do not matter to an aggregation.
  readonly model: Pick<Model<Row>, 'aggregate' | 'collection'>;
  readonly parentField: keyof Row & string;
  readonly order: SortOrder;
  /** Fields that are stored for the database's use alone. */
  readonly omit?: readonly string[];
  /** The field names all parents of a child, which is read for each of them. */
  readonly isListOfParents?: boolean;
}): DataLoader<ChildPage, readonly Row[], string> {
  const pipelineOf = ({ parentId, page, filter }: ChildPage) => [
    { $match: { $and: [{ [parentField]: parentId }, filter ?? {}, afterKey(order, page.after)] } },
    { $sort: sortOf(order) },
    { $limit: page.first + 1 },
    ...(omit.length > 0 ? [{ $unset: omit }] : []),
    ...(isListOfParents ? [{ $replaceWith: { parentId: { $literal: parentId }, row: '$$ROOT' } }] : []),
  ];

  async function loadAlike(pages: readonly ChildPage[]): Promise<readonly ReadChild<Row>[]> {
    const [first, ...others] = pages.map(pipelineOf);
    const unions = others.map((pipeline) => ({ $unionWith: { coll: model.collection.name, pipeline } }));
    // In one reply: a server's first batch is 101 documents, whatever the pipelines' own limits are, and a batch that is
    // just full does not tell that nothing follows; hence one more.
    const batchSize = pages.reduce((rows, { page }) => rows + page.first + 1, 1);
    const stages = [...(first ?? []), ...unions] as PipelineStage[];
    if (isListOfParents) return model.aggregate<ReadChild<Row>>(stages, { batchSize });
    const rows = await model.aggregate<Row>(stages, { batchSize });
    return rows.map((row) => ({ parentId: String(row[parentField]), row }));
  }

  return new DataLoader(
    async (pages) => {
      const rows = new Map<string, Row[]>(pages.map((page) => [cacheKeyOf(page), []]));
      await Promise.all(
        groupBy(pages, signatureOf).map(async (alike) => {
          const keyByParent = new Map(alike.map((page) => [page.parentId, cacheKeyOf(page)]));
          for (const { parentId, row } of await loadAlike(alike)) {
            rows.get(keyByParent.get(parentId) ?? '')?.push(row);
          }
        }),
      );
      return pages.map((page) => rows.get(cacheKeyOf(page)) ?? []);
    },
    { maxBatchSize: MAX_BRANCHES, cacheKeyFn: cacheKeyOf },
  );
}

/** Pages alike in all but their parent are told apart by it alone, and so can share a command. */
const signatureOf = ({ page, filter }: ChildPage): string =>
  canonicalJson([page.first, page.after, filter ?? {}]);

const cacheKeyOf = (page: ChildPage): string => `${page.parentId} ${signatureOf(page)}`;
