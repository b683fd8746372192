import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { belts } from './support/belts.ts';
import { type GraphqlError, startTestGateway, type TestGateway } from './support/fixtures.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ fixtures: [belts], maxBatch: 3, persistedCharacters: 200 });
});
afterAll(() => gateway.stop());

interface Item {
  readonly data?: unknown;
  readonly errors?: readonly GraphqlError[];
}

const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...headers },
    body: JSON.stringify(body),
  });
const reasonOf = (item: Item | undefined) => item?.errors?.[0]?.extensions['reason'];
const hashed = (query: string) => ({
  persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') },
});

describe('a list of operations', () => {
  it('is answered item by item, in its order, each with its own errors', async () => {
    const response = await post([
      { query: '{ belts { id } }' },
      { query: '{ nothing }' },
      { query: 'query ($a: [Int!]) { numbers(all: $a) }', variables: { a: [1, 2] } },
    ]);
    const items = (await response.json()) as Item[];
    expect(response.status).toBe(200);
    expect(items.map(({ data }) => data)).toEqual([{ belts: [{ id: 'b1' }] }, undefined, { numbers: 2 }]);
    expect(items.map(reasonOf)).toEqual([undefined, 'invalid-document', undefined]);
  });

  it('may hold items that are no operations', async () => {
    const response = await post([null, [{ query: '{ belts { id } }' }], { query: '{ __typename }' }]);
    const items = (await response.json()) as Item[];
    expect(items.map(reasonOf)).toEqual(['malformed-request', 'malformed-request', undefined]);
  });

  it('has an end', async () => {
    const tooMany = await post(Array(4).fill({ query: '{ __typename }' }));
    expect([tooMany.status, reasonOf((await tooMany.json()) as Item)]).toEqual([413, 'batch-too-large']);
    expect((await post([])).status).toBe(400);
  });

  it('keeps the limits of each of its items', async () => {
    const deep = `{ a(x: ${'['.repeat(300)}) }`;
    const items = (await (await post([{ query: deep }, { query: 'subscription { a }' }])).json()) as Item[];
    expect(items.map(reasonOf)).toEqual(['document-too-deep', 'subscriptions-not-supported']);
  });
});

describe('a persisted query', () => {
  const query = '{ belts { id name } }';
  const get = (extensions: unknown, more: Record<string, string> = {}) =>
    fetch(
      `${gateway.url}/graphql?${new URLSearchParams({ extensions: JSON.stringify(extensions), ...more }).toString()}`,
      {
        headers: { 'apollo-require-preflight': '1' },
      },
    );

  it('is asked for once, and known then to every way in', async () => {
    const first = await post({ extensions: hashed(query) });
    const body = (await first.json()) as Item;
    expect([first.status, body.errors?.[0]?.message]).toEqual([404, 'PersistedQueryNotFound']);
    expect((await get(hashed(query))).status).toBe(200);
    expect((await post({ query, extensions: hashed(query) })).status).toBe(200);
    for (const response of [await post({ extensions: hashed(query) }), await get(hashed(query))]) {
      expect(await response.json()).toEqual({ data: { belts: [{ id: 'b1', name: 'Toys' }] } });
    }
    const [item] = (await (await post([{ extensions: hashed(query) }])).json()) as Item[];
    expect(item).toHaveProperty('data.belts');
  });

  it('is not kept when it is no document', async () => {
    const wrong = '{ nothing }';
    expect((await post({ query: wrong, extensions: hashed(wrong) })).status).toBe(400);
    expect((await post({ extensions: hashed(wrong) })).status).toBe(404);
  });

  it('is forgotten when others have come since', async () => {
    await post({ query, extensions: hashed(query) });
    for (let index = 0; index < 20; index += 1) {
      const other = `{ a${index}: belts { id } }`;
      await post({ query: other, extensions: hashed(other) });
    }
    expect((await post({ extensions: hashed(query) })).status).toBe(404);
  });

  it('does not carry out a mutation by GET', async () => {
    const mutation = 'mutation { write }';
    await post({ query: mutation, extensions: hashed(mutation) });
    expect((await get(hashed(mutation))).status).toBe(405);
  });

  it.each([
    ['another version', { persistedQuery: { version: 2, sha256Hash: 'a'.repeat(64) } }],
    ['no hash', { persistedQuery: { version: 1 } }],
    ['a hash that is none', { persistedQuery: { version: 1, sha256Hash: '../etc' } }],
    ['a text', { persistedQuery: 'x' }],
  ])('with %s is refused', async (_case, extensions) => {
    expect((await post({ extensions })).status).toBe(400);
  });
});

describe('answers', () => {
  it('are compressed for those who accept it, when it pays', async () => {
    const query = '{ __schema { types { name fields { name } } } }';
    const plain = await post({ query }, { 'accept-encoding': 'identity' });
    const small = await post({ query }, { 'accept-encoding': 'br' });
    expect(small.headers.get('content-encoding')).toBe('br');
    expect(small.headers.get('vary')).toBe('Origin, Accept-Encoding');
    expect(await small.text()).toBe(await plain.text());
    expect((await post({ query: '{ __typename }' })).headers.get('content-encoding')).toBeNull();
  });
});
