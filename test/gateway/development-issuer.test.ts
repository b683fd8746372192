import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createAuthenticate, readOurClaims } from '../../gateway/authenticate.ts';
import {
  DEVELOPMENT_AUDIENCE,
  DEVELOPMENT_ISSUER,
  issueToken,
  openDevelopmentIssuer,
} from '../../gateway/development-issuer.ts';
import { keysOfFile } from '../../gateway/key-set.ts';
import { systemClock } from '../../runtime/clock.ts';
import { silentLog } from '../../runtime/log.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = path.join(await mkdtemp(path.join(tmpdir(), 'beltgraph-issuer-')), 'data');
});
afterEach(() => rm(path.dirname(dataDir), { recursive: true }));

async function callerOf(token: string) {
  const { jwksFile } = await openDevelopmentIssuer(dataDir);
  const authenticate = createAuthenticate({
    keys: keysOfFile(jwksFile),
    issuer: DEVELOPMENT_ISSUER,
    audience: DEVELOPMENT_AUDIENCE,
    readClaims: readOurClaims,
    clock: systemClock,
    log: silentLog,
  });
  return await authenticate([`Bearer ${token}`], { requestId: 'request-1' });
}

describe('the development issuer', () => {
  it('issues tokens that its installation takes', async () => {
    const token = await issueToken({
      dataDir,
      role: 'supplier',
      partyId: 'sup_1',
      scopes: ['customs:write'],
      now: new Date(),
    });
    const caller = await callerOf(token);
    expect(caller?.viewer).toMatchObject({ account: 'supplier:sup_1', role: 'supplier', partyId: 'sup_1' });
    expect(caller?.scopes).toContain('customs:write');
  });

  it('issues tokens of roles that act for no party', async () => {
    const caller = await callerOf(await issueToken({ dataDir, role: 'operator', now: new Date() }));
    expect(caller?.viewer).toMatchObject({ account: 'operator', role: 'operator', partyId: null });
  });

  it('issues tokens that end', async () => {
    const twoDaysAgo = new Date(Date.now() - 2 * 24 * 3_600_000);
    const token = await issueToken({ dataDir, role: 'operator', now: twoDaysAgo });
    await expect(callerOf(token)).rejects.toMatchObject({ status: 401 });
  });

  it('keeps its key, also when several processes start at once', async () => {
    const tokens = await Promise.all(
      Array.from({ length: 5 }, () => issueToken({ dataDir, role: 'operator', now: new Date() })),
    );
    for (const token of tokens) expect((await callerOf(token))?.account).toBe('operator');
    expect((await readdir(path.join(dataDir, 'issuer'))).sort()).toEqual(['jwks.json', 'private-key.json']);
  });

  it('lets only its user read the private key, and puts no part of it into the public one', async () => {
    const { jwksFile } = await openDevelopmentIssuer(dataDir);
    const { mode } = await stat(path.join(dataDir, 'issuer', 'private-key.json'));
    expect(mode & 0o777).toBe(0o600);
    const { keys } = JSON.parse(await readFile(jwksFile, 'utf8')) as { keys: Record<string, string>[] };
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  });

  it('does not run in production', async () => {
    const before = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    try {
      await expect(openDevelopmentIssuer(dataDir)).rejects.toThrow('NODE_ENV=production');
      await expect(issueToken({ dataDir, role: 'operator', now: new Date() })).rejects.toThrow('JWKS_FILE');
    } finally {
      process.env['NODE_ENV'] = before;
    }
    await expect(stat(dataDir)).rejects.toThrow();
  });
});
