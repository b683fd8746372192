import { expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { compileDocument } from '../../../gateway/subgraph-operation/index.ts';
import { defineFixture } from '../support/fixtures.ts';
import { executedBoth } from './support/executed.ts';

it('keeps executions of one document apart that run at the same time', async () => {
  const schema = buildSchema('type Query { item(n: Int!): Item }  type Item { n: Int!  bad: Int }');
  const definition = schema.getQueryType()?.getFields()['item'];
  if (definition) {
    definition.resolve = async (_source, { n }: { n: number }, delays: readonly number[]) => {
      await new Promise((resolve) => setTimeout(resolve, delays[n]));
      return { n, bad: n % 2 === 0 ? n : new Error(String(n)) };
    };
  }
  const run = compileDocument(schema, parse('query ($n: Int!) { item(n: $n) { n bad } }'));
  const delays = [30, 0, 20, 10];
  const answers = await Promise.all(
    delays.map(async (_delay, n) => run({ variables: { n }, context: delays })),
  );
  for (const [n, { data, errors }] of answers.entries()) {
    expect(data).toEqual({ item: { n, bad: n % 2 === 0 ? n : null } });
    expect(errors?.map(({ message, path }) => ({ message, path })) ?? []).toEqual(
      n % 2 === 0 ? [] : [{ message: String(n), path: ['item', 'bad'] }],
    );
  }
});

it('asks entities of a subgraph as graphql-js does', async () => {
  const { schema } = defineFixture({
    name: 'goods',
    sdl: `
      type Query { good: Good }
      interface Thing { id: ID! }
      type Good implements Thing @key(fields: "id") { id: ID!  name: String!  more: Thing }
      type Lot @key(fields: "id") { id: ID!  units: Int }
    `,
    resolvers: {
      Good: {
        __resolveReference: async ({ id }: { id: string }) =>
          id === 'none' ? null : { id, name: id === 'nameless' ? null : `good ${id}` },
        more: ({ id }: { id: string }) => ({ __typename: 'Good', id: `${id}+`, name: 'more' }),
      },
      Lot: {
        __resolveReference: ({ id }: { id: string }) => {
          if (id === 'bad') throw new Error('no such lot');
          return { id, units: 3 };
        },
      },
    },
  });
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
    __typename ... on Good { id name more { id ... on Good { name } } } ... on Lot { id units } } }`;
  const of = (type: string, ids: readonly string[]) => ids.map((id) => ({ __typename: type, id }));
  for (const representations of [
    [...of('Good', ['1', 'none', 'nameless']), ...of('Lot', ['7'])],
    of('Lot', ['1', 'bad']),
    of('Nothing', ['1']),
  ]) {
    const { compiled, reference } = await executedBoth(schema, { query, variables: { representations } });
    expect(compiled).toEqual(reference);
  }
});
