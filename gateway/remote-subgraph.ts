import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { signViewer, type SignedViewer, VIEWER_HEADER } from '../runtime/signed-viewer.ts';
import { Problem } from '../values/problem.ts';
import { timeoutOf, Unavailable } from './abort.ts';
import type { Caller } from './caller.ts';
import { type AnswerHead, postJson, TooLarge } from './post-json.ts';
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
  /** Reads are shared between those of whom the subgraph learns the same. */
  readonly sharing: { readonly tellsViewer: boolean };
  readonly close: () => Promise<void>;
}

const TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 16_000_000;
const PAYLOAD_TOO_LARGE = 413;
const GRAPHQL_TYPE = 'application/graphql-response+json';
const JSON_TYPE = 'application/json';
const ACCEPTED = `${GRAPHQL_TYPE}, ${JSON_TYPE}`;

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
  // Loaded where there is a subgraph elsewhere: a start without one would read a megabyte of undici in vain.
  const opened = import('./open-pool.ts').then(({ openPool }) => openPool(origin));
  const path = `${pathname}${search}`;

  const call: CallSubgraph = async (asked) => {
    const { request } = asked;
    const body = asked.body ?? bodyOf(asked);
    const pool = await opened;
    if (request.signal.aborted) throw timeoutOf(name);
    const posted = postJson(pool, {
      path,
      headers: headersOf(request, body),
      body,
      maxBytes: maxAnswerBytes,
      refuse,
    });
    const onLate = () => posted.abort(timeoutOf(name));
    const timer = setTimeout(onLate, timeoutMs);
    request.signal.addEventListener('abort', onLate, { once: true });
    try {
      return readAnswer(await posted.answer);
    } catch (error) {
      if (error instanceof Problem) throw error;
      log.warn({ err: error, requestId: request.requestId, subgraph: name, url }, 'subgraph call failed');
      throw new Unavailable(name, { isOfCall: error instanceof TooLarge });
    } finally {
      clearTimeout(timer);
      request.signal.removeEventListener('abort', onLate);
    }
  };
  return {
    name,
    call,
    sharing: { tellsViewer: signing !== undefined },
    close: async () => (await opened).destroy(),
  };

  function headersOf({ caller, requestId, forwardedHeaders }: GatewayRequest, body: string) {
    const viewer = caller && signedOf(caller);
    return {
      ...forwardedHeaders,
      'content-type': 'application/json',
      accept: ACCEPTED,
      'x-request-id': requestId,
      ...(signing && { [VIEWER_HEADER]: signViewer({ viewer, audience: name, body }, signing) }),
    };
  }
}

/**
 * A body of GraphQL's own media type is an answer whatever its status says. Of other JSON it is known by its status: a
 * GraphQL server refuses variables with 400, and other statuses come from what stands in between.
 */
function refuse({ status, contentType, isEncoded }: AnswerHead): Error | null {
  const isUsual = (status >= 200 && status < 300) || status === 400;
  const isGraphql = contentType === GRAPHQL_TYPE || (isUsual && contentType === JSON_TYPE);
  if (isGraphql && !isEncoded) return null;
  const reason = `status ${status}, content type ${contentType}`;
  return status === PAYLOAD_TOO_LARGE ? new TooLarge(reason) : new Error(reason);
}

const bodyOf = ({ query, operationName, variables }: SubgraphCall): string =>
  JSON.stringify({ query, ...(operationName && { operationName }), variables });

const signedOf = ({ account, scopes, viewer }: Caller): SignedViewer =>
  viewer ?? {
    account,
    scopes,
  };
