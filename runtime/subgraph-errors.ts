import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { isUserErrorCode, Problem, REQUEST_PROBLEM_CODES } from '../values/problem.ts';
import { isOutage } from './outage.ts';

const requestCodes: ReadonlySet<unknown> = new Set(REQUEST_PROBLEM_CODES);

/** True for the codes that a caller may read; anything else stays inside. */
export const isShownCode = (code: unknown): code is string =>
  typeof code === 'string' && (requestCodes.has(code) || isUserErrorCode(code));

/** What Apollo Server calls variables that do not fit; the same without Apollo Server in between. */
export const BAD_USER_INPUT = 'BAD_USER_INPUT';

/**
 * A subgraph's error as it travels to the gateway, in process as over HTTP.
 *
 * Problems keep their words. Bugs are reported where they happen, with their stack, and travel without a word of it; so
 * does a database that is gone, but the caller learns that it is worth to ask again.
 */
export function subgraphError(
  error: GraphQLError,
  { subgraph, onUnexpected }: { readonly subgraph: string; readonly onUnexpected: (error: Error) => void },
): GraphQLFormattedError {
  const { message, path, extensions, originalError } = error;
  const at = path ? { path } : {};
  if (isShownCode(extensions['code'])) return { message, ...at, extensions };
  if (extensions['code'] === BAD_USER_INPUT) {
    return { message, ...at, extensions: { code: 'BAD_INPUT', reason: 'invalid-variables' } };
  }
  onUnexpected(originalError ?? error);
  if (isOutage(originalError)) {
    const outage = unavailable(subgraph);
    return { message: outage.message, ...at, extensions: outage.extensions };
  }
  return { message: 'Internal error', ...at, extensions: { code: 'INTERNAL' } };
}

const unavailable = (subgraph: string): Problem =>
  new Problem('SUBGRAPH_UNAVAILABLE', 'database-not-reachable', {
    message: `The subgraph ${subgraph} does not reach its database`,
    subgraph,
    retryable: true,
  });
