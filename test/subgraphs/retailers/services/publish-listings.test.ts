import { describe, expect, it } from '@jest/globals';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { listingOf, newKey, openTestRetailers, operator } from '../../../support/retailers.ts';
import { viewerAs } from '../../../support/subgraph.ts';

let skus = 0;

const databases = await databasesOfThisFile();
const subgraph = await openTestRetailers(databases);

/** SKUs that suppliers have published and nobody has listed. */
async function freshSkus(count: number): Promise<readonly string[]> {
  const ids = Array.from({ length: count }, () => `sku_${(skus += 1)}`);
  await subgraph.knowSkus(...ids.map((skuId) => ({ skuId })));
  return ids;
}

async function freshSku(): Promise<string> {
  const [skuId = ''] = await freshSkus(1);
  return skuId;
}

const stored = (retailerId: string) =>
  databases.of('retailers').collection('listings').find({ retailerId }).sort({ _id: 1 }).toArray();

describe('publishListings', () => {
  it('creates listings, with one result for each row', async () => {
    const shop = await subgraph.openShop();
    const [one = '', two = ''] = await freshSkus(2);
    const answer = await subgraph.publish(shop, {
      listings: [
        listingOf(one),
        listingOf(two, { channel: 'B2B', market: 'US', price: { amount: '9', currency: 'USD' } }),
      ],
    });

    expect(answer.userErrors).toEqual([]);
    expect(answer.results).toEqual([
      {
        index: 0,
        listing: {
          id: expect.stringMatching(/^lst_/),
          title: 'Holzeisenbahn',
          status: 'FOR_SALE',
          market: 'DE',
          channel: 'B2C',
          price: { amount: '24.90', currency: 'EUR' },
          sku: { id: one },
          retailer: { id: shop.partyId },
          createdAt: '2026-11-23T08:00:00.000Z',
          updatedAt: '2026-11-23T08:00:00.000Z',
        },
        errors: [],
      },
      expect.objectContaining({
        index: 1,
        listing: expect.objectContaining({
          channel: 'B2B',
          market: 'US',
          price: { amount: '9.00', currency: 'USD' },
        }),
      }),
    ]);
  });

  it('updates what is there by SKU, market and channel, and keeps its id and first day', async () => {
    const shop = await subgraph.openShop();
    const sku = await freshSku();
    const first = await subgraph.publish(shop, { listings: [listingOf(sku)] });
    subgraph.clock.set('2026-11-24T08:00:00Z');
    const second = await subgraph.publish(shop, {
      listings: [listingOf(sku, { title: 'Bahn' }), listingOf(sku, { channel: 'B2B' })],
    });
    subgraph.clock.set('2026-11-23T08:00:00Z');

    expect(second.results[0]?.listing).toMatchObject({
      id: first.results[0]?.listing?.id,
      title: 'Bahn',
      createdAt: '2026-11-23T08:00:00.000Z',
      updatedAt: '2026-11-24T08:00:00.000Z',
    });
    expect(await stored(shop.partyId)).toHaveLength(2);
  });

  it('writes nothing where a row says what is there already', async () => {
    const shop = await subgraph.openShop();
    const sku = await freshSku();
    await subgraph.publish(shop, { listings: [listingOf(sku)] });
    const before = await stored(shop.partyId);
    const again = await subgraph.publish(shop, { listings: [listingOf(sku)] });
    expect(again.results[0]?.listing).toMatchObject({ title: 'Holzeisenbahn' });
    expect(await stored(shop.partyId)).toEqual(before);
  });

  it('takes a listing off sale and puts it on sale again', async () => {
    const shop = await subgraph.openShop();
    const sku = await freshSku();
    const statusOf = async (forSale: boolean) =>
      (await subgraph.publish(shop, { listings: [listingOf(sku, { forSale })] })).results[0]?.listing?.status;
    expect(await statusOf(true)).toBe('FOR_SALE');
    expect(await statusOf(false)).toBe('WITHDRAWN');
    expect(await statusOf(true)).toBe('FOR_SALE');
  });

  it('gives the same call the same answer and has one effect', async () => {
    const shop = await subgraph.openShop();
    const call = { idempotencyKey: newKey(), listings: [listingOf(await freshSku())] };
    const first = await subgraph.publish(shop, call);
    expect(await subgraph.publish(shop, call)).toEqual({ ...first, replayed: true });
    expect(await stored(shop.partyId)).toHaveLength(1);
  });

  it('refuses the same key with other rows', async () => {
    const shop = await subgraph.openShop();
    const sku = await freshSku();
    const idempotencyKey = newKey();
    await subgraph.publish(shop, { idempotencyKey, listings: [listingOf(sku)] });
    const other = await subgraph.publish(shop, {
      idempotencyKey,
      listings: [listingOf(sku, { title: 'Other' })],
    });
    expect(other).toMatchObject({ results: [], userErrors: [{ code: 'IDEMPOTENCY_MISMATCH' }] });
  });

  it('makes one listing of two calls about it at the same time', async () => {
    const shop = await subgraph.openShop();
    const sku = await freshSku();
    const calls = ['A', 'B', 'C', 'D'].map((title) =>
      subgraph.publish(shop, { listings: [listingOf(sku, { title })] }),
    );
    const ids = (await Promise.all(calls)).map(({ results }) => results[0]?.listing?.id);
    expect(new Set(ids).size).toBe(1);
    expect(await stored(shop.partyId)).toMatchObject([{ version: 4 }]);
  });

  describe('under REJECT_ALL', () => {
    it('writes nothing when a row is bad, names every problem, and consumes no key', async () => {
      const shop = await subgraph.openShop();
      const [good = '', other = ''] = await freshSkus(2);
      const idempotencyKey = newKey();
      const answer = await subgraph.publish(shop, {
        idempotencyKey,
        listings: [
          listingOf(good),
          listingOf('sku_unknown'),
          listingOf(other, { title: '', price: { amount: '0', currency: 'EUR' } }),
        ],
      });
      expect(answer).toMatchObject({
        results: [],
        replayed: false,
        userErrors: [
          { code: 'NOT_FOUND', field: ['listings', '1', 'skuId'] },
          { code: 'INVALID', field: ['listings', '2', 'title'] },
          { code: 'INVALID', field: ['listings', '2', 'price', 'amount'] },
        ],
      });
      expect(await stored(shop.partyId)).toEqual([]);
      const mended = await subgraph.publish(shop, { idempotencyKey, listings: [listingOf(good)] });
      expect(mended).toMatchObject({ replayed: false, userErrors: [] });
    });
  });

  describe('under REJECT_FAILED', () => {
    it('writes the good rows, and says of each bad one why', async () => {
      const shop = await subgraph.openShop();
      const [good = '', twice = ''] = await freshSkus(2);
      const answer = await subgraph.publish(shop, {
        onError: 'REJECT_FAILED',
        listings: [
          listingOf(twice),
          listingOf(good),
          listingOf(twice, { title: 'Other' }),
          listingOf('sku_unknown'),
          listingOf(good, { market: 'XX' }),
        ],
      });
      expect(answer.userErrors).toEqual([]);
      expect(
        answer.results.map(({ index, listing, errors }) => [index, listing === null, errors[0]?.code]),
      ).toEqual([
        [0, true, 'DUPLICATE'],
        [1, false, undefined],
        [2, true, 'DUPLICATE'],
        [3, true, 'NOT_FOUND'],
        [4, true, 'INVALID'],
      ]);
      expect(answer.results[4]?.errors[0]?.field).toEqual(['listings', '4', 'market']);
      expect(await stored(shop.partyId)).toMatchObject([{ skuId: good }]);
    });

    it('answers also where every row is bad', async () => {
      const shop = await subgraph.openShop();
      const answer = await subgraph.publish(shop, {
        onError: 'REJECT_FAILED',
        listings: [listingOf('sku_unknown')],
      });
      expect(answer).toMatchObject({
        userErrors: [],
        results: [{ listing: null, errors: [{ code: 'NOT_FOUND' }] }],
      });
    });
  });

  it.each([
    ['no row', 0, 'INVALID'],
    ['501 rows', 501, 'LIMIT_EXCEEDED'],
  ])('refuses %s', async (_case, count, code) => {
    const shop = await subgraph.openShop();
    const listings = Array.from({ length: count }, (_, index) => listingOf(`sku_${index}`));
    expect((await subgraph.publish(shop, { listings })).userErrors).toMatchObject([
      { code, field: ['listings'] },
    ]);
  });

  it('writes 500 rows, new and changed, with a bounded number of commands', async () => {
    const shop = await subgraph.openShop();
    const ids = await freshSkus(500);
    await subgraph.publish(shop, { listings: ids.slice(0, 250).map((id) => listingOf(id)) });
    subgraph.commands();
    const { results } = await subgraph.publish(shop, {
      listings: ids.map((id) => listingOf(id, { title: 'Neue Bahn' })),
    });
    const commands = subgraph.commands();

    expect(results).toHaveLength(500);
    expect(results.every(({ listing }) => listing?.title === 'Neue Bahn')).toBe(true);
    expect(await stored(shop.partyId)).toHaveLength(500);
    // The last find names the shop for the payload.
    expect(commands.map(({ name, collection }) => `${name} ${collection}`)).toEqual([
      'find idempotency_keys',
      'insert idempotency_keys',
      'find retailers',
      'find sku_facts',
      'find listings',
      'find markets',
      'insert listings',
      'update listings',
      'update idempotency_keys',
      'commitTransaction null',
      'find retailers',
    ]);
  });

  it('lets the operator publish for a retailer, under keys of its own', async () => {
    const shop = await subgraph.openShop();
    const sku = await freshSku();
    const idempotencyKey = newKey();
    const listings = [listingOf(sku)];
    const own = await subgraph.publish(shop, { idempotencyKey, listings });
    const theirs = await subgraph.publish(operator, { idempotencyKey, retailerId: shop.partyId, listings });
    expect(theirs).toEqual({ ...own, replayed: false });
  });

  it('does not know another retailer, nor one that is none', async () => {
    const [shop, other] = [await subgraph.openShop(), await subgraph.openShop()];
    const listings = [listingOf(await freshSku())];
    const foreign = await subgraph.publish(shop, { retailerId: other.partyId, listings });
    const none = await subgraph.publish(operator, { retailerId: 'ret_none', listings });
    expect(foreign).toMatchObject({ results: [], userErrors: [{ code: 'NOT_FOUND' }] });
    expect(none).toMatchObject({ results: [], userErrors: [{ code: 'NOT_FOUND', field: ['retailerId'] }] });
    expect(await stored(other.partyId)).toEqual([]);
  });

  it.each([
    ['a visitor', null, 'UNAUTHENTICATED'],
    ['a supplier', viewerAs('supplier', 'sup_1'), 'FORBIDDEN'],
    ['a buyer', viewerAs('buyer', 'buy_1'), 'FORBIDDEN'],
  ])('turns %s away', async (_case, viewer, code) => {
    const input = { idempotencyKey: newKey(), retailerId: 'ret_1', listings: [listingOf('sku_1')] };
    const { errors } = await subgraph.ask(
      'mutation P($input: PublishListingsInput!) { publishListings(input: $input) { replayed } }',
      { input },
      viewer,
    );
    expect(errors).toMatchObject([{ code }]);
  });
});
