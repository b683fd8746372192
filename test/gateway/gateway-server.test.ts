import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Refusal } from '../../runtime/http.ts';
import { Problem } from '../../values/problem.ts';
import { createDeferred } from '../support/deferred.ts';
import { defineFixture, readAnswer, startTestGateway, type TestGateway } from './support/fixtures.ts';

let writes = 0;
const belts = defineFixture({
  name: 'belts',
  sdl: `
    type Query {
      belts(first: Int, names: [String!], on: On): [Belt!]
      numbers(all: [Int!]): Int
      refused: Int
      broken: Int
      foreign: Int
      hidden: Int @inaccessible
    }
    type Mutation { write: Int }
    type Belt @key(fields: "id") { id: ID! name: String self: Belt }
    input On { day: Int! color: Color }
    enum Color { RED }
  `,
  resolvers: {
    Query: {
      belts: () => [{ id: 'b1', name: 'Toys' }],
      numbers: (_root: unknown, { all }: { all: number[] }) => all.length,
      refused: () => {
        throw new Problem('INVALID', 'bad-day', {
          message: 'No such day',
          field: ['on', 'day'],
          secretDetail: 'x',
        });
      },
      broken: () => Promise.reject(new Error('mongodb://secret-host refused')),
    },
    Mutation: { write: () => (writes += 1) },
    Belt: { self: (belt: unknown) => belt },
  },
});

let gateway: TestGateway;
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'beltgraph-console-'));
  await mkdir(path.join(directory, 'console', 'fonts'), { recursive: true });
  await writeFile(path.join(directory, 'secret.txt'), 'secret');
  await writeFile(path.join(directory, 'console', 'index.html'), '<html>console</html>');
  await writeFile(path.join(directory, 'console', 'main.js'), 'hello()');
  await writeFile(path.join(directory, 'console', 'notes.txt'), 'secret');
  await writeFile(path.join(directory, 'console', 'fonts', 'a.woff2'), 'font');
  gateway = await startTestGateway({
    fixtures: [belts],
    consoleDirectory: path.join(directory, 'console'),
    corsOrigins: ['https://shop.example'],
  });
});
afterAll(async () => {
  await gateway.stop();
  await rm(directory, { recursive: true });
});

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (body: string | Uint8Array, headers: Record<string, string> = JSON_TYPE) =>
  fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body });
const get = (search: string, headers: Record<string, string> = {}) =>
  fetch(`${gateway.url}/graphql${search}`, { headers });

describe('POST /graphql', () => {
  it('answers', async () => {
    const answer = await gateway.ask('{ belts { name } }');
    expect(answer.body).toEqual({ data: { belts: [{ name: 'Toys' }] } });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.any(String),
    });
  });

  it.each([
    ['nothing', '', 400, 'malformed-json'],
    ['null', 'null', 400, 'malformed-request'],
    ['a list', '[]', 400, 'malformed-request'],
    ['a list of requests', '[{"query":"{__typename}"}]', 400, 'malformed-request'],
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
      '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}',
      200,
      'persisted-query-not-found',
    ],
    [
      'a persisted query whose hash is not its own',
      '{"query":"{__typename}","extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}',
      400,
      'malformed-request',
    ],
  ])('refuses %s', async (_case, body, status, reason) => {
    const answer = await readAnswer(await post(body));
    expect(answer.status).toBe(status);
    const code = status === 200 ? 'PERSISTED_QUERY_NOT_FOUND' : 'BAD_INPUT';
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

describe('variables', () => {
  it.each([
    ['of another type', { all: 'x' }],
    ['of another type within a list', { all: [1, 'x'] }],
    ['that are null within a list', { all: [1, null] }],
    ['too big for an Int', { all: [2_147_483_648] }],
  ])('are refused when they are %s', async (_case, variables) => {
    gateway.calls();
    const answer = await gateway.ask('query($all: [Int!]) { numbers(all: $all) }', { variables });
    expect([answer.status, answer.errors[0]?.extensions]).toEqual([
      400,
      { code: 'BAD_INPUT', reason: 'invalid-variables' },
    ]);
    expect(gateway.calls()).toEqual([]);
  });

  it('are refused with a bounded number of errors, however many are wrong', async () => {
    const { errors, text } = await gateway.ask('query($all: [Int!]) { numbers(all: $all) }', {
      variables: { all: Array.from({ length: 20_000 }, () => 'x') },
    });
    expect(errors.length).toBeLessThanOrEqual(11);
    expect(text.length).toBeLessThan(16_000);
  });

  it('are refused with short words, however long they are', async () => {
    const { text } = await gateway.ask('query($all: [Int!]) { numbers(all: $all) }', {
      variables: { all: 'x'.repeat(500_000) },
    });
    expect(text.length).toBeLessThan(2_000);
  });

  it.each([
    ['is missing', 'query($day: Int!) { belts(on: { day: $day }) { id } }', {}],
    ['is null', 'query($day: Int!) { belts(on: { day: $day }) { id } }', { day: null }],
    [
      'is an unknown enum value',
      'query($on: On) { belts(on: $on) { id } }',
      { on: { day: 1, color: 'red' } },
    ],
    ['has an unknown field', 'query($on: On) { belts(on: $on) { id } }', { on: { day: 1, other: 1 } }],
    [
      'has a field named as a part of objects',
      'query($on: On) { belts(on: $on) { id } }',
      JSON.parse('{"on":{"day":1,"__proto__":{"a":1}}}'),
    ],
    [
      'decides a condition and is null',
      'query($if: Boolean = true) { belts { id @include(if: $if) } }',
      { if: null },
    ],
  ])('are refused when one %s', async (_case, query, variables) => {
    const { status, problems } = await gateway.ask(query, {
      variables: variables as Record<string, unknown>,
    });
    expect([status, problems[0]?.[0]]).toEqual([400, 'BAD_INPUT']);
  });

  it('that nobody asked for are ignored', async () => {
    const { body } = await gateway.ask('{ belts { id } }', { variables: { extra: 1, constructor: 2 } });
    expect(body).toEqual({ data: { belts: [{ id: 'b1' }] } });
  });
});

describe('errors of a subgraph', () => {
  it('are shown with code, reason and place when they are meant to be', async () => {
    const { body } = await gateway.ask('{ refused }');
    expect(body).toEqual({
      data: { refused: null },
      errors: [
        {
          message: 'No such day',
          path: ['refused'],
          extensions: { code: 'INVALID', reason: 'bad-day', field: ['on', 'day'] },
        },
      ],
    });
  });

  it('are hidden when they are bugs, and found in the log by the id of the request', async () => {
    const answer = await gateway.ask('{ broken belts { id } }', { headers: { 'x-request-id': 'trace-7' } });
    expect(answer.body).toEqual({
      data: { broken: null, belts: [{ id: 'b1' }] },
      errors: [
        {
          message: expect.stringContaining('Something went wrong on our side'),
          path: ['broken'],
          extensions: { code: 'INTERNAL', reason: 'unexpected', requestId: 'trace-7' },
        },
      ],
    });
    expect(answer.headers.get('x-request-id')).toBe('trace-7');
    expect(
      gateway.logLines.filter((line) => line.includes('trace-7') && line.includes('secret-host')),
    ).toHaveLength(1);
  });

  it('of other graphs are shown where the installation says so', async () => {
    const foreign = {
      data: null,
      errors: [
        {
          message: 'Out of credit',
          path: ['foreign'],
          extensions: { code: 'CREDIT', stacktrace: ['secret'] },
        },
      ],
    };
    for (const [showSubgraphErrors, shown] of [
      [true, { message: 'Out of credit', extensions: { code: 'CREDIT', requestId: expect.any(String) } }],
      [false, { extensions: { code: 'INTERNAL', reason: 'unexpected', requestId: expect.any(String) } }],
    ] as const) {
      const other = await startTestGateway({
        fixtures: [belts],
        callOf: () => () => Promise.resolve(foreign),
        gateway: { showSubgraphErrors },
      });
      const { errors, text } = await other.ask('{ foreign }');
      await other.stop();
      expect(errors).toEqual([expect.objectContaining({ path: ['foreign'], ...shown })]);
      expect(text).not.toContain('secret');
    }
  });

  it.each([
    'apollo-query-plan-experimental',
    'apollo-federation-include-trace',
    'apollo-query-plan-experimental-format',
  ])('and plans are not told by the header %s', async (header) => {
    const { body } = await gateway.ask('{ belts { id } }', { headers: { [header]: 'ftv1' } });
    expect(body).toEqual({ data: { belts: [{ id: 'b1' }] } });
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
      { code: 'BAD_INPUT', reason: 'malformed-request' },
    ]);
  });

  it('does not carry out mutations', async () => {
    const before = writes;
    const response = await get(query('mutation { write }'), preflighted);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect(writes).toBe(before);
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

describe('introspection', () => {
  it('is on, and knows nothing of what is inaccessible', async () => {
    const { data } = await gateway.ask('{ __type(name: "Query") { fields { name } } }');
    const names = (data.__type.fields as { name: string }[]).map(({ name }) => name);
    expect(names).toContain('belts');
    expect(names).not.toContain('hidden');
  });

  it('can be turned off, with every hint of what there is', async () => {
    const closed = await startTestGateway({ fixtures: [belts], gateway: { introspection: false } });
    for (const query of [
      '{ __schema { types { name } } }',
      '{ a: __type(name: "Belt") { name } }',
      '{ ...F } fragment F on Query { __schema { types { name } } }',
      '{ belt }',
      'mutation { __schema { types { name } } }',
    ]) {
      const { status, problems, text } = await closed.ask(query);
      expect([query, status, problems[0]?.[0]]).toEqual([query, 400, 'BAD_INPUT']);
      expect(text).not.toMatch(/Did you mean|belts/);
    }
    expect((await closed.ask('{ __typename belts { __typename } }')).status).toBe(200);
    await closed.stop();
  });
});

describe('who asks', () => {
  it('is asked for its token before anything else, in any of its forms', async () => {
    const closed = await startTestGateway({
      fixtures: [belts],
      authenticate: (authorization) =>
        authorization.length === 0
          ? Promise.resolve(null)
          : Promise.reject(
              new Refusal(401, new Problem('UNAUTHENTICATED', 'invalid-token'), {
                'www-authenticate': 'Bearer',
              }),
            ),
    });
    closed.calls();
    for (const query of ['{ belts { id } }', 'mutation { write }', '{ syntax error']) {
      const answer = await closed.ask(query, { headers: { authorization: 'Bearer x.y.z' } });
      expect([answer.status, answer.body]).toEqual([
        401,
        {
          errors: [
            { message: 'invalid token', extensions: { code: 'UNAUTHENTICATED', reason: 'invalid-token' } },
          ],
        },
      ]);
    }
    expect(closed.calls()).toEqual([]);
    expect((await closed.ask('{ belts { id } }')).status).toBe(200);
    await closed.stop();
  });
});

describe('headers of clients', () => {
  it('go on to subgraphs only where the installation says so', async () => {
    const open = await startTestGateway({ fixtures: [belts], forwardHeaders: ['x-tenant'] });
    await open.ask('{ belts { id } }', {
      headers: { 'x-tenant': 't1', 'x-user-id': 'root', 'x-beltgraph-viewer': 'forged', cookie: 'a=b' },
    });
    expect(open.calls().map(({ request }) => request.forwardedHeaders)).toEqual([{ 'x-tenant': 't1' }]);
    await open.stop();
  });
});

describe('the console', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', '<html>console</html>'],
    ['/console/main.js', 'text/javascript; charset=utf-8', 'hello()'],
    ['/console/fonts/a.woff2', 'font/woff2', 'font'],
  ])('is served at %s', async (page, contentType, body) => {
    const response = await fetch(`${gateway.url}${page}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, contentType]);
    expect(await response.text()).toBe(body);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|\*/);
  });

  it.each([
    '/console/notes.txt',
    '/console/',
    '/console/../../secret.txt',
    '/console/%2e%2e/%2e%2e/secret.txt',
    '/console/..%2f..%2fsecret.txt',
    '/console//etc/passwd',
    '/console/__proto__',
    '/secret.txt',
    '/favicon.ico',
  ])('does not serve %s', async (page) => {
    expect((await fetch(`${gateway.url}${page}`)).status).toBe(404);
  });

  it('says how to get it where it is not built', async () => {
    const bare = await startTestGateway({
      fixtures: [belts],
      consoleDirectory: path.join(directory, 'nothing'),
    });
    const response = await fetch(bare.url);
    await bare.stop();
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('npm run build');
  });
});

describe('pages of other origins', () => {
  it('may ask where the installation names them', async () => {
    const headers = { ...JSON_TYPE, origin: 'https://shop.example' };
    const response = await post('{"query":"{__typename}"}', headers);
    expect(response.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    const other = await post('{"query":"{__typename}"}', { ...headers, origin: 'https://evil.example' });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('health and metrics', () => {
  it('tells that it lives and that it is ready', async () => {
    expect(await (await fetch(`${gateway.url}/health/live`)).json()).toEqual({ status: 'live' });
    expect(await (await fetch(`${gateway.url}/health/ready`)).json()).toEqual({ status: 'ready' });
  });

  it('tells why it is not ready', async () => {
    const waiting = await startTestGateway({
      fixtures: [belts],
      notReady: () => Promise.resolve('database away'),
    });
    const response = await fetch(`${waiting.url}/health/ready`);
    expect([response.status, await response.json()]).toEqual([
      503,
      { status: 'not ready', reason: 'database away' },
    ]);
    expect((await fetch(`${waiting.url}/health/live`)).status).toBe(200);
    await waiting.stop();
  });

  it('counts answers, calls and errors', async () => {
    const counted = await startTestGateway({ fixtures: [belts] });
    await counted.ask('{ belts { id } broken }');
    await counted.ask('{ nothing }');
    const text = await (await fetch(`${counted.url}/metrics`)).text();
    await counted.stop();
    expect(text).toContain('gateway_request_seconds_count{status="200"} 1');
    expect(text).toContain('gateway_request_seconds_count{status="400"} 1');
    expect(text).toContain('gateway_subgraph_call_seconds_count{subgraph="belts",outcome="answered"} 1');
    expect(text).toContain('gateway_errors_total{code="INTERNAL"} 1');
    expect(text).toContain('gateway_errors_total{code="BAD_INPUT"} 1');
  });

  it('tells the metrics of the whole installation where it is given them', async () => {
    const one = await startTestGateway({ fixtures: [belts], metricsText: () => Promise.resolve('all 1\n') });
    expect(await (await fetch(`${one.url}/metrics`)).text()).toBe('all 1\n');
    await one.stop();
  });
});

describe('stopping', () => {
  it('says that it is not ready first, finishes what runs, and takes nothing new', async () => {
    const started = createDeferred();
    const finish = createDeferred();
    const slow = await startTestGateway({
      fixtures: [belts],
      callOf: () => async () => {
        started.resolve();
        await finish.promise;
        return { data: { belts: [{ id: 'b1' }] } };
      },
      stopOptions: { graceMs: 10_000, drainMs: 200 },
    });
    const answer = slow.ask('{ belts { id } }');
    await started.promise;
    const stopped = slow.stop();
    const ready = await fetch(`${slow.url}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'not ready', reason: 'stopping' }]);
    finish.resolve();
    expect((await answer).data).toEqual({ belts: [{ id: 'b1' }] });
    await stopped;
    await expect(fetch(slow.url)).rejects.toThrow();
  });
});
