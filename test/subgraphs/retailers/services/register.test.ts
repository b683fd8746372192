import { describe, expect, it } from '@jest/globals';
import { eventModel } from '../../../../runtime/events.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { newKey, openTestRetailers, operator } from '../../../support/retailers.ts';
import { viewerAs } from '../../../support/subgraph.ts';

const databases = await databasesOfThisFile();
const subgraph = await openTestRetailers(databases);

const REGISTER_RETAILER = `mutation R($input: RegisterRetailerInput!) {
  registerRetailer(input: $input) {
    retailer { id name zone { id } } replayed userErrors { code message field }
  }
}`;

const REGISTER_BUYER = `mutation B($input: RegisterBuyerInput!) {
  registerBuyer(input: $input) { buyer { id name country kind } replayed userErrors { code field } }
}`;

const ERASE_BUYER = `mutation E($input: EraseBuyerInput!) {
  eraseBuyer(input: $input) { buyer { id name country } replayed userErrors { code field } }
}`;

const eventsOf = (aggregateId: string) =>
  eventModel(databases.of('retailers')).find({ aggregateId }).sort({ _id: 1 }).lean();

const stored = (collection: string) => databases.of('retailers').collection(collection).find().toArray();

const seenAs = async (buyerId: string, viewer: ReturnType<typeof viewerAs> | null) => {
  const representations = [{ __typename: 'Buyer', id: buyerId }];
  const { data } = await subgraph.ask(
    'query E($representations: [_Any!]!) { _entities(representations: $representations) { ... on Buyer { name country } } }',
    { representations },
    viewer,
  );
  return data._entities[0] as unknown;
};

describe('registerRetailer', () => {
  const register = (input: object, viewer: ReturnType<typeof viewerAs> | null = operator) =>
    subgraph.ask(REGISTER_RETAILER, { input: { idempotencyKey: newKey(), ...input } }, viewer);

  it('opens an account that everybody can see', async () => {
    const { data } = await register({ name: ' Corner Shop ', zoneId: 'zone_hangzhou' });
    expect(data.registerRetailer).toEqual({
      retailer: { id: expect.stringMatching(/^ret_/), name: 'Corner Shop', zone: { id: 'zone_hangzhou' } },
      replayed: false,
      userErrors: [],
    });
    const id = String(data.registerRetailer.retailer.id);
    const read = await subgraph.ask('query R($id: ID!) { retailer(id: $id) { name } }', { id });
    expect(read.data.retailer).toEqual({ name: 'Corner Shop' });
    expect(await eventsOf(id)).toMatchObject([
      {
        sequence: 1,
        type: 'RetailerRegistered',
        data: { retailerId: id, name: 'Corner Shop', zoneId: 'zone_hangzhou' },
      },
    ]);
  });

  it('gives the same call the same retailer', async () => {
    const input = { idempotencyKey: newKey(), name: 'Once' };
    const first = await register(input);
    const second = await register(input);
    expect(second.data.registerRetailer).toEqual({ ...first.data.registerRetailer, replayed: true });
  });

  it.each([
    ['an empty name', { name: ' ' }, ['name']],
    ['a name of 201 characters', { name: 'x'.repeat(201) }, ['name']],
    ['an id that is no zone’s', { name: 'Shop', zoneId: 'sup_1' }, ['zoneId']],
    [
      'an idempotency key of 256 characters',
      { name: 'Shop', idempotencyKey: 'k'.repeat(256) },
      ['idempotencyKey'],
    ],
  ])('refuses %s', async (_case, input, field) => {
    const { data } = await register(input);
    expect(data.registerRetailer).toMatchObject({ retailer: null, userErrors: [{ code: 'INVALID', field }] });
  });

  it.each([
    ['a visitor', null, 'UNAUTHENTICATED'],
    ['a retailer', viewerAs('retailer', 'ret_1'), 'FORBIDDEN'],
    ['a supplier', viewerAs('supplier', 'sup_1'), 'FORBIDDEN'],
  ])('turns %s away', async (_case, viewer, code) => {
    const { errors } = await register({ name: 'Shop' }, viewer);
    expect(errors).toMatchObject([{ code }]);
  });
});

describe('registerBuyer', () => {
  const register = (input: object, viewer: ReturnType<typeof viewerAs> | null = operator) =>
    subgraph.ask(REGISTER_BUYER, { input: { idempotencyKey: newKey(), ...input } }, viewer);
  const grete = { name: 'Grete Muster', country: 'DE', kind: 'CONSUMER' };

  it('opens an account', async () => {
    const { data } = await register(grete);
    expect(data.registerBuyer).toEqual({
      buyer: { id: expect.stringMatching(/^buy_/), ...grete },
      replayed: false,
      userErrors: [],
    });
  });

  it('keeps the name in a record of its own, and nowhere else', async () => {
    const { data } = await register({ ...grete, name: 'Unmistakable Person' });
    const id = String(data.registerBuyer.buyer.id);
    const collections = await databases.of('retailers').listCollections();
    const holding = [];
    for (const { name } of collections) {
      const text = JSON.stringify(await stored(name), (_key, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      );
      if (text.includes('Unmistakable')) holding.push(name);
    }
    expect(holding).toEqual(['buyer_identities']);
    expect(await eventsOf(id)).toMatchObject([{ data: { buyerId: id, kind: 'CONSUMER', country: 'DE' } }]);
  });

  it.each([
    ['an empty name', { ...grete, name: '' }, ['name']],
    ['a country that is none', { ...grete, country: 'EU' }, ['country']],
  ])('refuses %s', async (_case, input, field) => {
    const { data } = await register(input);
    expect(data.registerBuyer).toMatchObject({ buyer: null, userErrors: [{ code: 'INVALID', field }] });
  });

  it('turns away who may not register', async () => {
    const { errors } = await register(grete, viewerAs('buyer', 'buy_1'));
    expect(errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  it('shows a buyer to itself and the operator, and to nobody else', async () => {
    const { data } = await register(grete);
    const id = String(data.registerBuyer.buyer.id);
    const shown = { name: 'Grete Muster', country: 'DE' };
    expect(await seenAs(id, viewerAs('buyer', id))).toEqual(shown);
    expect(await seenAs(id, operator)).toEqual(shown);
    expect(await seenAs(id, viewerAs('buyer', 'buy_other'))).toBeNull();
    expect(await seenAs(id, viewerAs('retailer', 'ret_1'))).toBeNull();
    expect(await seenAs(id, viewerAs('customs'))).toBeNull();
    expect(await seenAs(id, null)).toBeNull();
  });
});

describe('eraseBuyer', () => {
  const register = async () => {
    const input = { idempotencyKey: newKey(), name: 'Forget Me', country: 'FR', kind: 'BUSINESS' };
    return String((await subgraph.ask(REGISTER_BUYER, { input }, operator)).data.registerBuyer.buyer.id);
  };
  const erase = (buyerId: string, viewer: ReturnType<typeof viewerAs> | null, idempotencyKey = newKey()) =>
    subgraph.ask(ERASE_BUYER, { input: { idempotencyKey, buyerId } }, viewer);

  it('leaves the buyer without a name', async () => {
    const id = await register();
    const { data } = await erase(id, viewerAs('buyer', id));
    expect(data.eraseBuyer).toEqual({
      buyer: { id, name: null, country: 'FR' },
      replayed: false,
      userErrors: [],
    });
    expect(await stored('buyer_identities')).not.toContainEqual(expect.objectContaining({ _id: id }));
    expect(await eventsOf(id)).toMatchObject([
      { sequence: 1, type: 'BuyerRegistered' },
      { sequence: 2, type: 'BuyerErased', data: { buyerId: id } },
    ]);
  });

  it('can be said twice, by key and without', async () => {
    const id = await register();
    const key = newKey();
    await erase(id, operator, key);
    expect((await erase(id, operator, key)).data.eraseBuyer).toMatchObject({
      replayed: true,
      userErrors: [],
    });
    expect((await erase(id, operator)).data.eraseBuyer).toMatchObject({ replayed: false, userErrors: [] });
    expect(await eventsOf(id)).toHaveLength(2);
  });

  it.each([
    ['another buyer', viewerAs('buyer', 'buy_other')],
    ['a retailer', viewerAs('retailer', 'ret_1')],
  ])('does not exist for %s', async (_case, viewer) => {
    const id = await register();
    const { data } = await erase(id, viewer);
    expect(data.eraseBuyer).toMatchObject({
      buyer: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['buyerId'] }],
    });
    expect(await seenAs(id, operator)).toMatchObject({ name: 'Forget Me' });
  });

  it('does not find a buyer that is none', async () => {
    const { data } = await erase('buy_none', operator);
    expect(data.eraseBuyer.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('turns a visitor away', async () => {
    expect((await erase('buy_1', null)).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
  });
});

describe('Viewer', () => {
  const asked = '{ viewer { account retailer { name } buyer { name } } }';

  it('is the retailer or the buyer that its account acts for', async () => {
    const shop = await subgraph.openShop('Viewing Shop');
    expect((await subgraph.ask(asked, {}, shop)).data.viewer).toMatchObject({
      retailer: { name: 'Viewing Shop' },
      buyer: null,
    });
    const input = { idempotencyKey: newKey(), name: 'Viewing Buyer', country: 'DE', kind: 'BUSINESS' };
    const { data } = await subgraph.ask(REGISTER_BUYER, { input }, operator);
    const buyer = viewerAs('buyer', String(data.registerBuyer.buyer.id));
    expect((await subgraph.ask(asked, {}, buyer)).data.viewer).toMatchObject({
      retailer: null,
      buyer: { name: 'Viewing Buyer' },
    });
  });

  it('is neither in another role, whatever its party', async () => {
    const shop = await subgraph.openShop();
    const { data } = await subgraph.ask(asked, {}, viewerAs('supplier', shop.partyId));
    expect(data.viewer).toMatchObject({ retailer: null, buyer: null });
  });
});
