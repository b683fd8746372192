import { type Connection, connectionOf, type PageArguments, readPage } from '../../../runtime/page.ts';
import type { SupervisionContext } from '../context.ts';
import type { DeclarationRecord } from '../models/declaration.ts';

/** A page of the lists in a summary, as far as the viewer may read them, oldest first. @throws BAD_INPUT */
export async function summarizedLists(
  { loaders }: SupervisionContext,
  summaryId: string,
  pageArguments: PageArguments,
): Promise<Connection<DeclarationRecord>> {
  const page = readPage(pageArguments, { list: 'SummaryDeclaration.declarations', filter: { summaryId } });
  const rows = await loaders.summaryListPages.load({ parentId: summaryId, page });
  const { pageInfo, edges } = connectionOf(rows, page, ({ _id }) => [_id]);
  const found = await Promise.all(
    edges.map(async ({ cursor, node: { _id } }) => ({
      cursor,
      node: await loaders.declarationById.load(_id),
    })),
  );
  const read = found.filter((edge): edge is Edge => edge.node !== null);
  return { edges: read, nodes: read.map(({ node }) => node), pageInfo };
}

type Edge = Connection<DeclarationRecord>['edges'][number];
