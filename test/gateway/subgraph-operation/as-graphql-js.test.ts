import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  type GraphQLEnumType,
  GraphQLError,
  type GraphQLInterfaceType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { type Asked, executedBoth } from './support/executed.ts';

type Resolve = (source: never, args: never, context: unknown, info: GraphQLResolveInfo) => unknown;

interface Case extends Asked {
  readonly sdl: string;
  /** By `Type.field`; a field of the query without one is read from `root`. */
  readonly resolvers?: Readonly<Record<string, Resolve>>;
  readonly root?: unknown;
  readonly types?: (schema: GraphQLSchema) => void;
}

const later = <Value>(value: Value): Promise<Value> => new Promise((resolve) => setImmediate(resolve, value));

const failing = (message: string) => () => {
  throw new Error(message);
};

function schemaOf({ sdl, resolvers = {}, root, types }: Case): GraphQLSchema {
  const schema = buildSchema(sdl);
  for (const [coordinate, resolve] of Object.entries(resolvers)) {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    const type = schema.getType(typeName);
    if (!type || !('getFields' in type)) throw new Error(`No type ${typeName}`);
    const definition = type.getFields()[fieldName];
    if (!definition || !('resolve' in definition)) throw new Error(`No field ${coordinate}`);
    definition.resolve = resolve as never;
  }
  const query = schema.getQueryType();
  if (root !== undefined && query) {
    for (const definition of Object.values(query.getFields())) {
      definition.resolve ??= () => (root as Readonly<Record<string, unknown>>)[definition.name];
    }
  }
  types?.(schema);
  return schema;
}

const GOODS = `
  type Query { good: Good  goods: [Good!]  firm: Good!  rows: [[Int]!]!  maybe: [Good] }
  type Good { name: String  firm: String!  units: Int  maker: Maker  makers: [Maker!]!  price(currency: String = "EUR", exact: Boolean!): String }
  type Maker { name: String!  town: String  good: Good! }
`;

const cases: Readonly<Record<string, Case>> = {
  'properties, methods and promises of an object': {
    sdl: GOODS,
    root: {
      good: {
        name: Promise.resolve('drum'),
        firm: (args: unknown, context: unknown) => `${JSON.stringify(args)} ${String(context)}`,
        units: () => later(3),
        maker: { name: 'Lin' },
        price: ({ currency, exact }: { currency: string; exact: boolean }) => `${currency} ${exact}`,
      },
    },
    context: 'c',
    query: '{ good { name firm units maker { name town } price(exact: true) } }',
  },
  'a source that is no object': { sdl: GOODS, root: { good: 'drum' }, query: '{ good { name __typename } }' },
  'a source that is a function': {
    sdl: GOODS,
    resolvers: { 'Query.good': () => Object.assign(() => 1, { units: 4 }) },
    query: '{ good { units } }',
  },
  'null where it may not stand': {
    sdl: GOODS,
    root: { good: { firm: null, units: 1 }, goods: [{ firm: 'a' }, { firm: null }] },
    query: '{ good { firm units } goods { firm } }',
  },
  'null that reaches the whole answer': {
    sdl: GOODS,
    root: { firm: { maker: { good: { firm: undefined } } } },
    query: '{ firm { makers { good { firm } } } goods { name } }',
  },
  'errors that are thrown, given, and rejected': {
    sdl: GOODS,
    resolvers: {
      'Good.name': failing('thrown'),
      'Good.firm': () => new GraphQLError('given', { extensions: { code: 'NOT_FOUND' } }),
      'Good.units': () => Promise.reject(new Error('rejected')),
      'Good.maker': () => Promise.resolve(new Error('settled')),
      'Query.maybe': () => [{}, new Error('an item'), Promise.reject(new Error('a rejected item'))],
    },
    root: { good: {} },
    query: '{ good { name units maker { name } } maybe { name } firm: good { firm } }',
  },
  'what is thrown and is no error': {
    sdl: GOODS,
    resolvers: {
      'Good.name': () => {
        // oxlint-disable-next-line typescript/only-throw-error -- What resolvers may do.
        throw 'words';
      },
    },
    root: { good: {} },
    query: '{ good { name } }',
  },
  'a failure at once beside one that takes time': {
    sdl: GOODS,
    resolvers: {
      'Maker.name': () => later(null),
      'Good.firm': failing('at once'),
      'Good.makers': () => [{}, {}],
    },
    root: { good: {}, goods: [{}, {}] },
    query: '{ good { makers { name } firm units } goods { makers { name } firm } }',
  },
  'errors below a place that is null already': {
    sdl: GOODS,
    resolvers: {
      'Good.name': async () => {
        await later(0);
        throw new Error('too late');
      },
      'Good.firm': () => Promise.reject(new Error('first')),
    },
    root: { good: {} },
    query: '{ good { maker { good { name } } name firm } }',
  },
  'lists of lists, iterables and promises of items': {
    sdl: GOODS,
    root: { rows: new Set([[1, null], later([2, later(3)])]), goods: [later({ name: 'a' }), { name: 'b' }] },
    query: '{ rows goods { name } }',
  },
  'a list that is none': {
    sdl: GOODS,
    root: { rows: 7, goods: 'text' },
    query: '{ goods { name } maybe: goods { name } }',
  },
  'an item that may not be null': {
    sdl: GOODS,
    root: { goods: [{ name: 'a' }, null], rows: [[1], null] },
    query: '{ goods { name } rows }',
  },
  'leaves that do not fit': {
    sdl: GOODS,
    root: { good: { units: 'many', name: {} } },
    query: '{ good { units name } }',
  },
  'several times the same field, merged': {
    sdl: GOODS,
    root: { good: { name: 'drum', maker: { name: 'Lin', town: 'Yiwu' } } },
    query: `{ good { maker { name } ...more name } good { maker { town } } }
      fragment more on Good { maker { home: town } ...more2 } fragment more2 on Good { maker { name } units }`,
  },
  'names that every object has': {
    sdl: GOODS,
    root: { good: { name: 'drum', units: 2 } },
    query:
      '{ good { __proto__: name constructor: units toString: name } __proto__: good { hasOwnProperty: units } }',
  },
  'arguments: defaults, variables, and what is missing': {
    sdl: GOODS,
    resolvers: { 'Good.price': (_source, args) => JSON.stringify(args) },
    root: { good: {}, goods: [{}, {}] },
    variables: { given: null },
    query: `query ($given: String, $absent: String, $exact: Boolean = false) {
      good { a: price(exact: true) b: price(currency: $given, exact: $exact) c: price(currency: $absent, exact: false) }
      goods { price(currency: "CNY", exact: $exact) } }`,
  },
  'an argument that is null in spite of its variable': {
    sdl: GOODS,
    root: { good: { price: '1' } },
    variables: { exact: null },
    query: 'query ($exact: Boolean = true) { good { name price(exact: $exact) } }',
  },
  'an argument that is wrong for nobody': {
    sdl: GOODS,
    root: { good: 'no object' },
    variables: { exact: null },
    query: 'query ($exact: Boolean = true) { good { price(exact: $exact) } }',
  },
  'arguments that a resolver changes': {
    sdl: GOODS,
    resolvers: {
      'Good.price': (_source, args) => {
        const text = JSON.stringify(args);
        Object.assign(args, { currency: 'changed' });
        return text;
      },
    },
    root: { goods: [{}, {}] },
    query: '{ goods { price(exact: true) } }',
  },
  'variables that do not fit': {
    sdl: GOODS,
    root: { good: {} },
    variables: { exact: 'yes', more: 1 },
    query: 'query ($exact: Boolean!, $more: [Int!], $none: Int!) { good { price(exact: $exact) } }',
  },
  'what is skipped and included': {
    sdl: GOODS,
    root: { good: { name: 'drum', units: 1, firm: 'a', maker: { name: 'Lin' } } },
    variables: { yes: true, no: false },
    query: `query ($yes: Boolean!, $no: Boolean!) { good {
      name @skip(if: $yes) units @include(if: $yes) ... @include(if: $no) { firm } ...more @skip(if: $no)
      firm @skip(if: true) maker @include(if: $yes) { name @include(if: $no) } } }
      fragment more on Good { name maker { name } }`,
  },
  'a condition that is null in spite of its variable': {
    sdl: GOODS,
    root: { good: { name: 'drum' }, goods: [{ name: 'a' }], maybe: null },
    variables: { yes: null },
    query: `query ($yes: Boolean = true) {
      good { name @skip(if: $yes) } goods { name } maybe { name @include(if: $yes) } }`,
  },
  'promises of other classes': {
    sdl: GOODS,
    resolvers: {
      'Query.good': () => ({ then: (done: (value: unknown) => void) => done({ name: 'drum' }) }),
      'Good.units': () => ({ then: (_done: unknown, fail: (error: Error) => void) => fail(new Error('no')) }),
      'Good.firm': () => Object.assign(() => 0, { then: (done: (value: unknown) => void) => done('firm') }),
    },
    query: '{ good { name units firm } }',
  },
  'the order of errors where a type takes time': {
    sdl: 'type Query { other: Int  node: Node }  interface Node { bad: Int }  type Made implements Node { bad: Int }',
    resolvers: {
      'Query.other': () => Promise.reject(new Error('other')),
      'Query.node': () => ({}),
      'Made.bad': failing('bad'),
    },
    types: (schema) => {
      const type = schema.getType('Node') as GraphQLInterfaceType;
      type.resolveType = () => Promise.resolve('Made');
    },
    query: '{ other node { bad } }',
  },
  'enums, scalars and unions': {
    sdl: `type Query { colours: [Colour]  any: Any  hits: [Hit] }  enum Colour { RED GREEN }  scalar Any
      union Hit = Drum | Kite  type Drum { inches: Int }  type Kite { inches: String tails: Int }`,
    resolvers: {
      'Query.colours': () => [1, 'RED', 2, null],
      'Query.any': () => ({ nested: [1, { deep: null }] }),
      'Query.hits': () => [{ __typename: 'Drum', inches: 8 }, later({ __typename: 'Kite', tails: 2 })],
    },
    types: (schema) => {
      const [red, green] = (schema.getType('Colour') as GraphQLEnumType).getValues();
      if (red && green) [red.value, green.value] = [1, 2];
    },
    query: '{ colours any hits { __typename ... on Drum { inches } ... on Kite { length: inches tails } } }',
  },
  'one of several operations, with its fragments': {
    sdl: GOODS,
    root: { good: { name: 'drum', units: 1 } },
    operationName: 'B',
    query: `query A { good { ...a } } query B { good { ...b } }
      fragment a on Good { units } fragment b on Good { name }`,
  },
  'one of several operations': {
    sdl: GOODS,
    root: { good: { name: 'drum' } },
    operationName: 'B',
    query: 'query A { good { units } } query B { good { name } }',
  },
  'the schema itself': {
    sdl: GOODS,
    root: { good: {} },
    query:
      '{ __typename __type(name: "Maker") { name fields { name type { kind ofType { name } } } } __schema { queryType { name } } good { __typename } }',
  },
  'what resolvers are told': {
    sdl: GOODS,
    resolvers: {
      'Good.name': (_source, _args, _context, info) => {
        const { fieldName, fieldNodes, returnType, parentType, path, variableValues, operation, schema } =
          info;
        const steps = [];
        for (let place: typeof path | undefined = path; place; place = place.prev) {
          steps.push([place.key, place.typename]);
        }
        const [type, parent] = [String(returnType), parentType.name];
        const nodes = fieldNodes.map(({ alias, name }) => [alias?.value, name.value]);
        const fragments = Object.keys(info.fragments);
        return JSON.stringify({
          ...{ fieldName, nodes, type, parent, steps, variableValues, fragments },
          root: info.rootValue === undefined,
          operation: operation.name?.value,
          isOfSchema: schema.getType('Good') === parentType,
        });
      },
    },
    root: { goods: [{}, {}] },
    variables: { v: 'x' },
    query: `query Named($v: String) { goods { title: name ...f price(currency: $v, exact: true) } }
      fragment f on Good { title: name }`,
  },
  'a mutation, one field after the other': {
    sdl: `${GOODS} type Mutation { add(n: Int!): Int  fail: Int  firm: Int! }`,
    resolvers: (() => {
      let sum = 0;
      const add = async (_source: never, { n }: { n: number }) => {
        const before = sum;
        await later(0);
        sum = (before * 10 + n) % 1000;
        return sum;
      };
      return { 'Mutation.add': add, 'Mutation.fail': failing('no') };
    })(),
    query: 'mutation { d: add(n: 0) e: add(n: 0) f: add(n: 0) a: add(n: 1) fail b: add(n: 2) c: add(n: 3) }',
  },
  'a mutation that ends early': {
    sdl: `${GOODS} type Mutation { add(n: Int!): Int  firm: Int! }`,
    resolvers: { 'Mutation.add': () => later(1), 'Mutation.firm': failing('no') },
    query: 'mutation { a: add(n: 1) firm b: add(n: 2) }',
  },
  'an operation that the schema has not': { sdl: GOODS, query: 'mutation { add }' },
};

describe('a compiled operation answers as graphql-js', () => {
  it.each(Object.entries(cases))('%s', async (_name, each) => {
    const { compiled, reference } = await executedBoth(schemaOf(each), each);
    expect(compiled).toEqual(reference);
    expect(JSON.stringify((compiled as { data: unknown }).data)).toBe(
      JSON.stringify((reference as { data: unknown }).data),
    );
  });
});
