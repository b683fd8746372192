import type { Databases } from '../../runtime/database.ts';
import { newId } from '../../runtime/id.ts';
import type { Viewer } from '../../runtime/viewer.ts';
import { money } from '../../values/money.ts';
import { openTestRetailers } from './retailers.ts';

export const LISTINGS = `query L($filter: ListingFilter, $orderBy: ListingSort, $first: Int, $after: String) {
  listings(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { id title }
    pageInfo { hasNextPage endCursor }
  }
}`;

export interface ListVariables {
  readonly filter?: object;
  readonly orderBy?: string;
  readonly first?: number;
  readonly after?: string | null;
}

interface ListingPage {
  readonly nodes: readonly { readonly id: string; readonly title: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

export type Storefront = Awaited<ReturnType<typeof openStorefront>>;

/** The retailers subgraph alone, with what is put on sale and looked through by. */
export async function openStorefront(databases: Databases) {
  const subgraph = await openTestRetailers(databases);
  let seconds = 0;

  async function list(variables: ListVariables, viewer: Viewer | null = null): Promise<ListingPage> {
    const { data, errors } = await subgraph.ask(LISTINGS, { ...variables }, viewer);
    if (errors.length > 0) throw new Error(String(errors[0]?.code));
    return data.listings as ListingPage;
  }

  return {
    ...subgraph,
    list,
    titlesOf: async (variables: ListVariables) => (await list(variables)).nodes.map(({ title }) => title),
    /** Puts listings of new SKUs on sale, each a second younger than the one before. */
    offer: async (
      shop: { readonly partyId: string },
      listings: readonly object[],
    ): Promise<readonly string[]> => {
      const rows = listings.map((listing) => {
        const createdAt = new Date(Date.parse('2026-01-01T00:00:00Z') + (seconds += 1) * 1_000);
        return {
          id: newId('lst', createdAt),
          retailerId: shop.partyId,
          skuId: newId('sku', createdAt),
          market: 'DE',
          channel: 'B2C' as const,
          title: 'Toy',
          price: money(990n, 'EUR'),
          createdAt,
          ...listing,
        };
      });
      await subgraph.instance.loadListings({ listings: rows });
      return rows.map(({ id }) => id);
    },
    /** Visits a whole list page by page. */
    walk: async (variables: ListVariables, between: () => Promise<unknown> = async () => undefined) => {
      const ids: string[] = [];
      let after: string | null = null;
      for (let more = true; more;) {
        const page: ListingPage = await list({ ...variables, after });
        ids.push(...page.nodes.map(({ id }) => id));
        after = page.pageInfo.endCursor;
        more = page.pageInfo.hasNextPage;
        await between();
      }
      return ids;
    },
  };
}
