import { expect, it } from '@jest/globals';
import { inProcessSubgraph } from '../../gateway/in-process-subgraph.ts';
import { createTestLog, defineFixture, inProcess, startTestGateway } from './support/fixtures.ts';
import { belts, writes } from './support/belts.ts';

const lot = { id: 'l1' };
const lots = defineFixture({
  name: 'lots',
  sdl: `type Query { lot: Lot }  type Mutation { take: Lot }  type Lot @key(fields: "id") { id: ID! }`,
  resolvers: { Query: { lot: () => lot }, Mutation: { take: () => lot } },
});
const prices = defineFixture({
  name: 'prices',
  sdl: `type Query { best: Best }  type Best { lot: Lot }  type Lot @key(fields: "id") { id: ID!  price: Int }`,
  resolvers: { Query: { best: () => ({ lot }) }, Lot: { price: () => 5 } },
});

it('begins nothing, and above all no write, for a request that is over', async () => {
  const call = inProcess(belts, createTestLog().log);
  const request = { requestId: 'r1', caller: null, signal: AbortSignal.abort(), forwardedHeaders: {} };
  const before = writes.count;
  const asked = {
    query: 'mutation { write }',
    variables: {},
    operationName: undefined,
    request,
  };
  await expect(call(asked)).rejects.toMatchObject({ code: 'TIMEOUT' });
  expect(writes.count).toBe(before);
});

it('shares the loaders of a query in all of its calls, and gives each call of a mutation its own', async () => {
  const contexts: object[] = [];
  const gateway = await startTestGateway({
    fixtures: [prices, lots],
    callOf: (fixture, log) =>
      inProcessSubgraph({
        ...fixture,
        schema: () => fixture.schema,
        log,
        contextFor: () => {
          const context = { of: fixture.name };
          contexts.push(context);
          return context;
        },
      }),
  });
  const takeNames = () => contexts.splice(0).map((context) => (context as { readonly of: string }).of);
  try {
    // Two calls to the same subgraph, of which the second follows one to the other.
    const selection = 'lot { id price } best { lot { id price } }';
    const { data, errors } = await gateway.ask(`{ ${selection} }`);
    expect({ data, errors }).toEqual({
      data: { lot: { id: 'l1', price: 5 }, best: { lot: { id: 'l1', price: 5 } } },
      errors: [],
    });
    expect(gateway.calls().filter(({ subgraph }) => subgraph === 'prices')).not.toHaveLength(1);
    expect(takeNames().sort()).toEqual(['lots', 'prices']);

    const changed = await gateway.ask('mutation { a: take { price } b: take { price } }');
    expect(changed.data).toEqual({ a: { price: 5 }, b: { price: 5 } });
    expect(takeNames()).toEqual(gateway.calls().map(({ subgraph }) => subgraph));
  } finally {
    await gateway.stop();
  }
});
