import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Log } from '../runtime/log.ts';
import { isShownCode } from '../runtime/subgraph-errors.ts';
import { Problem } from '../values/problem.ts';
import type { Rule } from './authorization.ts';
import type { Caller } from './caller.ts';
import { MAX_SHOWN_ERRORS, MISPLACED_NULL, WRONG_VALUE } from './execution/reasons.ts';

export interface ErrorPolicy {
  readonly requestId: string;
  readonly log: Log;
  /** Show what subgraphs say of errors whose codes are not ours. @default false */
  readonly showSubgraphErrors?: boolean;
}

/** An error as its caller reads it. */
export class ShownError extends GraphQLError {}

const MAX_MESSAGE = 500;

/**
 * The last stop of every error of an operation: what we did not mean to say, the caller does not read.
 *
 * Problems keep code, reason and words. Anything else becomes INTERNAL with the request's id, under which it is logged.
 */
export const shownErrors = (errors: readonly Error[], policy: ErrorPolicy): readonly ShownError[] =>
  errors.slice(0, MAX_SHOWN_ERRORS).map((error) => shownError(error, policy));

function shownError(error: Error, policy: ErrorPolicy): ShownError {
  const { message } = error;
  const { path, extensions }: Partial<GraphQLError> =
    error instanceof GraphQLError ? error : { extensions: error instanceof Problem ? error.extensions : {} };
  const code = SUBGRAPH_CODES.get(extensions?.['code']) ?? extensions?.['code'];
  const at = path ? { path } : {};
  if (isShownCode(code)) {
    return new ShownError(shorten(message), { ...at, extensions: detailsOf(code, extensions) });
  }
  const { requestId, log, showSubgraphErrors = false } = policy;
  const subgraph = extensions?.['serviceName'];
  if (subgraph === undefined && OUR_REASONS.has(extensions?.['reason'])) {
    log.warn({ requestId, path }, message);
    return new ShownError(message, {
      ...at,
      extensions: { ...detailsOf('INTERNAL', extensions), requestId },
    });
  }
  // A subgraph that says INTERNAL has written down what happened.
  if (code !== 'INTERNAL') log.error({ err: error, requestId, subgraph }, 'unexpected error');
  if (showSubgraphErrors && typeof subgraph === 'string') {
    const shown = typeof code === 'string' ? { code: shorten(code) } : { code: 'INTERNAL' };
    return new ShownError(shorten(message), { ...at, extensions: { ...shown, requestId } });
  }
  return new ShownError(HIDDEN, {
    ...at,
    extensions: { code: 'INTERNAL', reason: 'unexpected', requestId },
  });
}

/** Of errors that are found while an answer is written: their messages name parts of the schema only. */
const OUR_REASONS: ReadonlySet<unknown> = new Set([MISPLACED_NULL, WRONG_VALUE]);

const HIDDEN = 'Something went wrong on our side; the request id names it in our logs';

/** What other servers call the same. */
const SUBGRAPH_CODES: ReadonlyMap<unknown, string> = new Map([['BAD_USER_INPUT', 'BAD_INPUT']]);

/** What Apollo Server refuses before an operation is carried out. */
const REASONS: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: 'syntax-error',
  GRAPHQL_VALIDATION_FAILED: 'invalid-document',
  BAD_USER_INPUT: 'invalid-variables',
  OPERATION_RESOLUTION_FAILURE: 'unknown-operation',
  BAD_REQUEST: 'malformed-request',
};

/** Gives Apollo Server's own errors our codes. Those of operations have come through `shownErrors` before. */
export function formatServerError(
  formatted: GraphQLFormattedError,
  error: unknown,
  log: Log,
): GraphQLFormattedError {
  const { message, locations, extensions: { code } = {} } = formatted;
  if (error instanceof ShownError) return formatted;
  if (isShownCode(code)) return { message, extensions: { code, reason: reasonOf(code) } };
  const reason = REASONS[String(code)] ?? (isRefusal(error) ? 'malformed-request' : null);
  if (reason === null) {
    log.error({ err: error }, 'unexpected error of the server');
    return { message: HIDDEN, extensions: { code: 'INTERNAL', reason: 'unexpected' } };
  }
  return { message: shorten(message), ...(locations && { locations }), ...badInput(reason) };
}

const badInput = (reason: string) => ({ extensions: { code: 'BAD_INPUT', reason } });

/** What is wrong with a document, as Apollo Server would have it said. */
export const formatDocumentError = (
  { message, locations }: GraphQLError,
  reason: 'syntax-error' | 'invalid-document',
): GraphQLFormattedError => ({
  message: shorten(message),
  ...(locations && { locations }),
  ...badInput(reason),
});

/** True for errors that Apollo Server answers with a status of the 4xx kind. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof GraphQLError)) return false;
  const http: unknown = error.extensions['http'];
  const status = typeof http === 'object' && http !== null && 'status' in http ? Number(http.status) : 0;
  return status >= 400 && status < 500;
}

/** The error of a field, or of a whole object, that the caller may not read. */
export function deniedError(
  { coordinate, rule, path }: { coordinate: string; rule: Rule; path: readonly (string | number)[] },
  caller: Caller | null,
): GraphQLError {
  if (!caller) {
    return new GraphQLError(`A token is needed for ${coordinate}`, {
      path,
      extensions: { code: 'UNAUTHENTICATED', reason: 'sign-in-required' },
    });
  }
  const scopes = rule
    .flat()
    .map((all) => all.join(' and '))
    .join(', or ');
  return new GraphQLError(`The token lacks what ${coordinate} needs: ${scopes}`, {
    path,
    extensions: { code: 'FORBIDDEN', reason: 'scope-missing' },
  });
}

/** Extensions of an error that a caller may read. */
function detailsOf(code: string, extensions: Readonly<Record<string, unknown>> = {}) {
  const { reason, field, retryable, scope, subgraph } = extensions;
  return {
    code,
    reason: typeof reason === 'string' ? shorten(reason) : reasonOf(code),
    ...(Array.isArray(field) && field.every((step) => typeof step === 'string') && { field }),
    ...(typeof scope === 'string' && { scope }),
    ...(typeof subgraph === 'string' && { subgraph }),
    ...(typeof retryable === 'boolean' && { retryable }),
  };
}

const reasonOf = (code: string): string => code.toLowerCase().replaceAll('_', '-');

const shorten = (text: string): string =>
  text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)}…` : text;
