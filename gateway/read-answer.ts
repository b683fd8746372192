import { isUtf8 } from 'node:buffer';
import type { GraphQLFormattedError } from 'graphql';
import type { SubgraphAnswer } from './subgraph-call.ts';

const MAX_ERRORS = 100;
const MAX_PATH_LENGTH = 100;

/**
 * A subgraph's answer from the bytes that came, whatever they are.
 *
 * @throws when they are no answer to what was asked.
 */
export function readAnswer(bytes: Buffer): SubgraphAnswer {
  if (!isUtf8(bytes)) throw new Error('answer is no UTF-8');
  const answer: unknown = JSON.parse(bytes.toString('utf8'));
  if (!isRecord(answer)) throw new Error('answer is no object');
  const { data, errors } = answer;
  if (data !== undefined && data !== null && !isRecord(data)) throw new Error('data is no object');
  if (errors !== undefined && errors !== null && !Array.isArray(errors))
    throw new Error('errors are no list');
  if (data === undefined && !errors?.length) throw new Error('answer has neither data nor errors');
  return { data, ...(errors?.length && { errors: errors.slice(0, MAX_ERRORS).map(errorOf) }) };
}

/** What of an error is taken over. */
function errorOf(error: unknown): GraphQLFormattedError {
  const { message, path, extensions } = isRecord(error) ? error : {};
  return {
    message: typeof message === 'string' ? message : 'Error without a message',
    ...(isPath(path) && { path }),
    extensions: isRecord(extensions) ? extensions : {},
  };
}

const isPath = (path: unknown): path is (string | number)[] =>
  Array.isArray(path) &&
  path.length <= MAX_PATH_LENGTH &&
  path.every((step) => typeof step === 'string' || typeof step === 'number');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
