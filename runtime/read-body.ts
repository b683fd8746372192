import type { IncomingMessage } from 'node:http';
import { Problem } from '../values/problem.ts';
import { Refusal } from './http.ts';

/**
 * The whole body, as it was sent.
 *
 * @throws a Refusal when it is longer than allowed, before that much of it is kept, or compressed: what a compressed
 * body would grow to is not known before.
 */
export async function readBody(incoming: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const encoding = incoming.headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') {
    throw new Refusal(
      415,
      new Problem('BAD_INPUT', 'compressed-body', { message: 'Send the body uncompressed' }),
    );
  }
  const tooLarge = () =>
    new Refusal(413, new Problem('BAD_INPUT', 'body-too-large', { message: `At most ${maxBytes} bytes` }));
  if (Number(incoming.headers['content-length'] ?? 0) > maxBytes) throw tooLarge();

  return await new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const onData = (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maxBytes) return void chunks.push(chunk);
      incoming.off('data', onData);
      reject(tooLarge());
    };
    const onCutOff = () => reject(new Refusal(400, new Problem('BAD_INPUT', 'body-cut-off')));
    incoming.on('data', onData);
    incoming.once('error', onCutOff);
    incoming.once('close', onCutOff);
    incoming.once('end', () => {
      incoming.off('close', onCutOff);
      resolve(Buffer.concat(chunks));
    });
  });
}
