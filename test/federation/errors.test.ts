import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Problem } from '../../values/problem.ts';
import { defineFixture, inProcess, startTestGateway, type TestGateway } from '../gateway/support/fixtures.ts';

const refuse = (reason: string) => {
  throw new Problem('INVALID', reason);
};

/** A list of things of several types, some of them missing, in lists within lists. */
const lists = defineFixture({
  name: 'lists',
  sdl: `
    type Query { things: [Thing] grid: [[Thing]] viewer: Viewer }
    type Viewer { things: [Thing] }
    union Thing = Sku | Offer
    type Sku @key(fields: "id") { id: ID! }
    type Offer @key(fields: "id") { id: ID! }
  `,
  resolvers: {
    Query: {
      things: () => [offer(1), null, sku(1), offer(2), sku(2), sku(1)],
      grid: () => [[offer(1), sku(1)], null, [sku(2), null, offer(2)]],
      viewer: () => ({ things: [offer(1), sku(2)] }),
    },
  },
});
const sku = (number: number) => ({ __typename: 'Sku', id: `s${number}` });
const offer = (number: number) => ({ __typename: 'Offer', id: `o${number}` });

const skus = defineFixture({
  name: 'skus',
  sdl: 'type Query { a: Int } type Sku @key(fields: "id") { id: ID! code: String weight: Int }',
  resolvers: {
    Sku: {
      code: ({ id }: { id: string }) => (id === 's2' ? refuse('no-code') : id),
      weight: ({ id }: { id: string }) => (id === 's2' ? refuse('no-weight') : 1),
    },
  },
});

const offers = defineFixture({
  name: 'offers',
  sdl: 'type Query { b: Int } type Offer @key(fields: "id") { id: ID! title: String }',
  resolvers: { Offer: { title: ({ id }: { id: string }) => (id === 'o2' ? refuse('no-title') : id) } },
});

describe('an error', () => {
  let gateway: TestGateway;
  let down: string | null = null;
  beforeAll(async () => {
    gateway = await startTestGateway({
      fixtures: [lists, skus, offers],
      callOf: (fixture, log) => {
        const call = inProcess(fixture, log);
        return (each) =>
          fixture.name === down
            ? Promise.reject(new Problem('SUBGRAPH_UNAVAILABLE', 'no-answer', { subgraph: fixture.name }))
            : call(each);
      },
    });
  });
  afterAll(() => gateway.stop());

  const placesOf = async (query: string, isDown: string | null = null) => {
    down = isDown;
    const { problems, data } = await gateway.ask(query);
    down = null;
    return { places: problems.map(([, path]) => path).sort(), data: data as unknown };
  };

  it('names its own object in a list of several types', async () => {
    const { places, data } = await placesOf(
      '{ things { ... on Sku { code weight } ... on Offer { title } } }',
    );
    expect(places).toEqual(['things.3.title', 'things.4.code', 'things.4.weight']);
    expect(data).toEqual({
      things: [
        { title: 'o1' },
        null,
        { code: 's1', weight: 1 },
        { title: null },
        { code: null, weight: null },
        { code: 's1', weight: 1 },
      ],
    });
  });

  it('names it in lists within lists', async () => {
    const { places } = await placesOf('{ grid { ... on Sku { code } ... on Offer { title } } }');
    expect(places).toEqual(['grid.2.0.code', 'grid.2.2.title']);
  });

  it('names it under aliases, where the same list is asked for twice', async () => {
    const { places } = await placesOf(
      '{ a: things { ... on Offer { t: title } } me: viewer { b: things { ... on Sku { c: code } } } }',
    );
    expect(places).toEqual(['a.3.t', 'me.b.1.c']);
  });

  it('of a subgraph that is not there names every field of every object of its', async () => {
    const query = '{ things { ... on Sku { code weight } ... on Offer { title } } }';
    expect((await placesOf(query, 'offers')).places).toEqual([
      'things.0.title',
      'things.3.title',
      'things.4.code',
      'things.4.weight',
    ]);
    expect((await placesOf(query, 'skus')).places).toEqual([
      'things.2.code',
      'things.2.weight',
      'things.3.title',
      'things.4.code',
      'things.4.weight',
      'things.5.code',
      'things.5.weight',
    ]);
  });

  it('of a subgraph that is not there leaves null what only it knows', async () => {
    const { places, data } = await placesOf('{ things { __typename } a }', 'lists');
    expect({ places, data }).toEqual({ places: ['things'], data: { things: null, a: null } });
  });
});
