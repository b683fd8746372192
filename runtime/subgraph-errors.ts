import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import { isUserErrorCode, REQUEST_PROBLEM_CODES } from '../values/problem.ts';

const requestCodes: ReadonlySet<unknown> = new Set(REQUEST_PROBLEM_CODES);

/** True for the codes that a caller may read; anything else stays inside. */
export const isShownCode = (code: unknown): code is string =>
  typeof code === 'string' && (requestCodes.has(code) || isUserErrorCode(code));

/**
 * A subgraph's error as it travels to the gateway, in process as over HTTP.
 *
 * Problems keep their words. Bugs are reported where they happen, with their stack, and travel without a word of it.
 */
export function subgraphError(
  error: GraphQLError,
  onUnexpected: (error: Error) => void,
): GraphQLFormattedError {
  const { message, path, extensions, originalError } = error;
  if (isShownCode(extensions['code'])) return { message, ...(path && { path }), extensions };
  onUnexpected(originalError ?? error);
  return { message: 'Internal error', ...(path && { path }), extensions: { code: 'INTERNAL' } };
}
