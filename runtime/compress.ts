import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { HttpAnswer } from './http.ts';

/** Below this, what is saved does not make a packet less. */
const MIN_BYTES = 1_400;
/** More at once would only wait for each other. */
const MAX_AT_ONCE = 32;
/** The qualities at which an answer is smaller soon, instead of smallest late. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const GZIP = { level: 5 };

const ENCODERS = {
  br: (body: Buffer) => promisify<Buffer, typeof BROTLI, Buffer>(brotliCompress)(body, BROTLI),
  gzip: (body: Buffer) => promisify<Buffer, typeof GZIP, Buffer>(gzip)(body, GZIP),
} as const;

type Encoding = keyof typeof ENCODERS;

let running = 0;

/**
 * The answer as small as its client can read it, made in threads that are not the event loop's.
 *
 * Small answers, and those that would have to wait for others, stay as they are.
 */
export async function compressed(
  answer: HttpAnswer,
  acceptEncoding: string | string[] | undefined,
): Promise<HttpAnswer> {
  const { body, headers = {} } = answer;
  if (body === undefined || body.length < MIN_BYTES || headers['content-encoding'] !== undefined)
    return answer;
  const varying = { ...answer, headers: { ...headers, vary: 'Accept-Encoding' } };
  const encoding = acceptedEncoding(String(acceptEncoding ?? ''));
  if (!encoding || running >= MAX_AT_ONCE || !isText(headers['content-type'])) return varying;
  running += 1;
  try {
    const small = await ENCODERS[encoding](Buffer.from(body));
    return { ...varying, body: small, headers: { ...varying.headers, 'content-encoding': encoding } };
  } finally {
    running -= 1;
  }
}

const isText = (contentType = ''): boolean => /^text\/|json|javascript|svg/.test(contentType);

/** What a client likes best, brotli among equals; null when it takes neither, or says nothing. */
export function acceptedEncoding(header: string): Encoding | null {
  if (header === '') return null;
  const qualities = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((each) => each.trim());
    const quality = parameters.find((each) => each.startsWith('q='))?.slice(2);
    qualities.set(name, quality === undefined ? 1 : Number(quality) || 0);
  }
  const of = (name: Encoding): number => qualities.get(name) ?? qualities.get('*') ?? 0;
  const [br, gz] = [of('br'), of('gzip')];
  const best = br >= gz ? 'br' : 'gzip';
  return Math.max(br, gz) > 0 ? best : null;
}
