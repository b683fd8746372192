import { Problem } from '../values/problem.ts';
import { type HttpRequest, Refusal } from './http.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a client asks for, in the form of GraphQL over HTTP, whichever way it came. */
export interface GraphqlParams {
  /** None when the extensions name a persisted query. */
  readonly query: string | undefined;
  readonly operationName: string | undefined;
  readonly variables: Values;
  readonly extensions: Values;
}

const malformed = (message: string): Refusal =>
  new Refusal(400, new Problem('BAD_INPUT', 'malformed-request', { message }));

/** The parameters of a request; a list of what may be parameters when its body is a list. @throws a Refusal */
export function readParams(request: HttpRequest): GraphqlParams | readonly unknown[] {
  if (request.method === 'GET') return paramsOfSearch(request);
  const body = readJson(request);
  return Array.isArray(body) ? body : paramsOf(body);
}

/** @throws a Refusal when it has not the form of a request. */
export function paramsOf(body: unknown): GraphqlParams {
  if (!isRecord(body)) throw malformed('The body is no object');
  const { query, operationName, variables, extensions } = body;
  if (query !== undefined && query !== null && typeof query !== 'string') {
    throw malformed('`query` is no text');
  }
  if (!isAbsent(operationName) && typeof operationName !== 'string') {
    throw malformed('`operationName` is no text');
  }
  if (!isAbsent(variables) && !isRecord(variables)) throw malformed('`variables` is no object');
  if (!isAbsent(extensions) && !isRecord(extensions)) throw malformed('`extensions` is no object');
  if (!query && !extensions?.['persistedQuery']) throw malformed('`query` is missing');
  return {
    query: query || undefined,
    operationName: operationName ?? undefined,
    variables: variables ?? {},
    extensions: extensions ?? {},
  };
}

function paramsOfSearch({ search, headers }: HttpRequest): GraphqlParams {
  if (headers['content-type'] !== undefined) requireJson(headers['content-type']);
  requirePreflight(headers);
  const given = new URLSearchParams(search);
  const one = (name: string): string | undefined => {
    const [value, ...others] = given.getAll(name);
    if (others.length > 0) throw malformed(`\`${name}\` is given twice`);
    return value;
  };
  return paramsOf({
    query: one('query'),
    operationName: one('operationName'),
    variables: jsonOf('variables', one('variables')),
    extensions: jsonOf('extensions', one('extensions')),
  });
}

function jsonOf(name: string, text: string | undefined): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw malformed(`\`${name}\` is not JSON`);
  }
}

/** Headers that no page can send to another origin without the browser asking first. */
const PREFLIGHT_HEADERS = [
  'apollo-require-preflight',
  'graphql-require-preflight',
  'x-apollo-operation-name',
];

/** Keeps pages of other origins from having a browser send what its user did not ask for. */
function requirePreflight(headers: HttpRequest['headers']): void {
  if (headers['content-type'] !== undefined || PREFLIGHT_HEADERS.some((name) => headers[name])) return;
  throw new Refusal(
    400,
    new Problem('BAD_INPUT', 'preflight-required', {
      message: `A GET needs one of these headers: ${PREFLIGHT_HEADERS.join(', ')}`,
    }),
  );
}

/**
 * The JSON of a request.
 *
 * Only `application/json` in UTF-8: a browser sends that to another origin only after asking, and exotic charsets have
 * been ways around checks.
 */
function readJson({ headers, body }: HttpRequest): unknown {
  requireJson(headers['content-type'] ?? '');
  try {
    return JSON.parse(utf8.decode(body)) as unknown;
  } catch {
    throw new Refusal(400, new Problem('BAD_INPUT', 'malformed-json', { message: 'The body is not JSON' }));
  }
}

function requireJson(contentType: string): void {
  if (contentType === 'application/json') return;
  const [type = '', ...parameters] = contentType.toLowerCase().split(';');
  const charset = parameters.map((each) => each.trim()).find((each) => each.startsWith('charset='));
  if (type.trim() === 'application/json' && (!charset || /^charset="?utf-?8"?$/.test(charset))) return;
  throw new Refusal(
    415,
    new Problem('BAD_INPUT', 'unsupported-content-type', { message: 'Send application/json in UTF-8' }),
  );
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

const isAbsent = (value: unknown): value is undefined | null => value === undefined || value === null;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
