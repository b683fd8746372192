import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Problem } from '../../values/problem.ts';
import { defineFixture, inProcess, startTestGateway, type TestGateway } from '../gateway/support/fixtures.ts';

const SKUS = new Map([
  ['sku_1', { id: 'sku_1', code: 'A' }],
  ['sku_2', { id: 'sku_2', code: 'B' }],
]);

const catalogue = defineFixture({
  name: 'catalogue',
  sdl: `
    interface Node { id: ID! }
    type Query { skus: [Sku!] }
    type Sku implements Node @key(fields: "id") { id: ID! code: String! note: String }
  `,
  resolvers: {
    Query: { skus: () => [...SKUS.values()] },
    Sku: {
      __resolveReference: ({ id }: { id: string }, { caller }: { caller: unknown }) =>
        id === 'sku_private' && caller ? { id, code: 'P' } : (SKUS.get(id) ?? null),
    },
  },
  nodeTypes: { sku: 'Sku' },
});

const offers = defineFixture({
  name: 'offers',
  sdl: `
    interface Node { id: ID! }
    type Query { offers: [Offer!] }
    type Offer implements Node @key(fields: "id") { id: ID! title: String! sku: Sku }
    type Sku implements Node @key(fields: "id") { id: ID! offers: [Offer!] views: Int! }
  `,
  resolvers: {
    Offer: {
      __resolveReference: ({ id }: { id: string }) =>
        id === 'offer_1' ? { id, title: 'Cheap', sku: { id: 'sku_1' } } : null,
    },
    Sku: { offers: () => [], views: () => 7 },
  },
  nodeTypes: { offer: 'Offer' },
});

describe('node(id)', () => {
  let gateway: TestGateway;
  let isCatalogueUp = true;

  beforeAll(async () => {
    gateway = await startTestGateway({
      fixtures: [catalogue, offers],
      callOf: (fixture, log) => {
        const call = inProcess(fixture, log);
        return async (each) => {
          if (fixture.name === 'catalogue' && !isCatalogueUp) {
            throw new Problem('SUBGRAPH_UNAVAILABLE', 'no-answer', {
              subgraph: 'catalogue',
              retryable: true,
            });
          }
          return await call(each);
        };
      },
    });
  });
  afterAll(() => gateway.stop());

  const node = async (id: string, selection: string, as?: string) =>
    await gateway.ask(`query($id: ID!) { node(id: $id) { ${selection} } }`, {
      variables: { id },
      ...(as !== undefined && { as }),
    });

  it('tells those whom it explains itself to that it asked the owner', async () => {
    const { body } = await gateway.ask('{ node(id: "sku_1") { id } }', {
      as: 'gateway:explain',
      headers: { 'x-explain': '1' },
    });
    expect(body['extensions']).toMatchObject({
      explain: {
        calls: expect.arrayContaining([
          expect.objectContaining({ subgraph: 'catalogue', entities: 1, outcome: 'answered', shared: false }),
        ]),
      },
    });
  });

  it.each([
    ['the fields of its owner', '... on Sku { code }', { code: 'A' }],
    ['only its id', 'id', { id: 'sku_1' }],
    ['only its type', '__typename', { __typename: 'Sku' }],
    ['only what another subgraph adds', '... on Sku { views }', { views: 7 }],
    ['only what may be null', '... on Sku { note }', { note: null }],
    ['fields under a condition', '... on Sku @include(if: true) { code }', { code: 'A' }],
    ['fields of another type', '... on Offer { title }', {}],
  ])('finds an object for %s', async (_case, selection, expected) => {
    expect((await node('sku_1', selection)).body).toEqual({ data: { node: expected } });
  });

  it.each([
    ['of an object that does not exist', 'sku_9'],
    ['of an object that the viewer may not see', 'sku_private'],
    ['of an unknown kind', 'order_1'],
    ['without a prefix', 'sku'],
    ['that is empty', ''],
    ['of the prefix alone', 'sku_'],
    ['that names a property of objects', '__proto___1'],
    ['that is far too long', `sku_${'9'.repeat(10_000)}`],
  ])('answers null alike for an id %s', async (_case, id) => {
    for (const selection of [
      'id',
      '... on Sku { code }',
      '... on Sku { views }',
      '... on Sku { note }',
      '... on Sku { code views note }',
      '... on Sku @skip(if: false) { code }',
    ]) {
      expect({ selection, ...(await node(id, selection)).body }).toEqual({ selection, data: { node: null } });
    }
  });

  it('finds for one viewer what another does not see', async () => {
    expect((await node('sku_private', 'id', 'any')).data).toEqual({ node: { id: 'sku_private' } });
  });

  it('asks the owner once where a selection shows by itself whether the object exists', async () => {
    gateway.calls();
    await node('sku_1', '... on Sku { code }');
    expect(gateway.calls().map(({ subgraph }) => subgraph)).toEqual(['catalogue']);
    await node('sku_1', 'id');
    expect(gateway.calls().map(({ subgraph }) => subgraph)).toEqual(['catalogue']);
    await node('order_1', 'id');
    expect(gateway.calls()).toEqual([]);
  });

  it('finds many of several kinds, each kind in one call, in their order', async () => {
    gateway.calls();
    const ids = ['offer_1', 'sku_2', 'nothing_1', 'sku_1', 'sku_2', 'sku_9'];
    const { body } = await gateway.ask('query($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }', {
      variables: { ids },
    });
    expect(body).toEqual({
      data: {
        nodes: [
          { id: 'offer_1', __typename: 'Offer' },
          { id: 'sku_2', __typename: 'Sku' },
          null,
          { id: 'sku_1', __typename: 'Sku' },
          { id: 'sku_2', __typename: 'Sku' },
          null,
        ],
      },
    });
    expect(
      gateway
        .calls()
        .map(({ subgraph }) => subgraph)
        .sort(),
    ).toEqual(['catalogue', 'offers']);
  });

  it('tells aliases of one field apart', async () => {
    const { body } = await gateway.ask(
      '{ a: node(id: "sku_9") { ... on Sku { code } } b: node(id: "sku_9") { id } c: node(id: "sku_1") { id } }',
    );
    expect(body).toEqual({ data: { a: null, b: null, c: { id: 'sku_1' } } });
  });

  it('refuses more than 100 ids', async () => {
    const { data, problems } = await gateway.ask('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      variables: { ids: Array.from({ length: 101 }, (_each, index) => `sku_${index}`) },
    });
    expect(data).toEqual({ nodes: null });
    expect(problems).toEqual([['BAD_INPUT', 'nodes']]);
  });

  it('says that the owner is not there instead of that the object is not', async () => {
    isCatalogueUp = false;
    const { data, errors, problems } = await gateway.ask('{ nodes(ids: ["sku_1", "offer_1"]) { id } }');
    isCatalogueUp = true;
    expect(data).toEqual({ nodes: [null, { id: 'offer_1' }] });
    expect(problems).toEqual([['SUBGRAPH_UNAVAILABLE', 'nodes.0']]);
    expect(errors[0]?.extensions).toMatchObject({ subgraph: 'catalogue', retryable: true });
  });
});
