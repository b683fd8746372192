import { request } from 'undici';

const FETCH_TIMEOUT_MS = 5_000;
const MAX_BYTES = 1_000_000;

/** Reads a small document of JSON. @throws when it does not come whole, in time, with status 200 */
export async function fetchJson(url: string): Promise<unknown> {
  const signal = AbortSignal.timeout(FETCH_TIMEOUT_MS);
  const { statusCode, body } = await request(url, { signal, headers: { accept: 'application/json' } });
  const chunks: Uint8Array[] = [];
  let length = 0;
  // undici types chunks of a body as any; they are bytes unless an encoding was set.
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new Error('key set too large');
    chunks.push(chunk);
  }
  if (statusCode !== 200) throw new Error(`key set answered with status ${statusCode}`);
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
}
