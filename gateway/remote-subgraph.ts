import { Pool } from 'undici';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { signViewer, type SignedViewer, VIEWER_HEADER } from '../runtime/signed-viewer.ts';
import { timeoutOf, unavailable } from './abort.ts';
import type { Caller } from './caller.ts';
import { readAnswer } from './read-answer.ts';
import type { CallSubgraph, GatewayRequest, SubgraphCall } from './subgraph-call.ts';

export interface RemoteSubgraphOptions {
  readonly name: string;
  /** Where it answers GraphQL over HTTP. */
  readonly url: string;
  readonly log: Log;
  /** Signs who asks; without it, nobody is named. */
  readonly signing?: { readonly secret: string; readonly clock: Clock };
  /** How long one call may take. @default 10 000 */
  readonly timeoutMs?: number;
  /** @default 16 000 000 */
  readonly maxAnswerBytes?: number;
}

export interface RemoteSubgraph {
  readonly name: string;
  readonly call: CallSubgraph;
  readonly close: () => Promise<void>;
}

const TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 16_000_000;
const MAX_CONNECTIONS = 256;
const JSON_TYPES = ['application/graphql-response+json', 'application/json'];

/**
 * Calls a subgraph over HTTP: one try within its time, no redirects, answers of bounded size.
 *
 * What goes wrong is written to the log with its address; whoever asked learns only that the subgraph did not answer.
 *
 * @throws when the URL is not one of http or https.
 */
export function remoteSubgraph({
  name,
  url,
  log,
  signing,
  timeoutMs = TIMEOUT_MS,
  maxAnswerBytes = MAX_ANSWER_BYTES,
}: RemoteSubgraphOptions): RemoteSubgraph {
  const { origin, pathname, search, protocol } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw new Error(`The subgraph ${name} has no address that can be called: ${url}`);
  }
  const pool = new Pool(origin, { connections: MAX_CONNECTIONS, pipelining: 1 });

  const call: CallSubgraph = async (asked) => {
    const { request } = asked;
    const body = asked.body ?? bodyOf(asked);
    const deadline = new AbortController();
    const onAbort = () => deadline.abort();
    const timer = setTimeout(onAbort, timeoutMs);
    request.signal.addEventListener('abort', onAbort, { once: true });
    if (request.signal.aborted) deadline.abort();
    try {
      const {
        statusCode,
        headers,
        body: answer,
      } = await pool.request({
        path: `${pathname}${search}`,
        method: 'POST',
        headers: headersOf(request, body),
        body,
        signal: deadline.signal,
      });
      const contentType = String(headers['content-type'] ?? '')
        .split(';', 1)[0]
        ?.trim()
        .toLowerCase();
      // A GraphQL server answers refused variables with 400; other statuses come from what stands in between.
      const isGraphql = (statusCode >= 200 && statusCode < 300) || statusCode === 400;
      if (
        !isGraphql ||
        !JSON_TYPES.includes(contentType ?? '') ||
        headers['content-encoding'] !== undefined
      ) {
        answer.on('error', () => {}).destroy();
        throw new Error(`status ${statusCode}, content type ${contentType}`);
      }
      return await readAnswer(answer, { maxBytes: maxAnswerBytes });
    } catch (error) {
      if (deadline.signal.aborted) throw timeoutOf(name);
      log.warn({ err: error, requestId: request.requestId, subgraph: name, url }, 'subgraph call failed');
      throw unavailable(name);
    } finally {
      clearTimeout(timer);
      request.signal.removeEventListener('abort', onAbort);
    }
  };
  return { name, call, close: () => pool.destroy() };

  function headersOf({ caller, requestId, forwardedHeaders }: GatewayRequest, body: string) {
    const viewer = caller && signedOf(caller);
    return {
      ...forwardedHeaders,
      'content-type': 'application/json',
      accept: JSON_TYPES.join(', '),
      'x-request-id': requestId,
      ...(signing && { [VIEWER_HEADER]: signViewer({ viewer, audience: name, body }, signing) }),
    };
  }
}

const bodyOf = ({ query, operationName, variables }: SubgraphCall): string =>
  JSON.stringify({ query, ...(operationName && { operationName }), variables });

const signedOf = ({ account, scopes, viewer }: Caller): SignedViewer =>
  viewer ?? {
    account,
    scopes,
  };
