import type { HttpAnswer } from './http.ts';

/** What pages of other origins may send; the rest of a request is the browser's own. */
const ALLOWED_HEADERS = [
  'content-type',
  'authorization',
  'apollo-require-preflight',
  'graphql-require-preflight',
  'x-apollo-operation-name',
  'x-explain',
  'x-request-id',
];
const PREFLIGHT_SECONDS = '600';

/** Headers by which a browser lets a page of an allowed origin read the answer. */
export function corsHeaders(
  origin: string | undefined,
  allowed: readonly string[] | undefined,
): Readonly<Record<string, string>> {
  if (!allowed) return {};
  const vary = { vary: 'Origin' };
  if (origin === undefined || !allowed.includes(origin)) return vary;
  return { ...vary, 'access-control-allow-origin': origin, 'access-control-expose-headers': 'x-request-id' };
}

/** Tells a browser what it may send; from an origin that is not allowed it will send nothing. */
export const preflightAnswer = (methods: readonly string[]): HttpAnswer => ({
  status: 204,
  headers: {
    'access-control-allow-methods': methods.join(', '),
    'access-control-allow-headers': ALLOWED_HEADERS.join(', '),
    'access-control-max-age': PREFLIGHT_SECONDS,
  },
});
