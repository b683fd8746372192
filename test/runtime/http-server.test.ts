import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type CallSignal, whenAborted } from '../../runtime/call-signal.ts';
import { ClientGone, type HttpRequest, Refusal, type Route } from '../../runtime/http.ts';
import { type HttpServer, type HttpServerOptions, startHttpServer } from '../../runtime/http-server.ts';
import { Problem } from '../../values/problem.ts';
import { createTestLog } from '../gateway/support/fixtures.ts';
import { createDeferred } from '../support/deferred.ts';

const MAX_BODY_BYTES = 1_000;
const servers: HttpServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop(0);
});

const echo: Route = {
  methods: ['GET', 'POST'],
  handle: ({ method, path, search, body }) => ({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ method, path, search, body: body.toString() }),
  }),
};

const aborted = (signal: CallSignal) => new Promise<void>((resolve) => whenAborted(signal, resolve));

async function start(routes: Readonly<Record<string, Route>>, options: Partial<HttpServerOptions> = {}) {
  const { log, lines } = createTestLog();
  const server = await startHttpServer({
    host: '127.0.0.1',
    port: 0,
    routeOf: (path) => routes[path],
    log,
    maxBodyBytes: MAX_BODY_BYTES,
    requestTimeoutMs: 10_000,
    ...options,
  });
  servers.push(server);
  return { ...server, lines };
}

const problemOf = async (response: Response) => {
  const { errors } = (await response.json()) as { errors: { message: string; extensions: object }[] };
  return { status: response.status, ...errors[0]?.extensions };
};

/** What a server sends back for bytes that no client library would send. */
async function sendRaw(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(text);
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  socket.on('error', () => undefined);
  await once(socket, 'close');
  return answer;
}

describe('an HTTP server', () => {
  it('hands a route the whole request', async () => {
    const { url } = await start({ '/echo': echo });
    const response = await fetch(`${url}/echo?a=%20b`, { method: 'POST', body: 'hello' });
    expect(await response.json()).toEqual({
      method: 'POST',
      path: '/echo',
      search: '?a=%20b',
      body: 'hello',
    });
  });

  it('takes further question marks as a part of the values', async () => {
    const { url } = await start({ '/echo': echo });
    const response = await fetch(`${url}/echo?a=who?&b=?`);
    expect(await response.json()).toMatchObject({ path: '/echo', search: '?a=who?&b=?' });
  });

  it('knows a body that is not compressed however that is spelled', async () => {
    const { url } = await start({ '/echo': echo });
    const headers = { 'content-encoding': 'Identity' };
    expect((await fetch(`${url}/echo`, { method: 'POST', body: 'hello', headers })).status).toBe(200);
  });

  it('ends a request whose body stops coming', async () => {
    const { port } = await start({ '/echo': echo }, { requestTimeoutMs: 100 });
    const head = 'POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\nconnection: close\r\n\r\n';
    expect(await sendRaw(port, `${head}1`)).toMatch(/^HTTP\/1\.1 (408|504) /);
  });

  it('names each request, by the name that it came with if that is harmless', async () => {
    const { url } = await start({ '/echo': echo });
    const idOf = async (headers: Record<string, string>) =>
      (await fetch(`${url}/echo`, { headers })).headers.get('x-request-id');
    expect(await idOf({ 'x-request-id': 'trace-1_A' })).toBe('trace-1_A');
    expect(await idOf({})).toMatch(/^[\da-f-]{36}$/);
    for (const harmful of ['a b', 'a"b', 'ü', 'a'.repeat(65), '']) {
      expect(await idOf({ 'x-request-id': harmful })).toMatch(/^[\da-f-]{36}$/);
    }
  });

  it.each([
    ['/nothing', 'GET', 404, 'no-such-path', null],
    ['/constructor', 'GET', 404, 'no-such-path', null],
    ['/echo/', 'GET', 404, 'no-such-path', null],
    ['/echo', 'DELETE', 405, 'method-not-allowed', 'GET, POST'],
    ['/echo', 'OPTIONS', 405, 'method-not-allowed', 'GET, POST'],
  ])('answers %s %s with %i', async (path, method, status, reason, allow) => {
    const { url } = await start(
      Object.assign(Object.create(null) as Record<string, Route>, { '/echo': echo }),
    );
    const response = await fetch(`${url}${path}`, { method });
    expect(response.headers.get('allow')).toBe(allow);
    expect(await problemOf(response)).toEqual({ status, code: 'BAD_INPUT', reason });
  });

  it.each([
    ['a byte too many', 'x'.repeat(MAX_BODY_BYTES + 1), {}, 413, 'body-too-large'],
    ['megabytes', 'x'.repeat(20_000_000), {}, 413, 'body-too-large'],
    [
      'a compressed one',
      gzipSync('x'.repeat(1_000_000)),
      { 'content-encoding': 'gzip' },
      415,
      'compressed-body',
    ],
    ['one compressed twice', 'x', { 'content-encoding': 'gzip, gzip' }, 415, 'compressed-body'],
  ])('refuses a body of %s', async (_case, body, headers, status, reason) => {
    const { url } = await start({ '/echo': echo });
    const response = await fetch(`${url}/echo`, { method: 'POST', body, headers });
    expect(await problemOf(response)).toMatchObject({ status, reason });
  });

  it('refuses a body that turns out too long while it comes', async () => {
    const { url } = await start({ '/echo': echo });
    const body = new ReadableStream(
      {
        pull: (controller) => controller.enqueue(new Uint8Array(400)),
      },
      { highWaterMark: 0 },
    );
    const response = fetch(`${url}/echo`, { method: 'POST', body, duplex: 'half' });
    expect(await problemOf(await response)).toMatchObject({ status: 413 });
  });

  it('takes a body of exactly the allowed length', async () => {
    const { url } = await start({ '/echo': echo });
    const response = await fetch(`${url}/echo`, { method: 'POST', body: 'x'.repeat(MAX_BODY_BYTES) });
    expect(response.status).toBe(200);
  });

  it.each([
    [
      'both lengths',
      'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    [
      'two lengths',
      'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc',
      400,
    ],
    ['a bad chunk', 'POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n', 400],
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['headers without end', `GET /echo HTTP/1.1\r\nHost: a\r\nCookie: ${'c'.repeat(70_000)}\r\n\r\n`, 431],
    ['a path without end', `GET /${'p'.repeat(100_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431],
  ])('closes the connection on %s', async (_case, text, status) => {
    const { port, url } = await start({ '/echo': echo });
    expect(await sendRaw(port, text)).toMatch(new RegExp(`^HTTP/1.1 ${status} [^]*Connection: close`, 'i'));
    expect((await fetch(`${url}/echo`)).status).toBe(200);
  });

  it('answers a refusal with its status and headers', async () => {
    const { url } = await start({
      '/no': {
        methods: ['GET'],
        handle: () => {
          throw new Refusal(401, new Problem('UNAUTHENTICATED', 'invalid-token'), {
            'www-authenticate': 'Bearer',
          });
        },
      },
    });
    const response = await fetch(`${url}/no`);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await problemOf(response)).toEqual({
      status: 401,
      code: 'UNAUTHENTICATED',
      reason: 'invalid-token',
    });
  });

  it('hides what a route throws, and writes it down under the id of the request', async () => {
    const { url, lines } = await start({
      '/broken': { methods: ['GET'], handle: () => Promise.reject(new Error('mongodb://internal is gone')) },
    });
    const response = await fetch(`${url}/broken`);
    const requestId = response.headers.get('x-request-id');
    const text = await response.clone().text();
    expect(await problemOf(response)).toEqual({
      status: 500,
      code: 'INTERNAL',
      reason: 'unexpected',
      requestId,
    });
    expect(text).not.toContain('internal is gone');
    expect(lines.join('')).toContain('internal is gone');
    expect(lines.join('')).toContain(requestId);
  });

  it('tells a route when its client has gone', async () => {
    const started = createDeferred<HttpRequest>();
    const { url } = await start({
      '/slow': {
        methods: ['GET'],
        handle: (request) => {
          started.resolve(request);
          return new Promise(() => undefined);
        },
      },
    });
    const client = new AbortController();
    const response = fetch(`${url}/slow`, { signal: client.signal }).catch(() => 'gone');
    const { signal } = await started.promise;
    expect(signal.aborted).toBe(false);
    client.abort();
    expect(await response).toBe('gone');
    await aborted(signal);
    expect(signal.reason).toBeInstanceOf(ClientGone);
  });

  it('tells a route when its time is up, and takes its last words', async () => {
    const { url } = await start(
      {
        '/slow': {
          methods: ['GET'],
          handle: async ({ signal }) => {
            await aborted(signal);
            return { status: 200, body: 'in part' };
          },
        },
      },
      { requestTimeoutMs: 50 },
    );
    expect(await (await fetch(`${url}/slow`)).text()).toBe('in part');
  });

  it('answers for a route that does not listen', async () => {
    const { url } = await start(
      { '/deaf': { methods: ['GET'], handle: () => new Promise(() => undefined) } },
      { requestTimeoutMs: 50 },
    );
    expect(await problemOf(await fetch(`${url}/deaf`))).toMatchObject({
      status: 504,
      code: 'TIMEOUT',
      retryable: true,
    });
  });

  it('lets what runs finish before it stops, and takes nothing new', async () => {
    const started = createDeferred<void>();
    const finish = createDeferred<void>();
    const server = await start({
      '/slow': {
        methods: ['GET'],
        handle: async () => {
          started.resolve();
          await finish.promise;
          return { status: 200, body: 'done' };
        },
      },
    });
    const response = fetch(`${server.url}/slow`);
    await started.promise;
    const stopped = server.stop(10_000);
    await expect(fetch(`${server.url}/slow`)).rejects.toThrow();
    finish.resolve();
    expect(await (await response).text()).toBe('done');
    await stopped;
  });

  it('cuts off what does not finish in its time', async () => {
    const started = createDeferred<void>();
    const server = await start({
      '/slow': {
        methods: ['GET'],
        handle: () => {
          started.resolve();
          return new Promise(() => undefined);
        },
      },
    });
    const response = fetch(`${server.url}/slow`).catch(() => 'cut off');
    await started.promise;
    await server.stop(20);
    expect(await response).toBe('cut off');
  });
});

describe('pages of other origins', () => {
  const shared: Route = { ...echo, origins: ['https://shop.example'] };

  it.each([
    ['an allowed one', shared, 'https://shop.example', 'https://shop.example'],
    ['another one', shared, 'https://evil.example', null],
    ['one that looks alike', shared, 'https://shop.example.evil.example', null],
    ['no page', shared, undefined, null],
    ['any, where none is allowed', echo, 'https://shop.example', null],
  ])('may read the answer: %s', async (_case, route, origin, allowed) => {
    const { url } = await start({ '/echo': route });
    const response = await fetch(`${url}/echo`, { headers: origin === undefined ? {} : { origin } });
    expect(response.headers.get('access-control-allow-origin')).toBe(allowed);
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('are told beforehand what they may send', async () => {
    const { url } = await start({ '/echo': shared });
    const response = await fetch(`${url}/echo`, {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example' },
    });
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': 'https://shop.example',
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': expect.stringContaining('authorization'),
      vary: 'Origin',
    });
  });
});
