import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { belts, writes } from '../gateway/support/belts.ts';
import { readAnswer, startTestGateway, type TestGateway } from '../gateway/support/fixtures.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ fixtures: [belts] });
});
afterAll(() => gateway.stop());

const JSON_TYPE = { 'content-type': 'application/json' };
const ACCEPT = { accept: 'application/graphql-response+json' };
const post = (body: string | Uint8Array, headers: Record<string, string> = JSON_TYPE) =>
  fetch(`${gateway.url}/graphql`, { method: 'POST', headers: { ...ACCEPT, ...headers }, body });
const get = (search: string, headers: Record<string, string> = {}) =>
  fetch(`${gateway.url}/graphql${search}`, { headers: { ...ACCEPT, ...headers } });

describe('POST /graphql', () => {
  it('answers', async () => {
    const answer = await gateway.ask('{ belts { name } }');
    expect(answer.body).toEqual({ data: { belts: [{ name: 'Toys' }] } });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/graphql-response+json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.any(String),
    });
  });

  it.each([
    ['nothing', '', 400, 'malformed-json'],
    ['null', 'null', 400, 'malformed-request'],
    ['a list', '[]', 400, 'batching-not-allowed'],
    ['a list of requests', '[{"query":"{__typename}"}]', 400, 'batching-not-allowed'],
    ['a text', '"x"', 400, 'malformed-request'],
    ['a number', '42', 400, 'malformed-request'],
    ['JSON cut short', '{"query":"{belts{', 400, 'malformed-json'],
    ['no query', '{"a":1}', 400, 'malformed-request'],
    ['an empty query', '{"query":""}', 400, 'malformed-request'],
    ['a query that is a number', '{"query":1}', 400, 'malformed-request'],
    ['variables that are a text', '{"query":"{__typename}","variables":"{}"}', 400, 'malformed-request'],
    ['variables that are a list', '{"query":"{__typename}","variables":[]}', 400, 'malformed-request'],
    ['a query that is no GraphQL', '{"query":"{ belts"}', 400, 'syntax-error'],
    ['an unknown field', '{"query":"{ nothing }"}', 400, 'invalid-document'],
    ['a field that is inaccessible', '{"query":"{ hidden }"}', 400, 'invalid-document'],
    ['entities', '{"query":"{ _entities(representations: []) { __typename } }"}', 400, 'invalid-document'],
    ['the SDL of a subgraph', '{"query":"{ _service { sdl } }"}', 400, 'invalid-document'],
    [
      'fragments in a circle',
      '{"query":"{...A} fragment A on Query {...B} fragment B on Query {...A}"}',
      400,
      'invalid-document',
    ],
    [
      'an unknown operation',
      '{"query":"query A { belts { id } }","operationName":"B"}',
      400,
      'unknown-operation',
    ],
    [
      'one of several operations',
      '{"query":"query A { belts { id } } query B { belts { id } }"}',
      400,
      'unknown-operation',
    ],
    ['a subscription', '{"query":"subscription { a }"}', 400, 'subscriptions-not-supported'],
    [
      'a persisted query that is not known',
      `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"${'0'.repeat(64)}"}}}`,
      404,
      'persisted-query-not-found',
    ],
    [
      'a persisted query whose hash is not its own',
      `{"query":"{__typename}","extensions":{"persistedQuery":{"version":1,"sha256Hash":"${'0'.repeat(64)}"}}}`,
      400,
      'persisted-query-mismatch',
    ],
  ])('refuses %s', async (_case, body, status, reason) => {
    const answer = await readAnswer(await post(body));
    expect(answer.status).toBe(status);
    const code = status === 404 ? 'PERSISTED_QUERY_NOT_FOUND' : 'BAD_INPUT';
    expect(answer.errors[0]?.extensions).toEqual({ code, reason });
    expect(answer.body).not.toHaveProperty('data');
    expect(answer.text).not.toMatch(/stack|node_modules|GRAPHQL_/);
  });

  it.each([
    ['text/plain'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
    ['application/json; charset=utf-7'],
    ['application/json; charset=ibm037'],
    ['application/json; charset=x-user-defined'],
    ['application/json; charset=utf-16'],
    ['application/jsonx'],
    [''],
  ])('refuses content of type %p', async (contentType) => {
    const answer = await readAnswer(
      await post(new TextEncoder().encode('{"query":"mutation { write }"}'), { 'content-type': contentType }),
    );
    expect([answer.status, answer.errors[0]?.extensions]).toEqual([
      415,
      { code: 'BAD_INPUT', reason: 'unsupported-content-type' },
    ]);
  });

  it.each(['application/json; charset=utf-8', 'application/json;charset="UTF-8"', 'Application/JSON'])(
    'takes content of type %p',
    async (contentType) => {
      expect((await post('{"query":"{__typename}"}', { 'content-type': contentType })).status).toBe(200);
    },
  );

  it('refuses bytes that are no UTF-8', async () => {
    const answer = await readAnswer(await post(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])));
    expect(answer.errors[0]?.extensions).toEqual({ code: 'BAD_INPUT', reason: 'malformed-json' });
  });

  it.each([
    ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8', 200],
    ['application/json', 'application/json; charset=utf-8', 200],
    ['*/*', 'application/json; charset=utf-8', 200],
    ['text/html', 'application/json; charset=utf-8', 406],
  ])('answers who accepts %s with %s', async (accept, contentType, status) => {
    const response = await post('{"query":"{__typename}"}', { ...JSON_TYPE, accept });
    expect([response.headers.get('content-type'), response.status]).toEqual([contentType, status]);
  });

  it('names no more than ten errors of a document', async () => {
    const query = `{ ${Array.from({ length: 1_000 }, (_each, index) => `unknown${index}`).join(' ')} }`;
    const { status, errors, text } = await gateway.ask(query);
    expect(status).toBe(400);
    expect(errors.length).toBeLessThanOrEqual(11);
    expect(text.length).toBeLessThan(4_000);
  });

  it('answers a query with a great many comparisons to make soon', async () => {
    const selections = '...{a:name}'.repeat(20_000);
    const { problems } = await gateway.ask(`{ belts { ${selections} } }`);
    expect(problems.every(([code]) => code === 'BAD_INPUT')).toBe(true);
  });
});

describe('GET /graphql', () => {
  const query = (text: string) => `?query=${encodeURIComponent(text)}`;
  const preflighted = { 'apollo-require-preflight': '1' };

  it('answers queries that a browser had to ask leave for', async () => {
    expect((await readAnswer(await get(query('{ belts { id } }'), preflighted))).data).toEqual({
      belts: [{ id: 'b1' }],
    });
  });

  it('does not answer what any page could make a browser send', async () => {
    const answer = await readAnswer(await get(query('{ belts { id } }')));
    expect([answer.status, answer.errors[0]?.extensions]).toEqual([
      400,
      { code: 'BAD_INPUT', reason: 'preflight-required' },
    ]);
  });

  it('does not carry out mutations', async () => {
    const before = writes.count;
    const response = await get(query('mutation { write }'), preflighted);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect(writes.count).toBe(before);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'message/http'])(
    'does not take content of type %s',
    async (contentType) => {
      const response = await get(query('{ belts { id } }'), { ...preflighted, 'content-type': contentType });
      expect(response.status).toBe(415);
    },
  );

  it.each(['PUT', 'DELETE', 'PATCH'])('%s is not allowed', async (method) => {
    const response = await fetch(`${gateway.url}/graphql`, { method, headers: JSON_TYPE });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });
});
