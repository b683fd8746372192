import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defineFixture, startTestGateway, type TestGateway } from '../gateway/support/fixtures.ts';

const belts = defineFixture({
  name: 'belts',
  sdl: `
    type Query { belts: [Belt!] viewer: Viewer @shareable }
    type Mutation { rename(id: ID!, name: String!): Belt }
    type Belt @key(fields: "id") { id: ID! name: String! grams: Int! }
    type Viewer @key(fields: "account", resolvable: false) { account: String! party: String @shareable belts: Int }
  `,
  resolvers: {
    Query: {
      belts: () =>
        [1, 2, 3].map((number) => ({ id: `b${number}`, name: `Belt ${number}`, grams: number * 100 })),
      viewer: () => ({ account: 'me', party: 'SUPPLIER', belts: 3 }),
    },
    Mutation: {
      rename: (_root: unknown, { id, name }: { id: string; name: string }) => ({ id, name, grams: 1 }),
    },
    Belt: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `Belt ${id}`, grams: 100 }) },
  },
});

const shops = defineFixture({
  name: 'shops',
  sdl: `
    type Query { viewer: Viewer @shareable }
    type Viewer @key(fields: "account", resolvable: false) { account: String! party: String @shareable shops: Int }
    type Belt @key(fields: "id") {
      id: ID!
      grams: Int! @external
      postage: Int @requires(fields: "grams")
      shops: [Shop!]
    }
    type Shop { name: String! belt: Belt }
  `,
  resolvers: {
    Query: { viewer: () => ({ account: 'me', party: 'SUPPLIER', shops: 5 }) },
    Belt: {
      postage: ({ grams }: { grams: number }) => grams * 2,
      shops: ({ id }: { id: string }) => [{ name: `Shop of ${id}`, belt: { id } }],
    },
  },
});

describe('a graph of two subgraphs', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway({ fixtures: [belts, shops] });
  });
  afterAll(() => gateway.stop());

  const hops = () => gateway.calls().map(({ subgraph }) => subgraph);

  it('joins a whole list in one call for each step', async () => {
    hops();
    const { data } = await gateway.ask('{ belts { name shops { name belt { name } } } }');
    expect(data.belts[2]).toEqual({
      name: 'Belt 3',
      shops: [{ name: 'Shop of b3', belt: { name: 'Belt b3' } }],
    });
    expect(hops()).toEqual(['belts', 'shops', 'belts']);
  });

  it('carries what a field requires, and does not show it', async () => {
    const { data } = await gateway.ask('{ belts { postage } }');
    expect(data).toEqual({ belts: [{ postage: 200 }, { postage: 400 }, { postage: 600 }] });
  });

  it('asks the parts of a shared root object side by side', async () => {
    hops();
    const { data } = await gateway.ask('{ viewer { account party belts shops } }');
    expect(data).toEqual({ viewer: { account: 'me', party: 'SUPPLIER', belts: 3, shops: 5 } });
    expect(hops().sort()).toEqual(['belts', 'shops']);
  });

  it('joins what a mutation changed', async () => {
    const { data } = await gateway.ask('mutation { rename(id: "b1", name: "New") { name shops { name } } }');
    expect(data).toEqual({ rename: { name: 'New', shops: [{ name: 'Shop of b1' }] } });
  });

  it('hands variables only to the subgraphs that use them', async () => {
    gateway.calls();
    await gateway.ask(
      'mutation($id: ID!, $name: String!) { rename(id: $id, name: $name) { shops { name } } }',
      {
        variables: { id: 'b1', name: 'secret', extra: 1 },
      },
    );
    expect(gateway.calls().map(({ variables }) => Object.keys(variables).sort())).toEqual([
      ['id', 'name'],
      ['representations'],
    ]);
  });

  it.each(['__proto__', 'constructor', 'toString', '__typename2'])('takes %s for an alias', async (alias) => {
    const { text } = await gateway.ask(`{ belts { ${alias}: name } }`);
    expect(text).toContain(`"${alias}":"Belt 1"`);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
