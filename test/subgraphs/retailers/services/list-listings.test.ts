import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../../runtime/database.ts';
import { newId } from '../../../../runtime/id.ts';
import type { Viewer } from '../../../../runtime/viewer.ts';
import { money } from '../../../../values/money.ts';
import { openTestDatabases } from '../../../support/databases.ts';
import { listingOf, openTestRetailers, operator, type TestRetailers } from '../../../support/retailers.ts';
import { viewerAs } from '../../../support/subgraph.ts';

let databases: Databases;
let subgraph: TestRetailers;

beforeAll(async () => {
  databases = await openTestDatabases();
  subgraph = await openTestRetailers(databases);
});
afterAll(() => databases.close());

const LISTINGS = `query L($filter: ListingFilter, $orderBy: ListingSort, $first: Int, $after: String) {
  listings(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    edges { cursor node { id } }
    nodes { id title market channel }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

interface ListVariables {
  readonly filter?: object;
  readonly orderBy?: string;
  readonly first?: number;
  readonly after?: string | null;
}

async function list(variables: ListVariables, viewer: Viewer | null = null) {
  const { data, errors } = await subgraph.ask(LISTINGS, { ...variables }, viewer);
  if (errors.length > 0) throw new Error(String(errors[0]?.code));
  return data.listings as {
    readonly edges: readonly { readonly cursor: string }[];
    readonly nodes: readonly { readonly id: string; readonly title: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const titlesOf = async (variables: ListVariables) => (await list(variables)).nodes.map(({ title }) => title);

let seconds = 0;

/** Puts listings of new SKUs on sale, each a second younger than the one before. */
async function offer(
  shop: { readonly partyId: string },
  listings: readonly object[],
): Promise<readonly string[]> {
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
}

/** Visits a whole list page by page. */
async function walk(variables: ListVariables, between: () => Promise<unknown> = async () => undefined) {
  const ids: string[] = [];
  let after: string | null = null;
  for (let more = true; more;) {
    const page: Awaited<ReturnType<typeof list>> = await list({ ...variables, after });
    ids.push(...page.nodes.map(({ id }) => id));
    after = page.pageInfo.endCursor;
    more = page.pageInfo.hasNextPage;
    await between();
  }
  return ids;
}

describe('listings', () => {
  it('finds words and beginnings of words, whole words first, each newest first', async () => {
    const shop = await subgraph.openShop();
    await offer(shop, [
      { market: 'NL', title: 'Houten trein' },
      { market: 'NL', title: 'Treinbaan van hout' },
      { market: 'NL', title: 'TREIN, groot' },
      { market: 'NL', title: 'Houten pop' },
      { market: 'NL', title: 'Treintje' },
    ]);
    const search = (text: string, orderBy?: string) =>
      titlesOf({ filter: { market: 'NL', search: text }, ...(orderBy && { orderBy }) });

    expect(await search('trein')).toEqual(['TREIN, groot', 'Houten trein', 'Treintje', 'Treinbaan van hout']);
    expect(await search('trein', 'NEWEST')).toEqual([
      'Treintje',
      'TREIN, groot',
      'Treinbaan van hout',
      'Houten trein',
    ]);
    expect(await search('hout trei')).toEqual(['Treinbaan van hout', 'Houten trein']);
    expect(await search('houten POP')).toEqual(['Houten pop']);
    expect(await search('auto')).toEqual([]);
    expect(await search('  ')).toHaveLength(5);
  });

  it('joins its conditions by and', async () => {
    const shop = await subgraph.openShop();
    const other = await subgraph.openShop();
    await offer(shop, [
      { market: 'SE', title: 'Lampa ett' },
      { market: 'SE', title: 'Lampa två', channel: 'B2B' },
      { market: 'FI', title: 'Lampa tre' },
      { market: 'SE', title: 'Stol' },
      { market: 'SE', title: 'Lampa fem', skuId: 'sku_lamp' },
    ]);
    await offer(other, [{ market: 'SE', title: 'Lampa sex' }]);
    const retailerId = shop.partyId;

    expect(await titlesOf({ filter: { market: 'SE' } })).toHaveLength(5);
    expect(await titlesOf({ filter: { market: 'SE', channel: 'B2B' } })).toEqual(['Lampa två']);
    expect(await titlesOf({ filter: { market: 'SE', channel: 'B2C', search: 'lampa' } })).toEqual([
      'Lampa sex',
      'Lampa fem',
      'Lampa ett',
    ]);
    expect(await titlesOf({ filter: { retailerId, search: 'lampa' } })).toEqual([
      'Lampa fem',
      'Lampa tre',
      'Lampa två',
      'Lampa ett',
    ]);
    expect(await titlesOf({ filter: { retailerId, search: 'lam t' } })).toEqual([]);
    expect(await titlesOf({ filter: { retailerId, market: 'SE', channel: 'B2B', search: 'lam' } })).toEqual([
      'Lampa två',
    ]);
    expect(await titlesOf({ filter: { skuId: 'sku_lamp' } })).toEqual(['Lampa fem']);
    expect(await titlesOf({ filter: { skuId: 'sku_lamp', retailerId: other.partyId } })).toEqual([]);
    expect(await titlesOf({ filter: { skuId: 'sku_lamp', search: 'stol' } })).toEqual([]);
    expect(await titlesOf({ filter: { search: 'lampa ett' } })).toEqual(['Lampa ett']);
    expect(await titlesOf({ filter: { channel: 'B2B', search: 'lampa' } })).toEqual(['Lampa två']);
  });

  it('ranks within a retailer as over all', async () => {
    const shop = await subgraph.openShop();
    await offer(shop, [{ title: 'Ball' }, { title: 'Ballon' }, { title: 'Roter Ball' }, { title: 'Puppe' }]);
    const filter = { retailerId: shop.partyId, search: 'ball' };
    expect(await titlesOf({ filter })).toEqual(['Roter Ball', 'Ball', 'Ballon']);
    expect(await walk({ filter, first: 1 })).toHaveLength(3);
  });

  it.each([
    ['a search', { market: 'AT', search: 'kugel' }, undefined],
    ['a search by the newest', { market: 'AT', search: 'kugel' }, 'NEWEST'],
    ['a storefront', { market: 'AT' }, undefined],
    ['a channel of it', { market: 'AT', channel: 'B2C' }, undefined],
  ])('visits every listing of %s once while others are published', async (_case, filter, orderBy) => {
    const shop = await subgraph.openShop();
    const market = { market: 'AT' };
    const titles = ['Kugel', 'Kugelbahn', 'Rote Kugel', 'Kugelfisch', 'Eine Kugel'];
    const ids = await offer(
      shop,
      Array.from({ length: 25 }, (_, index) => ({ ...market, title: titles[index % titles.length] })),
    );
    const seen = await walk({ filter, first: 4, ...(orderBy && { orderBy }) }, () =>
      offer(shop, [
        { ...market, title: 'Kugel, neu' },
        { ...market, title: 'Kugelig' },
      ]),
    );
    expect(new Set(seen).size).toBe(seen.length);
    expect(ids.filter((id) => !seen.includes(id))).toEqual([]);
  });

  it('costs one command a page, two where a page touches both ranks', async () => {
    const shop = await subgraph.openShop();
    await offer(shop, [
      ...Array.from({ length: 60 }, () => ({ market: 'CH', title: 'Uhr' })),
      ...Array.from({ length: 60 }, () => ({ market: 'CH', title: 'Uhrwerk' })),
    ]);
    const costOf = async (variables: ListVariables) => {
      subgraph.commands();
      const { nodes } = await list(variables);
      return [nodes.length, ...subgraph.commands().map(({ name, collection }) => `${name} ${collection}`)];
    };
    const filter = { market: 'CH', search: 'uhr' };
    expect(await costOf({ filter, first: 50 })).toEqual([50, 'find listings']);
    expect(await costOf({ filter, first: 100 })).toEqual([100, 'find listings', 'find listings']);
    expect(await costOf({ filter: { market: 'CH' }, first: 100 })).toEqual([100, 'find listings']);
  });

  it('merges all markets where none is named, a new one at once, with one more command', async () => {
    const shop = await subgraph.openShop();
    await offer(shop, [
      { market: 'PT', title: 'Überall eins' },
      { market: 'ES', title: 'Überall zwei' },
      { market: 'PT', title: 'Überall drei' },
    ]);
    await subgraph.knowSkus({ skuId: 'sku_everywhere' });
    await subgraph.publish(shop, {
      listings: [listingOf('sku_everywhere', { market: 'TV', title: 'Überall vier' })],
    });
    subgraph.commands();
    expect(await titlesOf({ filter: { search: 'überall' } })).toEqual([
      'Überall vier',
      'Überall drei',
      'Überall zwei',
      'Überall eins',
    ]);
    expect(subgraph.commands().map(({ collection }) => collection)).toEqual([
      'markets',
      'listings',
      'listings',
    ]);
    expect(await walk({ filter: { search: 'überall' }, first: 1 })).toHaveLength(4);
  });

  it('names the retailers of a page of 50 with one more command', async () => {
    const shops = [await subgraph.openShop(), await subgraph.openShop(), await subgraph.openShop()];
    for (const [index, shop] of shops.entries()) {
      await offer(
        shop,
        Array.from({ length: 20 }, () => ({ market: 'NO', title: `Bok ${index}` })),
      );
    }
    subgraph.commands();
    const { data } = await subgraph.ask(
      '{ listings(filter: {market: "NO"}, first: 50) { nodes { price { amount } sku { id } retailer { name zone { id } } } } }',
    );
    expect(data.listings.nodes).toHaveLength(50);
    expect(subgraph.commands().map(({ collection }) => collection)).toEqual(['listings', 'retailers']);
  });

  it.each([
    ['a market that is no country', { filter: { market: 'EU' } }],
    ['a search without words', { filter: { search: '!?' } }],
    ['a search of 201 characters', { filter: { search: 'x'.repeat(201) } }],
    ['a page of 0', { first: 0 }],
    ['a page of 101', { first: 101 }],
    ['a cursor of nothing', { after: 'abc' }],
  ])('refuses %s as bad input', async (_case, variables) => {
    const { errors } = await subgraph.ask(LISTINGS, variables);
    expect(errors).toMatchObject([{ code: 'BAD_INPUT', path: ['listings'] }]);
  });

  it('refuses a cursor of another filter or order', async () => {
    const shop = await subgraph.openShop();
    await offer(shop, [{ market: 'DK' }, { market: 'DK' }]);
    const { pageInfo } = await list({ filter: { market: 'DK' }, first: 1 });
    const after = pageInfo.endCursor;
    for (const other of [{ filter: { market: 'IS' } }, { filter: { market: 'DK' }, orderBy: 'NEWEST' }]) {
      await expect(list({ ...other, after })).rejects.toThrow('BAD_INPUT');
    }
  });
});

describe('Retailer.listings and Sku.listings', () => {
  const NESTED = `query N($filter: ListingFilter, $orderBy: ListingSort, $first: Int, $after: String,
      $representations: [_Any!]!) {
    _entities(representations: $representations) {
      ... on Sku {
        ofSku: listings(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
          nodes { title } pageInfo { hasNextPage endCursor }
        }
      }
      ... on Retailer {
        ofRetailer: listings(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
          nodes { title } pageInfo { hasNextPage endCursor }
        }
      }
    }
  }`;

  interface ListingPage {
    readonly nodes: readonly { readonly title: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  }

  const entities = async (
    representations: readonly object[],
    variables: object = {},
    viewer: Viewer | null = null,
  ) => {
    const { data, errors } = await subgraph.ask(NESTED, { representations, ...variables }, viewer);
    expect(errors).toEqual([]);
    const found = data._entities as readonly {
      readonly ofSku?: ListingPage;
      readonly ofRetailer?: ListingPage;
    }[];
    return found.map(({ ofSku, ofRetailer }) => ({ listings: ofSku ?? ofRetailer }));
  };
  const sku = (id: string) => ({ __typename: 'Sku', id });
  const retailer = (id: string) => ({ __typename: 'Retailer', id });

  it('list 50 SKUs’ listings in a market with one command', async () => {
    const shop = await subgraph.openShop();
    const ids = Array.from({ length: 50 }, (_, index) => `sku_page_${index}`);
    await offer(
      shop,
      ids.flatMap((skuId) => [
        { skuId, market: 'DE', title: `${skuId} DE` },
        { skuId, market: 'FR', title: `${skuId} FR` },
      ]),
    );
    subgraph.commands();
    const skus = await entities(ids.map(sku), { filter: { market: 'FR' }, first: 1 });
    expect(skus.map(({ listings }) => listings?.nodes)).toEqual(ids.map((id) => [{ title: `${id} FR` }]));
    expect(subgraph.commands().map(({ name }) => name)).toEqual(['aggregate']);
  });

  it('page through one SKU’s listings without a cursor of another', async () => {
    const shop = await subgraph.openShop();
    await offer(
      shop,
      ['AA', 'BB', 'CC']
        .map((title) => ({ skuId: 'sku_paged', market: 'DE', channel: 'B2C', title }))
        .map((row, index) => ({ ...row, market: ['DE', 'FR', 'IT'][index] })),
    );
    const [first] = await entities([sku('sku_paged')], { first: 2 });
    expect(first?.listings?.nodes.map(({ title }) => title)).toEqual(['CC', 'BB']);
    const after = first?.listings?.pageInfo.endCursor;
    const [second] = await entities([sku('sku_paged')], { first: 2, after });
    expect(second?.listings).toMatchObject({ nodes: [{ title: 'AA' }], pageInfo: { hasNextPage: false } });
    const { errors } = await subgraph.ask(NESTED, { representations: [sku('sku_other')], after });
    expect(errors).toMatchObject([{ code: 'BAD_INPUT' }]);
  });

  it('rank a search where they are asked to', async () => {
    const shop = await subgraph.openShop();
    await offer(shop, [{ title: 'Auto' }, { title: 'Autobahn' }]);
    const [own] = await entities([retailer(shop.partyId)], {
      filter: { search: 'auto' },
      orderBy: 'RELEVANCE',
    });
    expect(own?.listings?.nodes.map(({ title }) => title)).toEqual(['Auto', 'Autobahn']);
    const [newest] = await entities([retailer(shop.partyId)], { filter: { search: 'auto' } });
    expect(newest?.listings?.nodes.map(({ title }) => title)).toEqual(['Autobahn', 'Auto']);
  });

  it('show a retailer and the operator what is not for sale, and nobody else', async () => {
    const shop = await subgraph.openShop();
    const other = await subgraph.openShop();
    await subgraph.knowSkus({ skuId: 'sku_off' });
    const { results } = await subgraph.publish(shop, {
      listings: [listingOf('sku_off', { forSale: false })],
    });
    const id = results[0]?.listing?.id;
    const seen = async (viewer: Viewer | null) => {
      const [own] = await entities([retailer(shop.partyId)], {}, viewer);
      const { data } = await subgraph.ask(
        'query L($id: ID!) { listing(id: $id) { status } }',
        { id },
        viewer,
      );
      return [own?.listings?.nodes.length, data.listing as unknown];
    };
    expect(await seen(shop)).toEqual([1, { status: 'WITHDRAWN' }]);
    expect(await seen(operator)).toEqual([1, { status: 'WITHDRAWN' }]);
    expect(await seen(other)).toEqual([0, null]);
    expect(await seen(viewerAs('customs'))).toEqual([0, null]);
    expect(await seen(null)).toEqual([0, null]);
    expect((await entities([sku('sku_off')], {}, shop))[0]?.listings?.nodes).toEqual([]);
    expect((await list({ filter: { retailerId: shop.partyId } }, shop)).nodes).toEqual([]);
  });
});

describe('references', () => {
  it('answer with the same objects as the fields, and null for what is none', async () => {
    const shop = await subgraph.openShop('Reference Shop');
    const [id] = await offer(shop, [{ title: 'Referred' }]);
    const { data } = await subgraph.ask(
      'query E($representations: [_Any!]!) { _entities(representations: $representations) { __typename ... on Listing { title } ... on Retailer { name } } }',
      {
        representations: [
          { __typename: 'Listing', id },
          { __typename: 'Retailer', id: shop.partyId },
          { __typename: 'Listing', id: 'lst_none' },
          { __typename: 'Retailer', id: 'ret_none' },
        ],
      },
    );
    expect(data._entities).toEqual([
      { __typename: 'Listing', title: 'Referred' },
      { __typename: 'Retailer', name: 'Reference Shop' },
      null,
      null,
    ]);
  });
});
