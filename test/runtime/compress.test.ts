import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { acceptedEncoding, compressed } from '../../runtime/compress.ts';

const headers = { 'content-type': 'application/json; charset=utf-8' };
const body = JSON.stringify(Array.from({ length: 200 }, (_each, id) => ({ id, name: 'Chenghai' })));

describe('acceptedEncoding', () => {
  it.each([
    ['', null],
    ['identity', null],
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['gzip, deflate, br', 'br'],
    ['gzip;q=1.0, br;q=0.5', 'gzip'],
    ['br;q=0, gzip;q=0', null],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
    ['GZIP', 'gzip'],
    ['gzip;q=x', null],
  ])('%p: %p', (header, encoding) => {
    expect(acceptedEncoding(header)).toBe(encoding);
  });
});

describe('compressed', () => {
  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('makes an answer small in %s', async (encoding, open) => {
    const answer = await compressed({ status: 200, headers, body }, encoding);
    expect(answer.headers).toMatchObject({ 'content-encoding': encoding, vary: 'Accept-Encoding' });
    expect(answer.body?.length).toBeLessThan(body.length / 4);
    expect(open(answer.body as Buffer).toString()).toBe(body);
  });

  it('leaves small answers, pictures and what is compressed already', async () => {
    for (const answer of [
      { status: 200, headers, body: '{"data":null}' },
      { status: 200, headers: { 'content-type': 'image/png' }, body },
      { status: 200, headers: { ...headers, 'content-encoding': 'zstd' }, body },
      { status: 204 },
    ]) {
      expect((await compressed(answer, 'br')).body).toBe(answer.body);
    }
  });
});
