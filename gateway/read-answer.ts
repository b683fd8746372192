import type { GraphQLFormattedError } from 'graphql';
import type { SubgraphAnswer } from './subgraph-call.ts';

const MAX_ERRORS = 100;
const MAX_PATH_LENGTH = 100;

/**
 * A subgraph's answer from the bytes that came, whatever they are.
 *
 * @throws when they are too many, or no answer to what was asked.
 */
export async function readAnswer(
  body: AsyncIterable<Uint8Array>,
  {
    maxBytes,
    variables,
  }: { readonly maxBytes: number; readonly variables: Readonly<Record<string, unknown>> },
): Promise<SubgraphAnswer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    // Leaving the loop closes the connection, so the rest is not read.
    if (length > maxBytes) throw new Error(`answer of more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  const answer: unknown = JSON.parse(utf8.decode(Buffer.concat(chunks)));
  if (!isRecord(answer)) throw new Error('answer is no object');
  const { data, errors } = answer;
  if (data !== undefined && data !== null && !isRecord(data)) throw new Error('data is no object');
  if (errors !== undefined && errors !== null && !Array.isArray(errors))
    throw new Error('errors are no list');
  if (data === undefined && !errors?.length) throw new Error('answer has neither data nor errors');
  requireEntities(data, variables['representations']);
  return { data, ...(errors?.length && { errors: errors.slice(0, MAX_ERRORS).map(errorOf) }) };
}

/** As many objects as were asked for, each an object or null. */
function requireEntities(data: Readonly<Record<string, unknown>> | null | undefined, asked: unknown): void {
  const entities = data?.['_entities'];
  if (!Array.isArray(asked) || entities === undefined || entities === null) return;
  const isWhole =
    Array.isArray(entities) &&
    entities.length === asked.length &&
    entities.every((entity) => entity === null || isRecord(entity));
  if (!isWhole) throw new Error('entities are not those that were asked for');
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

const utf8 = new TextDecoder('utf-8', { fatal: true });
