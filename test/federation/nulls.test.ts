import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defineFixture, startTestGateway, type TestGateway } from '../gateway/support/fixtures.ts';

/** A subgraph whose answers break its own schema, as only one in another process could. */
const broken = (data: Record<string, unknown>) => () => Promise.resolve({ data });

const offers = defineFixture({
  name: 'offers',
  sdl: `
    type Query { offers: [Offer!]! strict: [StrictOffer!]! first: Offer }
    type Offer @key(fields: "id") { id: ID! sku: Sku }
    type StrictOffer @key(fields: "id") { id: ID! sku: Sku! }
    type Sku @key(fields: "id", resolvable: false) { id: ID! }
  `,
  resolvers: {
    Query: {
      offers: () => [
        { id: 'o1', sku: { id: 's1' } },
        { id: 'o2', sku: { id: 'gone' } },
        { id: 'o3', sku: null },
      ],
      strict: () => [{ id: 'o1', sku: { id: 'gone' } }],
    },
  },
});

const catalogue = defineFixture({
  name: 'catalogue',
  sdl: `
    type Query { skus: [Sku!] }
    type Sku @key(fields: "id") { id: ID! code: String! supplier: Supplier! }
    type Supplier { name: String! }
  `,
  resolvers: {
    Sku: {
      __resolveReference: ({ id }: { id: string }) =>
        id === 'gone' ? null : { id, code: 'A', supplier: { name: 'X' } },
    },
  },
});

describe('null', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway({ fixtures: [offers, catalogue] });
  });
  afterAll(() => gateway.stop());

  it('stands for an object that its owner does not know, without an error', async () => {
    const { body } = await gateway.ask('{ offers { id sku { code } } }');
    expect(body).toEqual({
      data: {
        offers: [
          { id: 'o1', sku: { code: 'A' } },
          { id: 'o2', sku: null },
          { id: 'o3', sku: null },
        ],
      },
    });
  });

  it('stands for it also when what is asked for lies deeper', async () => {
    const { body } = await gateway.ask('{ offers { sku { supplier { name } } } }');
    expect(body).toEqual({
      data: { offers: [{ sku: { supplier: { name: 'X' } } }, { sku: null }, { sku: null }] },
    });
  });

  it('is an error where the object may not be null', async () => {
    const { data, errors, body } = await gateway.ask('{ strict { id sku { code } } }');
    expect(data).toBeNull();
    expect(errors).toEqual([
      {
        message: 'Cannot return null for non-nullable field Sku.code.',
        path: ['strict', 0, 'sku', 'code'],
        extensions: { code: 'INTERNAL', reason: 'null-where-none-may-be', requestId: expect.any(String) },
      },
    ]);
    expect(body).not.toHaveProperty('extensions');
  });

  it.each([
    ['a field', { skus: [{ id: 's1', code: null }] }, { skus: null }, 'skus.0.code'],
    ['an item of a list', { skus: [{ id: 's1', code: 'A' }, null] }, { skus: null }, 'skus.1'],
    ['a value of another type', { skus: [{ id: 's1', code: { a: 1 } }] }, { skus: null }, 'skus.0.code'],
  ])(
    'is an error with its path where a subgraph breaks its schema in %s',
    async (_case, sent, expected, path) => {
      const faulty = await startTestGateway({ fixtures: [catalogue], callOf: () => broken(sent) });
      const { data, problems, body } = await faulty.ask('{ skus { id code } }');
      await faulty.stop();
      expect({ data, problems }).toEqual({ data: expected, problems: [['INTERNAL', path]] });
      expect(body).not.toHaveProperty('extensions');
    },
  );
});

it('is explained where an object is not known, also beside another one and beside what may not be read', async () => {
  const gone = { __resolveReference: () => null };
  const gateway = await startTestGateway({
    fixtures: [
      defineFixture({
        name: 'shops',
        sdl: `
          type Query { shop: Shop! secret: Int @authenticated }
          type Shop @key(fields: "id") { id: ID! b: Item }
          type Item @key(fields: "id", resolvable: false) { id: ID! }
        `,
        resolvers: { Query: { shop: () => ({ id: 'x', b: { id: 'y' } }) } },
      }),
      defineFixture({
        name: 'details',
        sdl: 'type Shop @key(fields: "id") { id: ID! a: Int! } type Item @key(fields: "id") { id: ID! c: Int! }',
        resolvers: { Shop: gone, Item: gone },
      }),
    ],
  });
  const { data, problems } = await gateway.ask('{ shop { a b { c } } secret }');
  await gateway.stop();
  expect(data).toBeNull();
  expect(problems).toEqual([
    ['INTERNAL', 'shop.a'],
    ['UNAUTHENTICATED', 'secret'],
  ]);
});
