import { Problem } from '../values/problem.ts';
import { type GraphqlParams, paramsOf, readParams } from './graphql-params.ts';
import { type HttpAnswer, type HttpRequest, Refusal, type Route } from './http.ts';
import { acceptedMediaType, MEDIA_TYPES, type MediaType } from './media-type.ts';
import { createPersistedQueries, type PersistedQueries } from './persisted-queries.ts';

/** One operation to carry out. */
export interface GraphqlOperation extends Omit<GraphqlParams, 'query'> {
  readonly query: string;
  /** What changes something must not run: it came with a method that promises so. */
  readonly isReadOnly: boolean;
}

/** What became of an operation. */
export interface GraphqlAnswer {
  /** The response as JSON. */
  readonly body: string;
  /** 200 when the response has data; what it is otherwise, by the rules of `application/graphql-response+json`. */
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Carries out operations. */
export type AnswerGraphql<Context> = (
  operation: GraphqlOperation,
  context: Context,
  request: HttpRequest,
) => GraphqlAnswer | Promise<GraphqlAnswer>;

export interface GraphqlRoute<Context> {
  readonly answer: AnswerGraphql<Context>;
  readonly methods: readonly ('GET' | 'POST')[];
  /** @throws a Refusal when the request is not to be carried out. */
  readonly contextOf: (request: HttpRequest) => Context | Promise<Context>;
  readonly origins?: readonly string[];
  /** Characters of documents that are kept for clients who name them by hash. @default 0, which is none */
  readonly persistedCharacters?: number;
  /** How many operations one request may carry. @default 1, and then not in a list */
  readonly maxBatch?: number;
}

interface Door<Context> {
  readonly answer: AnswerGraphql<Context>;
  readonly persisted: PersistedQueries;
  readonly maxBatch: number;
}

/** GraphQL over HTTP: what comes in whichever form, goes out in the form that its client accepts. */
export function graphqlRoute<Context>({
  answer,
  methods,
  contextOf,
  origins,
  persistedCharacters = 0,
  maxBatch = 1,
}: GraphqlRoute<Context>): Route {
  const door = { answer, maxBatch, persisted: createPersistedQueries(persistedCharacters) };
  return {
    methods,
    ...(origins && { origins }),
    handle: async (request) => {
      // Who asks comes first: whoever may not, learns nothing else.
      const context = await contextOf(request);
      const mediaType = acceptedMediaType(request.headers.accept);
      if (!mediaType) throw notAcceptable();
      try {
        return await answerRequest(door, { request, context, mediaType });
      } catch (error) {
        if (error instanceof Refusal) return httpAnswer(answerOfRefusal(error), mediaType);
        throw error;
      }
    },
  };
}

interface Asked<Context> {
  readonly request: HttpRequest;
  readonly context: Context;
  readonly mediaType: MediaType;
}

async function answerRequest<Context>(
  door: Door<Context>,
  { request, context, mediaType }: Asked<Context>,
): Promise<HttpAnswer> {
  const params = readParams(request);
  if (!isList(params)) {
    const answer = await answerOne(door, { params, context, request });
    // Clients that know no other type take any status but 200 for a failure of the network.
    const isWellFormed = answer.status === 400 || answer.status === 404;
    return httpAnswer(answer, mediaType, isWellFormed && mediaType === 'application/json' ? 200 : undefined);
  }
  requireBatch(params, door.maxBatch);
  const answers = await Promise.all(params.map((item) => answerItem(door, { item, context, request })));
  return httpAnswer({ body: `[${answers.map(({ body }) => body).join(',')}]`, status: 200 }, mediaType);
}

const isList = (params: GraphqlParams | readonly unknown[]): params is readonly unknown[] =>
  Array.isArray(params);

async function answerOne<Context>(
  { answer, persisted }: Door<Context>,
  { params, context, request }: { params: GraphqlParams; context: Context; request: HttpRequest },
): Promise<GraphqlAnswer> {
  let resolved;
  try {
    resolved = persisted.resolve(params);
  } catch (error) {
    // Not to know a document is an answer of the protocol, not a failure of it.
    if (error instanceof Refusal && error.status === 404) return answerOfRefusal(error);
    throw error;
  }
  const { operationName, variables, extensions } = params;
  const { query, keep } = resolved;
  const isReadOnly = request.method === 'GET';
  const result = await answer({ query, operationName, variables, extensions, isReadOnly }, context, request);
  // Whatever was not refused as a document is one.
  if (result.status === 200) keep();
  return result;
}

/** What is wrong with one item of a list says nothing about the others. */
async function answerItem<Context>(
  door: Door<Context>,
  { item, context, request }: { item: unknown; context: Context; request: HttpRequest },
): Promise<GraphqlAnswer> {
  try {
    return await answerOne(door, { params: paramsOf(item), context, request });
  } catch (error) {
    if (error instanceof Refusal) return answerOfRefusal(error);
    throw error;
  }
}

function requireBatch({ length }: readonly unknown[], maxBatch: number): void {
  const refused = (status: number, reason: string, message: string) =>
    new Refusal(status, new Problem('BAD_INPUT', reason, { message }));
  if (maxBatch <= 1) throw refused(400, 'batching-not-allowed', 'Send one operation, not a list of them');
  if (length === 0) throw refused(400, 'malformed-request', 'The list has no operation');
  if (length > maxBatch) throw refused(413, 'batch-too-large', `At most ${maxBatch} operations at once`);
}

export const answerOfRefusal = ({ status, problem, headers }: Refusal): GraphqlAnswer => ({
  status,
  headers,
  body: JSON.stringify({ errors: [{ message: problem.message, extensions: problem.extensions }] }),
});

const CONTENT_TYPES: Readonly<Record<MediaType, string>> = {
  'application/json': 'application/json; charset=utf-8',
  'application/graphql-response+json': 'application/graphql-response+json; charset=utf-8',
};

/** An answer is one caller's, and as old as its data. */
const httpAnswer = (
  { status, body, headers }: GraphqlAnswer,
  mediaType: MediaType,
  shownStatus = status,
): HttpAnswer => ({
  status: shownStatus,
  headers: { 'content-type': CONTENT_TYPES[mediaType], 'cache-control': 'no-store', ...headers },
  body,
});

const notAcceptable = (): Refusal =>
  new Refusal(
    406,
    new Problem('BAD_INPUT', 'not-acceptable', { message: `Accept one of ${MEDIA_TYPES.join(', ')}` }),
  );
