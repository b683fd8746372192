import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';
import { Problem } from '../values/problem.ts';
import { type HttpAnswer, type HttpRequest, Refusal, type Route } from './http.ts';

export interface GraphqlRoute<Context extends BaseContext> {
  readonly server: ApolloServer<Context>;
  readonly methods: readonly ('GET' | 'POST')[];
  /** @throws a Refusal when the request is not to be carried out. */
  readonly contextOf: (request: HttpRequest) => Context | Promise<Context>;
  readonly origins?: readonly string[];
}

/** GraphQL over HTTP by Apollo Server's own rules, CSRF prevention among them. */
export function graphqlRoute<Context extends BaseContext>({
  server,
  methods,
  contextOf,
  origins,
}: GraphqlRoute<Context>): Route {
  return {
    methods,
    ...(origins && { origins }),
    handle: async (request) => {
      const context = await contextOf(request);
      const body = request.method === 'POST' ? readJson(request) : undefined;
      const {
        status,
        headers,
        body: answer,
      } = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: request.method,
          headers: headerMapOf(request),
          search: request.search,
          body,
        },
        context: () => Promise.resolve(context),
      });
      if (answer.kind !== 'complete') throw new Error('An answer in parts was not asked for');
      return answerOf(status, headers, answer.string);
    },
  };
}

const answerOf = (status: number | undefined, headers: HeaderMap, body: string): HttpAnswer => ({
  status: status ?? 200,
  // An answer is one caller's, and as old as its data.
  headers: { 'cache-control': 'no-store', ...Object.fromEntries(headers) },
  body,
});

/**
 * The JSON of a request.
 *
 * Only `application/json` in UTF-8: a browser sends that to another origin only after asking, and exotic charsets have
 * been ways around checks.
 */
function readJson({ headers, body }: HttpRequest): unknown {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((each) => each.trim()).find((each) => each.startsWith('charset='));
  if (type.trim() !== 'application/json' || (charset && !/^charset="?utf-?8"?$/.test(charset))) {
    throw new Refusal(
      415,
      new Problem('BAD_INPUT', 'unsupported-content-type', { message: 'Send application/json in UTF-8' }),
    );
  }
  try {
    return JSON.parse(utf8.decode(body)) as unknown;
  } catch {
    throw new Refusal(400, new Problem('BAD_INPUT', 'malformed-json', { message: 'The body is not JSON' }));
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function headerMapOf({ headers }: HttpRequest): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return map;
}
