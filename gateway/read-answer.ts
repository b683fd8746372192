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
  { maxBytes }: { readonly maxBytes: number },
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

const utf8 = new TextDecoder('utf-8', { fatal: true });
