import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { belts } from './support/belts.ts';
import { startTestGateway, type TestGateway } from './support/fixtures.ts';

/** Each operation goes directly through the one, and through Apollo Server and its plugins in the other. */
let direct: TestGateway;
let apollo: TestGateway;
let heard: number;
beforeAll(async () => {
  heard = 0;
  const plugin = {
    requestDidStart: () => {
      heard += 1;
      return Promise.resolve();
    },
  };
  direct = await startTestGateway({ fixtures: [belts], maxBatch: 3 });
  apollo = await startTestGateway({ fixtures: [belts], maxBatch: 3, gateway: { plugins: [plugin] } });
});
afterAll(async () => {
  await direct.stop();
  await apollo.stop();
});

const ACCEPTED = ['application/json', 'application/graphql-response+json', '*/*', 'text/html'];
const HASH = '0'.repeat(64);

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers: { 'content-type': 'application/json', 'x-request-id': 'one' },
});
const get = (params: Record<string, string>): readonly [string, RequestInit] => [
  `?${new URLSearchParams(params).toString()}`,
  { headers: { 'apollo-require-preflight': '1', 'x-request-id': 'one' } },
];

const requests: readonly (readonly [string, string, RequestInit])[] = [
  ['a query', '', json({ query: '{ belts { id name } }' })],
  ['a query with a literal', '', json({ query: '{ numbers(all: [1, 2]) }' })],
  [
    'a query with variables',
    '',
    json({ query: 'query($a: [Int!]) { numbers(all: $a) }', variables: { a: [1] } }),
  ],
  [
    'variables that do not fit',
    '',
    json({ query: 'query($a: [Int!]) { numbers(all: $a) }', variables: { a: 'x' } }),
  ],
  ['a mutation', '', json({ query: 'mutation { __typename }' })],
  ['an error of a field', '', json({ query: '{ broken belts { id } }' })],
  ['introspection', '', json({ query: '{ __schema { queryType { name } } }' })],
  ['no GraphQL', '', json({ query: '{ belts' })],
  ['an unknown field', '', json({ query: '{ bolts { id } a: nothing }' })],
  [
    'many unknown fields',
    '',
    json({ query: `{ ${Array.from({ length: 40 }, (_e, i) => `u${i}`).join(' ')} }` }),
  ],
  ['a wrong literal', '', json({ query: '{ numbers(all: ["x"]) }' })],
  ['too many tokens', '', json({ query: `{ ${'a '.repeat(20_000)} }` })],
  ['fragments that double', '', json({ query: doubling(40) })],
  ['too deep', '', json({ query: `{ belts { id } a(x: ${'['.repeat(10_000)}${']'.repeat(10_000)}) }` })],
  ['an unknown operation', '', json({ query: 'query A { belts { id } }', operationName: 'B' })],
  ['one of several operations', '', json({ query: 'query A { belts { id } } query B { belts { name } }' })],
  [
    'an operation by name',
    '',
    json({ query: 'query A { belts { id } } query B { belts { name } }', operationName: 'B' }),
  ],
  ['a subscription', '', json({ query: 'subscription { a }' })],
  ['no query', '', json({ operationName: 'A' })],
  ['no JSON', '', json('{')],
  [
    'a persisted query that is not known',
    '',
    json({ extensions: { persistedQuery: { version: 1, sha256Hash: HASH } } }),
  ],
  ['a list', '', json([{ query: '{ belts { id } }' }, { query: '{ broken }' }, { query: '{' }])],
  ['too long a list', '', json(Array(4).fill({ query: '{ belts { id } }' }))],
  ['a GET', ...get({ query: '{ belts { id } }' })],
  [
    'a GET with variables',
    ...get({ query: 'query($a: [Int!]) { numbers(all: $a) }', variables: '{"a":[3]}' }),
  ],
  ['a GET that would change something', ...get({ query: 'mutation { write }' })],
  ['names of parts of objects', '', json({ query: '{ __proto__: belts { constructor: id } }' })],
];

function doubling(depth: number): string {
  const fragments = Array.from(
    { length: depth },
    (_each, index) =>
      `fragment F${index} on Query { ${index === 0 ? 'belts { id }' : `...F${index - 1} ...F${index - 1}`} }`,
  );
  return `{ ...F${depth - 1} } ${fragments.join(' ')}`;
}

async function askAt({ url }: TestGateway, search: string, init: RequestInit, accept: string) {
  const response = await fetch(`${url}/graphql${search}`, { ...init, headers: { ...init.headers, accept } });
  const { date: _date, ...headers } = Object.fromEntries(response.headers);
  return { status: response.status, headers, body: await response.text() };
}

describe('with plugins and without', () => {
  it.each(requests)('%s has one answer, byte by byte', async (_case, search, init) => {
    for (const accept of ACCEPTED) {
      // Twice: once read, once known.
      for (let round = 0; round < 2; round += 1) {
        const expected = await askAt(apollo, search, init, accept);
        expect(await askAt(direct, search, init, accept)).toEqual(expected);
      }
    }
  });

  it('is heard by plugins, where there are any', () => {
    expect(heard).toBeGreaterThan(requests.length);
  });

  it('counts the same errors', async () => {
    const errorsOf = async ({ url }: TestGateway) =>
      (await (await fetch(`${url}/metrics`)).text())
        .split('\n')
        .filter((line) => /^gateway_errors/.test(line));
    expect(await errorsOf(direct)).toEqual(await errorsOf(apollo));
  });
});
