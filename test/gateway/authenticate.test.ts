import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, type JWTPayload } from 'jose';
import {
  createAuthenticate,
  readAnyClaims,
  readOurClaims,
  visitorsOnly,
} from '../../gateway/authenticate.ts';
import { KeysUnavailable } from '../../gateway/key-set.ts';
import { systemClock } from '../../runtime/clock.ts';
import { AUDIENCE, createTestIssuer, ISSUER, type TestIssuer } from './support/issuer.ts';
import { createTestLog } from './support/fixtures.ts';

const request = { requestId: 'request-1' };
const issuer = await createTestIssuer();
const rsa = await createTestIssuer('RS256', 'key-rsa');
const stranger = await createTestIssuer();

function open(readClaims = readOurClaims) {
  const { log, lines } = createTestLog();
  const keys = createLocalJWKSet({ keys: [issuer.jwk, rsa.jwk] });
  const options = { keys, issuer: ISSUER, audience: AUDIENCE, readClaims, clock: systemClock, log };
  return { authenticate: createAuthenticate(options), lines };
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token whose signature is made by hand, or left out. */
function handmade(header: object, secret: string | null, claims: JWTPayload = {}): string {
  const seconds = Math.floor(Date.now() / 1_000);
  const body = {
    iss: ISSUER,
    aud: AUDIENCE,
    sub: 'account-1',
    role: 'operator',
    exp: seconds + 600,
    ...claims,
  };
  const text = `${encode(header)}.${encode(body)}`;
  return `${text}.${secret === null ? '' : createHmac('sha256', secret).update(text).digest('base64url')}`;
}

const seconds = () => Math.floor(Date.now() / 1_000);
const good = { role: 'supplier', party_id: 'sup_1' };

describe('a token', () => {
  it('says who its bearer is', async () => {
    const caller = await open().authenticate([`Bearer ${await issuer.sign(good)}`], request);
    expect(caller?.viewer).toMatchObject({ account: 'account-1', role: 'supplier', partyId: 'sup_1' });
    expect(caller?.scopes).toContain('inventory:write');
    expect(caller?.viewer?.scopes).toEqual(caller?.scopes);
  });

  it('of another algorithm of the issuer counts as well', async () => {
    const caller = await open().authenticate([`Bearer ${await rsa.sign(good)}`], request);
    expect(caller?.account).toBe('account-1');
  });

  it('is not needed by a visitor', async () => {
    expect(await open().authenticate([], request)).toBeNull();
  });

  it.each<[string, string | string[] | undefined, string[]]>([
    ['a role’s own only', undefined, []],
    ['one more, in a string', 'customs:write', ['customs:write']],
    ['two more, in a string', 'customs:write shipments:write', ['customs:write', 'shipments:write']],
    ['two more, in a list', ['customs:write', 'shipments:write'], ['customs:write', 'shipments:write']],
    ['one twice', 'customs:write customs:write', ['customs:write']],
    ['one that the role may not have', 'supervision:write customs:write', ['customs:write']],
    ['with spaces around', '  customs:write  ', ['customs:write']],
    ['none', '', []],
  ])('carries scopes: %s', async (_case, scope, more) => {
    const { authenticate } = open();
    const plain = await authenticate([`Bearer ${await issuer.sign(good)}`], request);
    const caller = await authenticate(
      [`Bearer ${await issuer.sign({ ...good, ...(scope !== undefined && { scope }) })}`],
      request,
    );
    expect([...(caller?.scopes ?? [])].sort()).toEqual([...(plain?.scopes ?? []), ...more].sort());
  });

  const refused: readonly [
    string,
    (test: { issuer: TestIssuer }) => string | readonly string[] | Promise<string | readonly string[]>,
  ][] = [
    ['that is empty', () => ''],
    ['that is the word alone', () => 'Bearer'],
    ['that is the word and a space', () => 'Bearer '],
    ['of another scheme', () => 'Basic dXNlcjpwYXNz'],
    ['that is no token', () => 'Bearer hello'],
    [
      'in two headers',
      async () => [`Bearer ${await issuer.sign(good)}`, `Bearer ${await issuer.sign(good)}`],
    ],
    [
      'twice in one header',
      async () => `Bearer ${await issuer.sign(good)}, Bearer ${await issuer.sign(good)}`,
    ],
    ['of 64 kB', async () => `Bearer ${await issuer.sign({ ...good, filler: 'x'.repeat(64_000) })}`],
    ['signed by somebody else under the same key id', async () => `Bearer ${await stranger.sign(good)}`],
    ['of an unknown key', async () => `Bearer ${await issuer.sign(good, { kid: 'key-9' })}`],
    [
      'whose key id is a path',
      async () => `Bearer ${await stranger.sign(good, { kid: '../../etc/passwd' })}`,
    ],
    [
      'that brings its own key',
      async () => `Bearer ${await stranger.sign(good, { kid: 'x', jwk: stranger.jwk })}`,
    ],
    [
      'that names where its key is',
      async () => `Bearer ${await stranger.sign(good, { kid: 'x', jku: 'https://evil.example/jwks' })}`,
    ],
    [
      'whose signature was changed',
      async () => `Bearer ${(await issuer.sign(good)).replace(/.{4}$/, 'AAAA')}`,
    ],
    [
      'whose claims were changed',
      async () => {
        const [header, , signature] = (await issuer.sign(good)).split('.');
        return `Bearer ${header}.${encode({ iss: ISSUER, aud: AUDIENCE, sub: 'a', role: 'operator', exp: 9e9 })}.${signature}`;
      },
    ],
    ['without a signature', () => `Bearer ${handmade({ alg: 'none' }, null)}`],
    ['of algorithm none, written otherwise', () => `Bearer ${handmade({ alg: 'NoNe' }, 'x')}`],
    [
      'signed with the public key as a secret',
      () => `Bearer ${handmade({ alg: 'HS256', kid: 'key-rsa' }, rsa.publicPem)}`,
    ],
    ['signed with a guessed secret', () => `Bearer ${handmade({ alg: 'HS256' }, 'secret')}`],
    [
      'with a header that must be understood',
      async () =>
        `Bearer ${await issuer.sign(good, { crit: ['exp'] }).catch(() => handmade({ alg: 'ES256', crit: ['x'], x: 1 }, 'x'))}`,
    ],
    [
      'of another issuer',
      async () => `Bearer ${await issuer.sign({ ...good, iss: 'https://other.example/' })}`,
    ],
    ['of no issuer', async () => `Bearer ${await issuer.sign({ ...good, iss: undefined as never })}`],
    ['for another audience', async () => `Bearer ${await issuer.sign({ ...good, aud: 'shop' })}`],
    ['for no audience', async () => `Bearer ${await issuer.sign({ ...good, aud: [] })}`],
    ['that expired', async () => `Bearer ${await issuer.sign({ ...good, exp: seconds() - 60 })}`],
    ['that never expires', async () => `Bearer ${await issuer.sign({ ...good, exp: undefined as never })}`],
    ['that is not yet valid', async () => `Bearer ${await issuer.sign({ ...good, nbf: seconds() + 300 })}`],
    ['of nobody', async () => `Bearer ${await issuer.sign({ ...good, sub: undefined as never })}`],
    ['of an account without a name', async () => `Bearer ${await issuer.sign({ ...good, sub: '' })}`],
    [
      'of an account with a name without end',
      async () => `Bearer ${await issuer.sign({ ...good, sub: 'x'.repeat(256) })}`,
    ],
    ['of an unknown role', async () => `Bearer ${await issuer.sign({ ...good, role: 'admin' })}`],
    ['of the role of subgraphs', async () => `Bearer ${await issuer.sign({ ...good, role: 'service' })}`],
    [
      'of a role that is a property of objects',
      async () => `Bearer ${await issuer.sign({ ...good, role: 'constructor' })}`,
    ],
    ['of no role', async () => `Bearer ${await issuer.sign({ party_id: 'sup_1' })}`],
    ['of a role that is no text', async () => `Bearer ${await issuer.sign({ ...good, role: ['operator'] })}`],
    [
      'of a party that is no text',
      async () => `Bearer ${await issuer.sign({ ...good, party_id: { $gt: '' } })}`,
    ],
    ['of scopes that are a number', async () => `Bearer ${await issuer.sign({ ...good, scope: 7 })}`],
    [
      'of scopes that are no texts',
      async () => `Bearer ${await issuer.sign({ ...good, scope: [{ a: 1 }] })}`,
    ],
    ['of scopes without end', async () => `Bearer ${await issuer.sign({ ...good, scope: 'a '.repeat(51) })}`],
  ];

  it.each(refused)('%s is refused like any other bad one', async (_case, headerOf) => {
    const { authenticate, lines } = open();
    const header = await headerOf({ issuer });
    const authorization = typeof header === 'string' ? [header] : header;
    await expect(authenticate(authorization, request)).rejects.toMatchObject({
      status: 401,
      message: 'The token is not valid',
      problem: { code: 'UNAUTHENTICATED', extensions: { code: 'UNAUTHENTICATED', reason: 'invalid-token' } },
      headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('request-1');
    const token = authorization[0]?.split(' ')[1] ?? '';
    if (token.length > 5) expect(lines[0]).not.toContain(token);
  });

  it.each([
    ['expired half a minute ago', { exp: seconds() - 20 }],
    ['becomes valid within half a minute', { nbf: seconds() + 20 }],
  ])('that %s counts, since clocks differ', async (_case, claims) => {
    const caller = await open().authenticate(
      [`Bearer ${await issuer.sign({ ...good, ...claims })}`],
      request,
    );
    expect(caller?.account).toBe('account-1');
  });

  it('of another graph carries its scopes as they are', async () => {
    const token = await issuer.sign({ scope: 'read:all own-scope', role: 'anything' });
    expect(await open(readAnyClaims).authenticate([`Bearer ${token}`], request)).toEqual({
      account: 'account-1',
      scopes: new Set(['read:all', 'own-scope']),
      viewer: null,
    });
  });

  it('is not judged while the keys of its issuer cannot be had', async () => {
    const { log } = createTestLog();
    const authenticate = createAuthenticate({
      keys: () => Promise.reject(new KeysUnavailable()),
      issuer: ISSUER,
      audience: AUDIENCE,
      readClaims: readOurClaims,
      clock: systemClock,
      log,
    });
    await expect(authenticate([`Bearer ${await issuer.sign(good)}`], request)).rejects.toMatchObject({
      status: 503,
      problem: { code: 'TIMEOUT', extensions: { retryable: true } },
    });
  });

  it('is refused where there are only visitors', async () => {
    expect(await visitorsOnly([], request)).toBeNull();
    await expect(visitorsOnly(['Bearer a.b.c'], request)).rejects.toMatchObject({ status: 401 });
  });
});
