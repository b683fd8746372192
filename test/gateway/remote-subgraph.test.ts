import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { remoteSubgraph, type RemoteSubgraphOptions } from '../../gateway/remote-subgraph.ts';
import type { SubgraphCall } from '../../gateway/subgraph-call.ts';
import { createDeferred } from '../support/deferred.ts';
import { answering, closers, JSON_TYPE, serve } from './support/answering-server.ts';
import { createTestLog } from './support/fixtures.ts';

function open(url: string, options: Partial<RemoteSubgraphOptions> = {}) {
  const { log, lines } = createTestLog();
  const { call, close } = remoteSubgraph({ name: 'trade', url, log, maxAnswerBytes: 10_000, ...options });
  closers.push(close);
  const ask = (each: Partial<SubgraphCall> & { signal?: AbortSignal } = {}) => {
    const { signal = new AbortController().signal, ...rest } = each;
    const request = { requestId: 'request-1', caller: null, signal, forwardedHeaders: {} };
    return call({ query: '{ a }', variables: {}, request, ...rest });
  };
  return { ask, lines };
}

const UNAVAILABLE = {
  code: 'SUBGRAPH_UNAVAILABLE',
  message: 'The subgraph trade is not available',
  extensions: { code: 'SUBGRAPH_UNAVAILABLE', reason: 'no-answer', subgraph: 'trade', retryable: true },
};

describe('remoteSubgraph', () => {
  it.each([
    ['HTML', answering('<html>secret</html>', 200, { 'content-type': 'text/html' })],
    ['nothing', answering('')],
    ['JSON cut short', answering('{"data":{"a":1')],
    ['bytes that are no UTF-8', answering(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]))],
    ['a list', answering('[{"data":null}]')],
    ['null', answering('null')],
    ['an object of something else', answering('{"message":"hello"}')],
    ['data that is a list', answering('{"data":[1]}')],
    ['data that is a text', answering('{"data":"a"}')],
    ['errors that are no list', answering('{"data":null,"errors":{"message":"x"}}')],
    ['no data and no errors', answering('{"errors":[]}')],
    ['more than it may', answering(`{"data":{"a":"${'x'.repeat(20_000)}"}}`)],
    [
      'a compressed answer',
      answering(gzipSync('{"data":{"a":1}}'), 200, { ...JSON_TYPE, 'content-encoding': 'gzip' }),
    ],
    ['status 500', answering('{"errors":[{"message":"secret"}]}', 500)],
    ['status 503', answering('{"data":{"a":1}}', 503)],
    ['status 401', answering('{"errors":[{"message":"secret"}]}', 401)],
    ['status 404', answering('not found', 404, { 'content-type': 'text/plain' })],
    ['status 204', answering('', 204, {})],
  ])('is not available when it answers %s', async (_case, handler) => {
    const { ask, lines } = open(await serve(handler));
    await expect(ask()).rejects.toMatchObject(UNAVAILABLE);
    expect(lines.join('')).toContain('request-1');
  });

  it.each([
    ['an answer of more than it may be', answering(`{"data":{"a":"${'x'.repeat(20_000)}"}}`), true],
    ['status 413', answering('too much', 413, { 'content-type': 'text/plain' }), true],
    ['status 500', answering('{"errors":[]}', 500), false],
    ['nothing', answering(''), false],
  ])('is asked for parts of what was merged after %s: %3$p', async (_case, handler, isOfCall) => {
    const { ask } = open(await serve(handler));
    await expect(ask()).rejects.toMatchObject({ ...UNAVAILABLE, isOfCall });
  });

  it.each([200, 400, 401, 404, 500, 503])(
    "takes an answer of GraphQL's own media type with status %i",
    async (status) => {
      const body = { data: { a: null }, errors: [{ message: 'gone', path: ['a'] }] };
      const type = { 'content-type': 'application/graphql-response+json; charset=utf-8' };
      const { ask } = open(await serve(answering(JSON.stringify(body), status, type)));
      expect(await ask()).toMatchObject(body);
    },
  );

  it.each([301, 302, 307, 308])('does not follow a redirect of status %i', async (status) => {
    let followed = 0;
    const elsewhere = await serve((_request, response) => {
      followed += 1;
      answering('{"data":{"a":1}}')(_request, response);
    });
    const { ask } = open(await serve(answering('', status, { location: elsewhere })));
    await expect(ask()).rejects.toMatchObject(UNAVAILABLE);
    expect(followed).toBe(0);
  });

  it('is not available when nobody listens', async () => {
    const { ask } = open('http://127.0.0.1:1/graphql');
    await expect(ask()).rejects.toMatchObject(UNAVAILABLE);
  });

  it('is not available when the connection is cut', async () => {
    const { ask } = open(await serve((request) => request.socket.destroy()));
    await expect(ask()).rejects.toMatchObject(UNAVAILABLE);
  });

  it('is not available when the connection is cut within the answer', async () => {
    const { ask } = open(
      await serve((request, response) => {
        response.writeHead(200, { ...JSON_TYPE, 'content-length': '100' });
        response.write('{"data":', () => request.socket.destroy());
      }),
    );
    await expect(ask()).rejects.toMatchObject(UNAVAILABLE);
  });

  it('is not available when what answers does not speak HTTP', async () => {
    const server = createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => void server.close());
    const { ask } = open(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await expect(ask()).rejects.toMatchObject(UNAVAILABLE);
  });

  it.each([
    ['never answers', () => {}],
    [
      'drips its answer',
      (_request: IncomingMessage, response: ServerResponse) => {
        response.writeHead(200, JSON_TYPE);
        const timer = setInterval(() => response.write(' '), 5);
        response.once('close', () => clearInterval(timer));
      },
    ],
  ])('is too late when it %s', async (_case, handler) => {
    const { ask } = open(await serve(handler), { timeoutMs: 60 });
    await expect(ask()).rejects.toMatchObject({
      code: 'TIMEOUT',
      extensions: { code: 'TIMEOUT', reason: 'no-answer-in-time', subgraph: 'trade', retryable: true },
    });
  });

  it('ends its call when nobody waits any more', async () => {
    const arrived = createDeferred();
    const ended = createDeferred();
    const { ask } = open(
      await serve((_request, response) => {
        arrived.resolve();
        response.once('close', () => ended.resolve());
      }),
    );
    const client = new AbortController();
    const answer = ask({ signal: client.signal });
    await arrived.promise;
    client.abort();
    await expect(answer).rejects.toMatchObject({ code: 'TIMEOUT' });
    await ended.promise;
  });

  it('takes an answer of exactly the allowed size', async () => {
    const body = `{"data":{"a":"${'x'.repeat(100)}"}}`;
    const { ask } = open(await serve(answering(body)), { maxAnswerBytes: body.length });
    expect(await ask()).toEqual({ data: { a: 'x'.repeat(100) } });
  });

  it('takes over every error of another place, and of those about one place the first', async () => {
    const places = Array.from({ length: 150 }, (_, index) => ['_entities', index, 'name']);
    const errors = [...places, ...places].map((path, index) => ({ message: `Error ${index}`, path }));
    const { ask } = open(await serve(answering(JSON.stringify({ data: null, errors }))), {
      maxAnswerBytes: 100_000,
    });
    const told = (await ask()).errors ?? [];
    expect(told.map(({ path }) => path)).toEqual(places);
    expect(told.at(-1)?.message).toBe('Error 149');
  });

  it('takes over what errors are made of, and no more that name no place than a person would read', async () => {
    const errors = [
      { message: 'first', path: ['a', 0], extensions: { code: 'X' }, locations: [{ line: 1, column: 1 }] },
      { message: { nested: true }, path: 'a', extensions: 'x' },
      'text',
      ...Array.from({ length: 10_000 }, () => ({ message: 'again' })),
    ];
    const { ask } = open(await serve(answering(JSON.stringify({ data: null, errors }))), {
      maxAnswerBytes: 1_000_000,
    });
    const answer = await ask();
    expect(answer.errors?.filter(({ path }) => !path)).toHaveLength(100);
    expect(answer.errors?.slice(0, 3)).toEqual([
      { message: 'first', path: ['a', 0], extensions: { code: 'X' } },
      { message: 'Error without a message', extensions: {} },
      { message: 'Error without a message', extensions: {} },
    ]);
  });

  it('sends what was asked, and none of the headers that are its own', async () => {
    const seen = createDeferred<IncomingMessage>();
    const { ask } = open(
      await serve((request, response) => {
        seen.resolve(request);
        answering('{"data":{"a":1}}')(request, response);
      }),
    );
    await ask({
      request: {
        requestId: 'request-7',
        caller: null,
        signal: new AbortController().signal,
        forwardedHeaders: { 'x-tenant': 't1', 'content-type': 'text/plain', 'x-request-id': 'forged' },
      },
    });
    const { headers, method } = await seen.promise;
    expect(method).toBe('POST');
    expect(headers).toMatchObject({
      'x-tenant': 't1',
      'content-type': 'application/json',
      'x-request-id': 'request-7',
      accept: 'application/graphql-response+json, application/json',
    });
    expect(headers).not.toHaveProperty('x-beltgraph-viewer');
  });

  it.each(['ftp://127.0.0.1/graphql', 'beltgraph:finance', 'file:///etc/passwd'])(
    'does not call %s',
    (url) => {
      const { log } = createTestLog();
      expect(() => remoteSubgraph({ name: 'trade', url, log })).toThrow('no address that can be called');
    },
  );
});

it('keeps its connections for calls that follow each other', async () => {
  const ports = new Set<number | undefined>();
  const url = await serve((request, response) => {
    ports.add(request.socket.remotePort);
    answering('{"data":{"a":1}}')(request, response);
  });
  const { ask } = open(url);
  for (let call = 0; call < 20; call += 1) expect(await ask()).toEqual({ data: { a: 1 } });
  // The next call may begin before the connection of the one before is free.
  expect(ports.size).toBeLessThanOrEqual(2);
});
