import { describe, expect, it } from '@jest/globals';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { listingOf } from '../../../support/retailers.ts';
import { LISTINGS, type ListVariables, openStorefront } from '../../../support/storefront.ts';

const databases = await databasesOfThisFile();
const store = await openStorefront(databases);

describe('listings', () => {
  it('finds words and beginnings of words, whole words first, each newest first', async () => {
    const shop = await store.openShop();
    await store.offer(shop, [
      { market: 'NL', title: 'Houten trein' },
      { market: 'NL', title: 'Treinbaan van hout' },
      { market: 'NL', title: 'TREIN, groot' },
      { market: 'NL', title: 'Houten pop' },
      { market: 'NL', title: 'Treintje' },
    ]);
    const search = (text: string, orderBy?: string) =>
      store.titlesOf({ filter: { market: 'NL', search: text }, ...(orderBy && { orderBy }) });

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
    const shop = await store.openShop();
    const other = await store.openShop();
    await store.offer(shop, [
      { market: 'SE', title: 'Lampa ett' },
      { market: 'SE', title: 'Lampa två', channel: 'B2B' },
      { market: 'FI', title: 'Lampa tre' },
      { market: 'SE', title: 'Stol' },
      { market: 'SE', title: 'Lampa fem', skuId: 'sku_lamp' },
    ]);
    await store.offer(other, [{ market: 'SE', title: 'Lampa sex' }]);
    const retailerId = shop.partyId;

    expect(await store.titlesOf({ filter: { market: 'SE' } })).toHaveLength(5);
    expect(await store.titlesOf({ filter: { market: 'SE', channel: 'B2B' } })).toEqual(['Lampa två']);
    expect(await store.titlesOf({ filter: { market: 'SE', channel: 'B2C', search: 'lampa' } })).toEqual([
      'Lampa sex',
      'Lampa fem',
      'Lampa ett',
    ]);
    expect(await store.titlesOf({ filter: { retailerId, search: 'lampa' } })).toEqual([
      'Lampa fem',
      'Lampa tre',
      'Lampa två',
      'Lampa ett',
    ]);
    expect(await store.titlesOf({ filter: { retailerId, search: 'lam t' } })).toEqual([]);
    expect(
      await store.titlesOf({ filter: { retailerId, market: 'SE', channel: 'B2B', search: 'lam' } }),
    ).toEqual(['Lampa två']);
    expect(await store.titlesOf({ filter: { skuId: 'sku_lamp' } })).toEqual(['Lampa fem']);
    expect(await store.titlesOf({ filter: { skuId: 'sku_lamp', retailerId: other.partyId } })).toEqual([]);
    expect(await store.titlesOf({ filter: { skuId: 'sku_lamp', search: 'stol' } })).toEqual([]);
    expect(await store.titlesOf({ filter: { search: 'lampa ett' } })).toEqual(['Lampa ett']);
    expect(await store.titlesOf({ filter: { channel: 'B2B', search: 'lampa' } })).toEqual(['Lampa två']);
  });

  it('ranks within a retailer as over all', async () => {
    const shop = await store.openShop();
    await store.offer(shop, [
      { title: 'Ball' },
      { title: 'Ballon' },
      { title: 'Roter Ball' },
      { title: 'Puppe' },
    ]);
    const filter = { retailerId: shop.partyId, search: 'ball' };
    expect(await store.titlesOf({ filter })).toEqual(['Roter Ball', 'Ball', 'Ballon']);
    expect(await store.walk({ filter, first: 1 })).toHaveLength(3);
  });

  it.each([
    ['a search', { market: 'AT', search: 'kugel' }, undefined],
    ['a search by the newest', { market: 'AT', search: 'kugel' }, 'NEWEST'],
    ['a storefront', { market: 'AT' }, undefined],
    ['a channel of it', { market: 'AT', channel: 'B2C' }, undefined],
  ])('visits every listing of %s once while others are published', async (_case, filter, orderBy) => {
    const shop = await store.openShop();
    const market = { market: 'AT' };
    const titles = ['Kugel', 'Kugelbahn', 'Rote Kugel', 'Kugelfisch', 'Eine Kugel'];
    const ids = await store.offer(
      shop,
      Array.from({ length: 25 }, (_, index) => ({ ...market, title: titles[index % titles.length] })),
    );
    const seen = await store.walk({ filter, first: 4, ...(orderBy && { orderBy }) }, () =>
      store.offer(shop, [
        { ...market, title: 'Kugel, neu' },
        { ...market, title: 'Kugelig' },
      ]),
    );
    expect(new Set(seen).size).toBe(seen.length);
    expect(ids.filter((id) => !seen.includes(id))).toEqual([]);
  });

  it('costs one command a page, two where a page touches both ranks', async () => {
    const shop = await store.openShop();
    await store.offer(shop, [
      ...Array.from({ length: 60 }, () => ({ market: 'CH', title: 'Uhr' })),
      ...Array.from({ length: 60 }, () => ({ market: 'CH', title: 'Uhrwerk' })),
    ]);
    const costOf = async (variables: ListVariables) => {
      store.commands();
      const { nodes } = await store.list(variables);
      return [nodes.length, ...store.commands().map(({ name, collection }) => `${name} ${collection}`)];
    };
    const filter = { market: 'CH', search: 'uhr' };
    expect(await costOf({ filter, first: 50 })).toEqual([50, 'find listings']);
    expect(await costOf({ filter, first: 100 })).toEqual([100, 'find listings', 'find listings']);
    expect(await costOf({ filter: { market: 'CH' }, first: 100 })).toEqual([100, 'find listings']);
  });

  it('merges all markets where none is named, a new one at once, with one more command', async () => {
    const shop = await store.openShop();
    await store.offer(shop, [
      { market: 'PT', title: 'Überall eins' },
      { market: 'ES', title: 'Überall zwei' },
      { market: 'PT', title: 'Überall drei' },
    ]);
    await store.knowSkus({ skuId: 'sku_everywhere' });
    await store.publish(shop, {
      listings: [listingOf('sku_everywhere', { market: 'TV', title: 'Überall vier' })],
    });
    store.commands();
    expect(await store.titlesOf({ filter: { search: 'überall' } })).toEqual([
      'Überall vier',
      'Überall drei',
      'Überall zwei',
      'Überall eins',
    ]);
    expect(store.commands().map(({ collection }) => collection)).toEqual(['markets', 'listings', 'listings']);
    expect(await store.walk({ filter: { search: 'überall' }, first: 1 })).toHaveLength(4);
  });

  it('names the retailers of a page of 50 with one more command', async () => {
    const shops = [await store.openShop(), await store.openShop(), await store.openShop()];
    for (const [index, shop] of shops.entries()) {
      await store.offer(
        shop,
        Array.from({ length: 20 }, () => ({ market: 'NO', title: `Bok ${index}` })),
      );
    }
    store.commands();
    const { data } = await store.ask(
      '{ listings(filter: {market: "NO"}, first: 50) { nodes { price { amount } sku { id } retailer { name zone { id } } } } }',
    );
    expect(data.listings.nodes).toHaveLength(50);
    expect(store.commands().map(({ collection }) => collection)).toEqual(['listings', 'retailers']);
  });

  it.each([
    ['a market that is no country', { filter: { market: 'EU' } }],
    ['a search without words', { filter: { search: '!?' } }],
    ['a search of 201 characters', { filter: { search: 'x'.repeat(201) } }],
    ['a page of 0', { first: 0 }],
    ['a page of 101', { first: 101 }],
    ['a cursor of nothing', { after: 'abc' }],
  ])('refuses %s as bad input', async (_case, variables) => {
    const { errors } = await store.ask(LISTINGS, variables);
    expect(errors).toMatchObject([{ code: 'BAD_INPUT', path: ['listings'] }]);
  });

  it('refuses a cursor of another filter or order', async () => {
    const shop = await store.openShop();
    await store.offer(shop, [{ market: 'DK' }, { market: 'DK' }]);
    const { pageInfo } = await store.list({ filter: { market: 'DK' }, first: 1 });
    const after = pageInfo.endCursor;
    for (const other of [{ filter: { market: 'IS' } }, { filter: { market: 'DK' }, orderBy: 'NEWEST' }]) {
      await expect(store.list({ ...other, after })).rejects.toThrow('BAD_INPUT');
    }
  });
});
