import { describe, expect, it } from '@jest/globals';
import {
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  type GraphQLTypeResolver,
  type GraphQLIsTypeOfFn,
} from 'graphql';
import { executedBoth } from './support/executed.ts';

interface TypeRules {
  readonly resolveType?: GraphQLTypeResolver<unknown, unknown>;
  readonly isDrum?: GraphQLIsTypeOfFn<unknown, unknown>;
  readonly isKite?: GraphQLIsTypeOfFn<unknown, unknown>;
}

function schemaOf(goods: unknown, { resolveType, isDrum, isKite }: TypeRules): GraphQLSchema {
  const name = { type: GraphQLString };
  const Good = new GraphQLInterfaceType({
    name: 'Good',
    fields: { name },
    ...(resolveType && { resolveType }),
  });
  const objectType = (typeName: string, field: string, isTypeOf?: GraphQLIsTypeOfFn<unknown, unknown>) =>
    new GraphQLObjectType({
      name: typeName,
      interfaces: [Good],
      fields: { name, [field]: { type: GraphQLInt } },
      ...(isTypeOf && { isTypeOf }),
    });
  const Drum = objectType('Drum', 'inches', isDrum);
  const Query = new GraphQLObjectType({
    name: 'Query',
    fields: {
      goods: { type: new GraphQLList(Good), resolve: () => goods },
      drums: { type: new GraphQLList(Drum), resolve: () => goods },
    },
  });
  return new GraphQLSchema({ query: Query, types: [Drum, objectType('Kite', 'tails', isKite)] });
}

const goods = [
  { name: 'a', inches: 8, __typename: 'Drum' },
  { name: 'b', tails: 2, __typename: 'Kite' },
  null,
];
const query = '{ goods { name __typename ... on Drum { inches } ... on Kite { tails } } }';
const is = (typeName: string) => (value: unknown) =>
  (value as { __typename: string }).__typename === typeName;
const isLater = (typeName: string) => (value: unknown) => Promise.resolve(is(typeName)(value));
const bare = goods.map((good) => good && { name: good.name, kind: good.__typename });
const kindOf = (value: unknown) => (value as { kind: string }).kind;

describe('the type of a value of an interface', () => {
  it.each<[string, unknown, TypeRules, string]>([
    ['by its __typename', goods, {}, query],
    ['by resolveType', bare, { resolveType: kindOf }, query],
    [
      'by a resolveType that takes time',
      bare,
      { resolveType: (value) => Promise.resolve(kindOf(value)) },
      query,
    ],
    [
      'by isTypeOf',
      goods.map((good) => good && { ...good, __typename: undefined, kind: good.__typename }),
      {
        isDrum: (value) => kindOf(value) === 'Drum',
        isKite: (value) => Promise.resolve(kindOf(value) === 'Kite'),
      },
      query,
    ],
    ['checked by isTypeOf', goods, { isDrum: is('Drum'), isKite: isLater('Kite') }, query],
    [
      'as told by the path of its field',
      bare,
      {
        resolveType: (value, _context, { path, fieldName }) =>
          path.key === fieldName ? kindOf(value) : undefined,
      },
      query,
    ],
  ])('is found %s, as graphql-js finds it', async (_how, values, rules, asked) => {
    const { compiled, reference } = await executedBoth(schemaOf(values, rules), { query: asked });
    expect(compiled).toEqual(reference);
    expect(compiled).not.toHaveProperty('errors');
  });

  it.each<[string, unknown, TypeRules, string]>([
    ['is not known', bare, {}, query],
    ['is none of the schema', bare, { resolveType: () => 'Ball' }, query],
    ['is no object', bare, { resolveType: () => 'Good' }, query],
    ['is not one of the interface', bare, { resolveType: () => 'Query' }, query],
    ['is not a name', bare, { resolveType: () => 7 as never }, query],
    ['is denied by isTypeOf', goods, { isDrum: () => false, isKite: () => Promise.resolve(false) }, query],
    ['is neither of it nor not', goods, { isDrum: () => undefined as never }, '{ drums { name } }'],
    ['is not what the field has', goods, { isDrum: is('Drum') }, '{ drums { name } }'],
    [
      'cannot be found',
      bare,
      {
        resolveType: () => {
          throw new Error('no type');
        },
      },
      query,
    ],
    ['cannot be found in the end', bare, { resolveType: () => Promise.reject(new Error('no type')) }, query],
  ])(
    'that %s makes null of it, at the place where graphql-js tells so',
    async (_why, values, rules, asked) => {
      const { compiled, reference } = await executedBoth(schemaOf(values, rules), { query: asked });
      // The words are our own: nobody but our log reads them.
      expect(places(compiled)).toEqual(places(reference));
      expect(places(compiled).errors.length).toBeGreaterThan(0);
    },
  );
});

function places(result: unknown) {
  const { data, errors = [] } = result as { data: unknown; errors?: readonly { path: unknown }[] };
  return { data, errors: errors.map(({ path }) => path) };
}
