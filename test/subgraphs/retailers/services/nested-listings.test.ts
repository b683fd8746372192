import { describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../../../runtime/viewer.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { listingOf, operator } from '../../../support/retailers.ts';
import { openStorefront } from '../../../support/storefront.ts';
import { viewerAs } from '../../../support/subgraph.ts';

const databases = await databasesOfThisFile();
const store = await openStorefront(databases);

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
    const { data, errors } = await store.ask(NESTED, { representations, ...variables }, viewer);
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
    const shop = await store.openShop();
    const ids = Array.from({ length: 50 }, (_, index) => `sku_page_${index}`);
    await store.offer(
      shop,
      ids.flatMap((skuId) => [
        { skuId, market: 'DE', title: `${skuId} DE` },
        { skuId, market: 'FR', title: `${skuId} FR` },
      ]),
    );
    store.commands();
    const skus = await entities(ids.map(sku), { filter: { market: 'FR' }, first: 1 });
    expect(skus.map(({ listings }) => listings?.nodes)).toEqual(ids.map((id) => [{ title: `${id} FR` }]));
    expect(store.commands().map(({ name }) => name)).toEqual(['aggregate']);
  });

  it('page through one SKU’s listings without a cursor of another', async () => {
    const shop = await store.openShop();
    await store.offer(
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
    const { errors } = await store.ask(NESTED, { representations: [sku('sku_other')], after });
    expect(errors).toMatchObject([{ code: 'BAD_INPUT' }]);
  });

  it('rank a search where they are asked to', async () => {
    const shop = await store.openShop();
    await store.offer(shop, [{ title: 'Auto' }, { title: 'Autobahn' }]);
    const [own] = await entities([retailer(shop.partyId)], {
      filter: { search: 'auto' },
      orderBy: 'RELEVANCE',
    });
    expect(own?.listings?.nodes.map(({ title }) => title)).toEqual(['Auto', 'Autobahn']);
    const [newest] = await entities([retailer(shop.partyId)], { filter: { search: 'auto' } });
    expect(newest?.listings?.nodes.map(({ title }) => title)).toEqual(['Autobahn', 'Auto']);
  });

  it('show a retailer and the operator what is not for sale, and nobody else', async () => {
    const shop = await store.openShop();
    const other = await store.openShop();
    await store.knowSkus({ skuId: 'sku_off' });
    const { results } = await store.publish(shop, {
      listings: [listingOf('sku_off', { forSale: false })],
    });
    const id = results[0]?.listing?.id;
    const seen = async (viewer: Viewer | null) => {
      const [own] = await entities([retailer(shop.partyId)], {}, viewer);
      const { data } = await store.ask('query L($id: ID!) { listing(id: $id) { status } }', { id }, viewer);
      return [own?.listings?.nodes.length, data.listing as unknown];
    };
    expect(await seen(shop)).toEqual([1, { status: 'WITHDRAWN' }]);
    expect(await seen(operator)).toEqual([1, { status: 'WITHDRAWN' }]);
    expect(await seen(other)).toEqual([0, null]);
    expect(await seen(viewerAs('customs'))).toEqual([0, null]);
    expect(await seen(null)).toEqual([0, null]);
    expect((await entities([sku('sku_off')], {}, shop))[0]?.listings?.nodes).toEqual([]);
    expect((await store.list({ filter: { retailerId: shop.partyId } }, shop)).nodes).toEqual([]);
  });
});

describe('references', () => {
  it('answer with the same objects as the fields, and null for what is none', async () => {
    const shop = await store.openShop('Reference Shop');
    const [id] = await store.offer(shop, [{ title: 'Referred' }]);
    const { data } = await store.ask(
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
