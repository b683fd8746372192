import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Problem } from '../values/problem.ts';
import { CallAbort, type CallSignal, whenAborted } from './call-signal.ts';
import { compressed } from './compress.ts';
import { corsHeaders, preflightAnswer } from './cors.ts';
import {
  ClientGone,
  type HttpAnswer,
  type HttpRequest,
  jsonAnswer,
  Refusal,
  refusalAnswer,
  type Route,
} from './http.ts';
import type { Log } from './log.ts';
import { originOf } from './origin-of.ts';
import { readBody } from './read-body.ts';

export interface HttpServerOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly routeOf: (path: string) => Route | undefined;
  readonly log: Log;
  readonly maxBodyBytes: number;
  /** Until then a request is answered, or told that it was not. */
  readonly requestTimeoutMs: number;
}

export interface HttpServer {
  readonly host: string;
  readonly port: number;
  readonly url: string;
  /** Takes no more connections, lets what runs finish for `graceMs`, then cuts what is left. */
  readonly stop: (graceMs: number) => Promise<void>;
}

const HEADERS_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_TIMEOUT_MS = 65_000;
/** How long after its time a request that is still coming is cut off at the latest. */
const MOST_OVERDUE_MS = 1_000;
/** For what a handler still does when its signal fires, such as to say which part was late. */
const LAST_WORDS_MS = 1_000;
const REQUEST_ID_PATTERN = /^[\w-]{1,64}$/;

/** Serves routes over HTTP/1.1. Whatever a handler throws, the connection gets an answer and the process lives. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { host, port, log, requestTimeoutMs } = options;
  const running = new Set<CallAbort>();
  let isStopping = false;

  const server = createServer(
    {
      headersTimeout: Math.min(HEADERS_TIMEOUT_MS, requestTimeoutMs),
      requestTimeout: requestTimeoutMs,
      keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
      connectionsCheckingInterval: Math.min(MOST_OVERDUE_MS, requestTimeoutMs),
    },
    (incoming, response) => {
      // Every failure is answered inside; only a broken response could reject.
      void serve(incoming, response).catch((error: unknown) => log.error({ err: error }, 'response failed'));
    },
  );
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  return {
    host,
    port: address.port,
    url: originOf(host, address.port),
    stop: async (graceMs) => {
      isStopping = true;
      await closeServer(server, graceMs);
      for (const abort of running) abort.abort();
    },
  };

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const requestId = requestIdOf(incoming);
    const abort = new CallAbort();
    running.add(abort);
    response.once('close', () => {
      running.delete(abort);
      if (!response.writableFinished) abort.abort(new ClientGone());
    });
    const route = options.routeOf(pathOf(incoming));
    const whole = await answerOf(incoming, { route, requestId, abort }).catch((error: unknown) =>
      answerOfError(error, requestId),
    );
    const answer = await compressed(whole, incoming.headers['accept-encoding']);
    if (response.destroyed) return;
    const cors = corsHeaders(incoming.headers.origin, route?.origins);
    const vary = [cors['vary'], answer.headers?.['vary']].filter((each) => each !== undefined);
    const { body = '' } = answer;
    const bytes = Buffer.byteLength(body);
    response.writeHead(answer.status, {
      'x-request-id': requestId,
      'x-content-type-options': 'nosniff',
      'content-length': bytes,
      ...cors,
      ...answer.headers,
      ...(vary.length > 0 && { vary: vary.join(', ') }),
      ...(isStopping && { connection: 'close' }),
    });
    // ASCII is the same in both, and Node writes Latin-1 as it is, but makes room for three bytes a character of UTF-8.
    response.end(body, bytes === body.length ? 'latin1' : 'utf8');
    // What a refused client still sends is read and dropped, or it might never come to read the answer.
    incoming.resume();
  }

  async function answerOf(
    incoming: IncomingMessage,
    { route, requestId, abort }: { route: Route | undefined; requestId: string; abort: CallAbort },
  ): Promise<HttpAnswer> {
    const method = incoming.method ?? '';
    if (!route) throw new Refusal(404, new Problem('BAD_INPUT', 'no-such-path'));
    if (method === 'OPTIONS' && route.origins) return preflightAnswer(route.methods);
    if (!route.methods.includes(method)) {
      throw new Refusal(405, new Problem('BAD_INPUT', 'method-not-allowed'), {
        allow: route.methods.join(', '),
      });
    }
    const handle = async () => {
      const body = await readBody(incoming, options.maxBodyBytes);
      return await route.handle(new ReceivedRequest(incoming, { body, requestId, signal: abort }));
    };
    return await inTime(handle(), abort);
  }

  async function inTime(answer: Promise<HttpAnswer>, abort: CallAbort): Promise<HttpAnswer> {
    const timer = setTimeout(() => abort.abort(), requestTimeoutMs);
    let lastTimer: NodeJS.Timeout | undefined;
    let giveUp: (refusal: Refusal) => void = () => {};
    const onAbort = () => {
      const refusal = new Refusal(504, new Problem('TIMEOUT', 'request-took-too-long', { retryable: true }));
      lastTimer = setTimeout(() => giveUp(refusal), LAST_WORDS_MS);
    };
    const stop = whenAborted(abort, onAbort);
    try {
      return await Promise.race([answer, new Promise<never>((_resolve, reject) => (giveUp = reject))]);
    } finally {
      // Every answered request ends with its signal; no timer must begin then.
      stop();
      clearTimeout(timer);
      clearTimeout(lastTimer);
    }
  }

  function answerOfError(error: unknown, requestId: string): HttpAnswer {
    if (error instanceof Refusal) return refusalAnswer(error);
    log.error({ err: error, requestId }, 'request failed');
    const extensions = { code: 'INTERNAL', reason: 'unexpected', requestId };
    return jsonAnswer(500, { errors: [{ message: 'Something went wrong on our side', extensions }] });
  }
}

/** By a class, for a getter in an object literal would give each request a shape of its own, which outlives it. */
class ReceivedRequest implements HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly search: string;
  readonly headers: HttpRequest['headers'];
  readonly body: Buffer;
  readonly requestId: string;
  readonly signal: CallSignal;
  readonly #incoming: IncomingMessage;

  constructor(
    incoming: IncomingMessage,
    { body, requestId, signal }: Pick<HttpRequest, 'body' | 'requestId' | 'signal'>,
  ) {
    this.method = incoming.method ?? '';
    this.path = pathOf(incoming);
    this.search = searchOf(incoming);
    this.headers = incoming.headers;
    this.body = body;
    this.requestId = requestId;
    this.signal = signal;
    this.#incoming = incoming;
  }

  /** Node makes it of the headers as they came, each time that it is asked. */
  get headersDistinct(): HttpRequest['headersDistinct'] {
    return this.#incoming.headersDistinct;
  }
}

const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0] ?? '';

/** From the first question mark on: others are a part of the values. */
const searchOf = ({ url = '' }: IncomingMessage): string =>
  url.includes('?') ? url.slice(url.indexOf('?')) : '';

/** The caller's own id for the request when it is a harmless one. */
function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID_PATTERN.test(given) ? given : randomUUID();
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
}
