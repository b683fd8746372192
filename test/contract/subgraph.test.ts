import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mongo } from 'mongoose';
import { callerOf } from '../../gateway/caller.ts';
import { callable } from '../../gateway/graph-subgraphs.ts';
import type { CallSubgraph, SubgraphCall } from '../../gateway/subgraph-call.ts';
import { type CallSignal, whenAborted } from '../../runtime/call-signal.ts';
import { systemClock } from '../../runtime/clock.ts';
import type { SubgraphRequest } from '../../runtime/subgraph.ts';
import { startSubgraphServer } from '../../runtime/subgraph-server.ts';
import { Problem } from '../../values/problem.ts';
import { createTestLog, defineFixture } from '../gateway/support/fixtures.ts';
import { createDeferred } from '../support/deferred.ts';
import { viewerAs } from '../support/subgraph.ts';

interface Context extends SubgraphRequest {
  readonly number: number;
}

const SECRET = 'a secret of more than thirty-two characters';
let contexts = 0;
let waiting = createDeferred<CallSignal | undefined>();

const aborted = (signal: CallSignal) => new Promise<void>((resolve) => whenAborted(signal, resolve));

const subgraph = defineFixture({
  name: 'trade',
  sdl: `
    type Query {
      who: Who
      context: Int
      double(number: Int!): Int
      tone(tone: Tone!): Tone
      refused: Int
      broken: Int
      brokenStrict: Strict
      unreachable: Int
      wait: Int
      skus(codes: [String!]!): [Sku!]
    }
    type Who { account: String role: String partyId: String scopes: [String!] }
    type Strict { a: Int! }
    type Sku @key(fields: "id") { id: ID! code: String! }
    enum Color { RED }
    scalar Tone
  `,
  resolvers: {
    Query: {
      who: (_root: unknown, _input: unknown, { viewer }: Context) =>
        viewer && { ...viewer, scopes: [...viewer.scopes].sort() },
      context: (_root: unknown, _input: unknown, { number }: Context) => number,
      double: (_root: unknown, { number }: { number: number }) => number * 2,
      tone: (_root: unknown, { tone }: { tone: unknown }) => tone,
      refused: () => {
        throw new Problem('NOT_FOUND', 'no-such-thing', { message: 'No such thing', field: ['input', 'id'] });
      },
      broken: () => Promise.reject(new Error('mongodb://secret-host is gone')),
      brokenStrict: () => ({ a: null }),
      unreachable: () => Promise.reject(new mongo.MongoNetworkError('mongodb://secret-host is gone')),
      wait: async (_root: unknown, _input: unknown, { signal }: Context) => {
        waiting.resolve(signal);
        if (signal) await aborted(signal);
        return 1;
      },
      skus: (_root: unknown, { codes }: { codes: string[] }) =>
        codes.map((code) => ({ id: `sku_${code}`, code })),
    },
    Sku: {
      __resolveReference: ({ id }: { id: string }) => (id === 'gone' ? null : { id, code: id.slice(4) }),
    },
  },
});

const instance = { contextFor: (request: SubgraphRequest) => ({ ...request, number: (contexts += 1) }) };

/** A way to call the subgraph, what it wrote to its log, and how to end it. */
interface Transport {
  readonly call: CallSubgraph;
  readonly lines: readonly string[];
  readonly stop: () => Promise<void>;
}

function openInProcess(): Promise<Transport> {
  const { log, lines } = createTestLog();
  const { call } = callable({ subgraph, instance }, { log, signing: { secret: SECRET, clock: systemClock } });
  return Promise.resolve({ call, lines, stop: () => Promise.resolve() });
}

async function openOverHttp(): Promise<Transport> {
  const { log, lines } = createTestLog();
  const server = await startSubgraphServer({
    subgraph,
    instance,
    secrets: [SECRET],
    host: '127.0.0.1',
    port: 0,
    clock: systemClock,
    log,
  });
  const { call } = callable(
    { subgraph, url: server.url },
    { log, signing: { secret: SECRET, clock: systemClock } },
  );
  return { call, lines, stop: () => server.stop(1_000) };
}

describe.each([
  ['in process', openInProcess],
  ['over HTTP', openOverHttp],
])('a subgraph %s', (_where, open) => {
  let transport: Transport;
  beforeAll(async () => {
    transport = await open();
  });
  afterAll(() => transport.stop());

  async function call(query: string, options: Partial<SubgraphCall> & { signal?: AbortSignal } = {}) {
    const { signal = new AbortController().signal, variables = {}, ...rest } = options;
    const request = { requestId: 'request-1', caller: null, signal, forwardedHeaders: {} };
    const answer = await transport.call({ query, variables, request, ...rest });
    // As JSON, which is what both are for.
    return JSON.parse(JSON.stringify(answer)) as unknown;
  }

  const viewer = viewerAs('supplier', 'sup_1', ['customs:write']);
  const asSupplier = {
    requestId: 'request-1',
    caller: callerOf(viewer),
    signal: new AbortController().signal,
    forwardedHeaders: {},
  };

  it('answers', async () => {
    expect(await call('{ skus(codes: ["a", "b"]) { id code __typename } }')).toEqual({
      data: {
        skus: [
          { id: 'sku_a', code: 'a', __typename: 'Sku' },
          { id: 'sku_b', code: 'b', __typename: 'Sku' },
        ],
      },
    });
  });

  it('takes variables', async () => {
    const query = 'query($number: Int!) { double(number: $number) }';
    expect(await call(query, { variables: { number: 21 } })).toEqual({ data: { double: 42 } });
  });

  it('runs the operation that is named', async () => {
    const query = 'query A { double(number: 1) } query B { double(number: 2) }';
    expect(await call(query, { operationName: 'B' })).toEqual({ data: { double: 4 } });
  });

  it('finds entities, and null for those that are not there', async () => {
    const query =
      'query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Sku { code } } }';
    const representations = ['sku_a', 'gone', 'sku_b'].map((id) => ({ __typename: 'Sku', id }));
    expect(await call(query, { variables: { representations } })).toEqual({
      data: { _entities: [{ code: 'a' }, null, { code: 'b' }] },
    });
  });

  it('learns who asks', async () => {
    expect(await call('{ who { account role partyId scopes } }', { request: asSupplier })).toEqual({
      data: {
        who: {
          account: 'supplier@test',
          role: 'supplier',
          partyId: 'sup_1',
          scopes: [...viewer.scopes].sort(),
        },
      },
    });
  });

  it('learns that a visitor asks', async () => {
    expect(await call('{ who { account } }')).toEqual({ data: { who: null } });
  });

  it('makes a context for each call', async () => {
    const before = contexts;
    await call('{ context a: context }');
    expect(await call('{ context a: context }')).toEqual({ data: { context: before + 2, a: before + 2 } });
  });

  it('tells a problem with its code, reason and place', async () => {
    expect(await call('{ refused double(number: 1) }')).toEqual({
      data: { refused: null, double: 2 },
      errors: [
        {
          message: 'No such thing',
          path: ['refused'],
          extensions: { code: 'NOT_FOUND', reason: 'no-such-thing', field: ['input', 'id'] },
        },
      ],
    });
  });

  it('tells nothing of a bug but its place, and writes it down under the id of the request', async () => {
    const before = transport.lines.length;
    expect(await call('{ broken }')).toEqual({
      data: { broken: null },
      errors: [{ message: 'Internal error', path: ['broken'], extensions: { code: 'INTERNAL' } }],
    });
    const written = transport.lines.slice(before).map((line) => JSON.parse(line) as object);
    expect(written).toEqual([
      expect.objectContaining({
        requestId: 'request-1',
        subgraph: 'trade',
        err: expect.objectContaining({ message: 'mongodb://secret-host is gone', stack: expect.any(String) }),
      }),
    ]);
  });

  it('tells that its database is gone, and that it is worth to ask again', async () => {
    expect(await call('{ unreachable }')).toEqual({
      data: { unreachable: null },
      errors: [
        {
          message: 'The subgraph trade does not reach its database',
          path: ['unreachable'],
          extensions: {
            code: 'SUBGRAPH_UNAVAILABLE',
            reason: 'database-not-reachable',
            subgraph: 'trade',
            retryable: true,
          },
        },
      ],
    });
  });

  it('tells null where none may be as a bug', async () => {
    expect(await call('{ brokenStrict { a } }')).toEqual({
      data: { brokenStrict: null },
      errors: [{ message: 'Internal error', path: ['brokenStrict', 'a'], extensions: { code: 'INTERNAL' } }],
    });
  });

  it.each([
    [
      'of another type',
      { number: 'x' },
      'got invalid value "x"; Int cannot represent non-integer value: "x"',
    ],
    ['that are missing', {}, 'of required type "Int!" was not provided.'],
    ['that are null', { number: null }, 'of non-null type "Int!" must not be null.'],
  ])('refuses variables %s', async (_case, variables, message) => {
    expect(await call('query($number: Int!) { double(number: $number) }', { variables })).toEqual({
      errors: [
        {
          message: `Variable "$number" ${message}`,
          extensions: { code: 'BAD_INPUT', reason: 'invalid-variables' },
        },
      ],
    });
  });

  it.each([
    ['is not in its schema', '{ nothing }'],
    ['is no GraphQL', '{{'],
  ])('tells nothing of a query that %s', async (_case, query) => {
    expect(await call(query)).toEqual({
      errors: [{ message: 'Internal error', extensions: { code: 'INTERNAL' } }],
    });
  });

  it('answers TIMEOUT when nobody waits any more, and tells its resolvers', async () => {
    waiting = createDeferred();
    const client = new AbortController();
    const answer = call('{ wait }', { signal: client.signal });
    const signal = await waiting.promise;
    client.abort();
    await expect(answer).rejects.toMatchObject({
      code: 'TIMEOUT',
      extensions: { code: 'TIMEOUT', subgraph: 'trade', retryable: true },
    });
    if (signal) await aborted(signal);
    expect(signal?.aborted).toBe(true);
  });

  it('answers TIMEOUT when nobody waits from the start', async () => {
    await expect(call('{ wait }', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'TIMEOUT',
    });
  });
});
