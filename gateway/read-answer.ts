import { isUtf8 } from 'node:buffer';
import type { GraphQLFormattedError } from 'graphql';
import type { SubgraphAnswer } from './subgraph-call.ts';

const MAX_ERRORS_OF_NO_PLACE = 100;
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
  return { data, ...(errors?.length && { errors: distinct(errors.map(errorOf)) }) };
}

/**
 * Errors that say something of their own: one for each place.
 *
 * None of them is left out: an answer may be for several requests, each with a part of the places.
 */
function distinct(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  if (errors.length <= MAX_ERRORS_OF_NO_PLACE) return errors;
  const places = new Set<string>();
  let ofNoPlace = 0;
  return errors.filter(({ path }) => {
    if (!path) return (ofNoPlace += 1) <= MAX_ERRORS_OF_NO_PLACE;
    return places.size < places.add(JSON.stringify(path)).size;
  });
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
