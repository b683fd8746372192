import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type FlattenedJWSInput, type JWK, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { createKeySet, keysOfFile, keysOfUrl, KeysUnavailable } from '../../gateway/key-set.ts';
import { createTestIssuer } from './support/issuer.ts';

const old = await createTestIssuer('ES256', 'old');
const rotated = await createTestIssuer('ES256', 'new');

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Keys that a test changes, takes away and gives back, on a clock of its own. */
function setUp(keys: readonly JWK[] | null = [old.jwk]) {
  const state = { keys, reads: 0, elapsedMs: 0 };
  const find = createKeySet({
    elapsedMs: () => state.elapsedMs,
    read: () => {
      state.reads += 1;
      return state.keys ? Promise.resolve({ keys: state.keys }) : Promise.reject(new Error('down'));
    },
  });
  const verify = async (issuer: typeof old) => (await jwtVerify(await issuer.sign(), find)).payload.sub;
  return { state, verify, find };
}

describe('a key set', () => {
  it('is read once for many tokens, also when they come together', async () => {
    const { state, verify } = setUp();
    await Promise.all([verify(old), verify(old), verify(old)]);
    await verify(old);
    expect(state.reads).toBe(1);
  });

  it('finds a key that is new', async () => {
    const { state, verify } = setUp();
    await verify(old);
    state.keys = [old.jwk, rotated.jwk];
    state.elapsedMs = MINUTE_MS;
    expect(await verify(rotated)).toBe('account-1');
    expect(state.reads).toBe(2);
  });

  it('is not read again for every token of an unknown key', async () => {
    const { state, find } = setUp();
    const header = (kid: string) => find({ alg: 'ES256', kid }, {} as FlattenedJWSInput);
    for (let index = 0; index < 50; index += 1) await expect(header(`unknown-${index}`)).rejects.toThrow();
    expect(state.reads).toBe(1);
    state.elapsedMs = MINUTE_MS;
    for (let index = 0; index < 50; index += 1) await expect(header(`unknown-${index}`)).rejects.toThrow();
    expect(state.reads).toBe(2);
  });

  it('forgets a key that was taken back', async () => {
    const { state, verify } = setUp([old.jwk, rotated.jwk]);
    await verify(old);
    state.keys = [rotated.jwk];
    state.elapsedMs = 11 * MINUTE_MS;
    await expect(verify(old)).rejects.toThrow(/no applicable key/);
  });

  it('goes on with what it read while it cannot be read again, for a day', async () => {
    const { state, verify } = setUp();
    await verify(old);
    state.keys = null;
    state.elapsedMs = 23 * HOUR_MS;
    expect(await verify(old)).toBe('account-1');
    state.elapsedMs = 25 * HOUR_MS;
    await expect(verify(old)).rejects.toThrow(KeysUnavailable);
  });

  it('is unavailable until it was read for the first time, and is tried again later', async () => {
    const { state, verify } = setUp(null);
    await expect(verify(old)).rejects.toThrow(KeysUnavailable);
    await expect(verify(old)).rejects.toThrow(KeysUnavailable);
    expect(state.reads).toBe(1);
    state.keys = [old.jwk];
    state.elapsedMs = MINUTE_MS;
    expect(await verify(old)).toBe('account-1');
  });

  it.each([
    ['no JSON', 'hello'],
    ['no key set', '{"a":1}'],
    ['keys that are none', '{"keys":[1]}'],
  ])('is unavailable when a file holds %s', async (_case, text) => {
    const directory = await mkdtemp(path.join(tmpdir(), 'beltgraph-keys-'));
    const file = path.join(directory, 'jwks.json');
    await writeFile(file, text);
    await expect(verifyWith(keysOfFile(file))).rejects.toThrow(KeysUnavailable);
    await rm(directory, { recursive: true });
  });

  it.each([
    ['the keys', 200, JSON.stringify({ keys: [old.jwk] }), true],
    ['an error', 500, JSON.stringify({ keys: [old.jwk] }), false],
    ['a redirect', 302, '', false],
    ['HTML', 200, '<html></html>', false],
    ['megabytes', 200, JSON.stringify({ keys: [old.jwk], filler: 'x'.repeat(2_000_000) }), false],
  ])('comes from a URL that answers with %s', async (_case, status, body, isGood) => {
    const server = createServer((_request, response) =>
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end(body),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const keys = keysOfUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`);
    const verified = verifyWith(keys);
    if (isGood) expect(await verified).toBe('account-1');
    else await expect(verified).rejects.toThrow(KeysUnavailable);
    server.closeAllConnections();
    server.close();
  });
});

const verifyWith = async (keys: JWTVerifyGetKey) => (await jwtVerify(await old.sign(), keys)).payload.sub;
