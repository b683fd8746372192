import { describe, expect, it } from '@jest/globals';
import { remoteSubgraph } from '../../gateway/remote-subgraph.ts';
import { answering, closers, serve } from './support/answering-server.ts';
import { defineFixture, inProcess, startTestGateway } from './support/fixtures.ts';

describe('a graph of which one subgraph fails', () => {
  const belts = defineFixture({
    name: 'belts',
    sdl: 'type Query { belts: [Belt!] } type Belt @key(fields: "id") { id: ID! name: String }',
    resolvers: {
      Query: {
        belts: () => [
          { id: 'b1', name: 'Toys' },
          { id: 'b2', name: 'Shoes' },
        ],
      },
    },
  });
  const ports = defineFixture({
    name: 'ports',
    sdl: 'type Query { ports: [String!] first: String } type Belt @key(fields: "id") { id: ID! ports: [String!] lanes: Int }',
  });

  async function ask(query: string, url: string, options: { timeoutMs?: number } = {}) {
    const gateway = await startTestGateway({
      fixtures: [belts, ports],
      callOf: (fixture, log) =>
        fixture === ports
          ? remoteSubgraph({ name: 'ports', url, log, maxAnswerBytes: 10_000, ...options }).call
          : inProcess(fixture, log),
    });
    closers.push(gateway.stop);
    return await gateway.ask(query);
  }

  it('answers the rest, and names every field that is missing', async () => {
    const answer = await ask(
      '{ belts { name ports l: lanes } ports mine: first }',
      'http://127.0.0.1:1/graphql',
    );
    expect(answer.status).toBe(200);
    expect(answer.data).toEqual({
      belts: [
        { name: 'Toys', ports: null, l: null },
        { name: 'Shoes', ports: null, l: null },
      ],
      ports: null,
      mine: null,
    });
    expect(answer.problems.map(([code, path]) => `${String(code)} ${path}`).sort()).toEqual(
      ['belts.0.l', 'belts.0.ports', 'belts.1.l', 'belts.1.ports', 'mine', 'ports'].map(
        (path) => `SUBGRAPH_UNAVAILABLE ${path}`,
      ),
    );
    expect(answer.errors[0]).toEqual({
      message: 'The subgraph ports is not available',
      path: expect.any(Array),
      extensions: { code: 'SUBGRAPH_UNAVAILABLE', reason: 'no-answer', subgraph: 'ports', retryable: true },
    });
  });

  it('says that it was too late', async () => {
    const url = await serve(() => {});
    const { data, errors } = await ask('{ belts { name } ports }', url, { timeoutMs: 50 });
    expect(data).toMatchObject({ belts: [{ name: 'Toys' }, { name: 'Shoes' }], ports: null });
    expect(errors).toEqual([
      {
        message: 'The subgraph ports did not answer in time',
        path: ['ports'],
        extensions: { code: 'TIMEOUT', reason: 'no-answer-in-time', subgraph: 'ports', retryable: true },
      },
    ]);
  });

  it.each([
    [
      'a page of an error',
      answering('<h1>at http://10.0.0.7/secret</h1>', 502, { 'content-type': 'text/html' }),
    ],
    [
      'errors of its own',
      answering(
        JSON.stringify({
          data: null,
          errors: [
            {
              message: 'connect ECONNREFUSED 10.0.0.7:5432 secret',
              extensions: {
                code: 'DB_DOWN',
                stacktrace: ['at secret.js'],
                response: { url: 'http://10.0.0.7' },
              },
            },
          ],
        }),
      ),
    ],
    [
      'errors with one of our codes and more',
      answering(
        JSON.stringify({
          data: { ports: null },
          errors: [
            {
              message: 'No port',
              path: ['ports'],
              extensions: {
                code: 'NOT_FOUND',
                stacktrace: ['at secret.js'],
                exception: { url: 'http://10.0.0.7' },
              },
            },
          ],
        }),
      ),
    ],
  ])('shows nothing of what is inside when it answers %s', async (_case, handler) => {
    const { text, problems } = await ask('{ ports }', await serve(handler));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.[1]).toBe('ports');
    for (const leak of [
      'secret',
      '10.0.0.7',
      '127.0.0.1',
      'stack',
      'ECONN',
      'DB_DOWN',
      'exception',
      'serviceName',
    ]) {
      expect(text).not.toContain(leak);
    }
  });

  it.each([
    ['__proto__', '{"data":{"ports":["a"],"__proto__":{"polluted":1}}}'],
    ['constructor', '{"data":{"ports":["a"],"constructor":{"prototype":{"polluted":1}}}}'],
    ['nesting without end', `{"data":{"ports":["a"],"x":${'['.repeat(4_000)}${']'.repeat(4_000)}}}`],
  ])('is not harmed by %s in an answer', async (_case, body) => {
    const { data } = await ask('{ ports }', await serve(answering(body)));
    expect(data).toEqual({ ports: ['a'] });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
