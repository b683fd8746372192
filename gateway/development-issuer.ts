import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import type { Role } from '../runtime/roles.ts';

/** What tokens of the development issuer say, and what an installation that trusts it expects. */
export const DEVELOPMENT_ISSUER = 'https://issuer.beltgraph.invalid/development';
export const DEVELOPMENT_AUDIENCE = 'beltgraph';

const ALGORITHM = 'ES256';
const TOKEN_LIFETIME_SECONDS = 24 * 3_600;

export interface TokenRequest {
  readonly dataDir: string;
  readonly role: Role;
  /** The party that the account acts for, such as `sup_…`. */
  readonly partyId?: string | null;
  /** Scopes beyond the role's own. */
  readonly scopes?: readonly string[];
  readonly now: Date;
}

/**
 * Makes the issuer's key on its first start, and gives the file with the public one.
 *
 * @throws in production: whoever can read the folder could be anybody.
 */
export async function openDevelopmentIssuer(dataDir: string): Promise<{ readonly jwksFile: string }> {
  refuseInProduction();
  const { jwksFile, keyFile } = filesOf(dataDir);
  const key = await readOrMakeKey(keyFile);
  const { kty, crv, x, y, kid } = key;
  await replaceFile(
    jwksFile,
    JSON.stringify({ keys: [{ kty, crv, x, y, kid, alg: ALGORITHM, use: 'sig' }] }),
  );
  return { jwksFile };
}

/** A token for a local installation, good for a day. @throws in production. */
export async function issueToken({
  dataDir,
  role,
  partyId,
  scopes = [],
  now,
}: TokenRequest): Promise<string> {
  await openDevelopmentIssuer(dataDir);
  const key = await readOrMakeKey(filesOf(dataDir).keyFile);
  const issuedAt = Math.floor(now.getTime() / 1_000);
  return await new SignJWT({
    role,
    ...(partyId && { party_id: partyId }),
    ...(scopes.length > 0 && { scope: scopes.join(' ') }),
  })
    .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', ...(key.kid && { kid: key.kid }) })
    .setSubject(partyId ? `${role}:${partyId}` : role)
    .setIssuer(DEVELOPMENT_ISSUER)
    .setAudience(DEVELOPMENT_AUDIENCE)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + TOKEN_LIFETIME_SECONDS)
    .sign(await importJWK(key, ALGORITHM));
}

function refuseInProduction(): void {
  // Read here and not handed in, so that no caller can forget it.
  // oxlint-disable-next-line no-restricted-properties
  if (process.env['NODE_ENV'] !== 'production') return;
  throw new Error(
    'The development issuer does not run with NODE_ENV=production. Set JWKS_FILE or JWKS_URL, JWT_ISSUER and JWT_AUDIENCE.',
  );
}

const filesOf = (dataDir: string) => ({
  keyFile: path.join(dataDir, 'issuer', 'private-key.json'),
  jwksFile: path.join(dataDir, 'issuer', 'jwks.json'),
});

async function readOrMakeKey(keyFile: string): Promise<JWK> {
  const existing = await readKey(keyFile);
  if (existing) return existing;
  await mkdir(path.dirname(keyFile), { recursive: true, mode: 0o700 });
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const made: JWK = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: ALGORITHM };
  const scratch = `${keyFile}.${made.kid}`;
  await writeFile(scratch, JSON.stringify(made), { mode: 0o600, flag: 'wx' });
  // A link is made whole or not at all, and fails when another process was first: then that one's key counts.
  await link(scratch, keyFile).catch((error: unknown) => {
    if (!isCode(error, 'EEXIST')) throw error;
  });
  await rm(scratch);
  return (await readKey(keyFile)) ?? made;
}

async function readKey(keyFile: string): Promise<JWK | null> {
  try {
    return JSON.parse(await readFile(keyFile, 'utf8')) as JWK;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Whole or not at all, since others may be reading it. */
async function replaceFile(file: string, text: string): Promise<void> {
  if ((await readFile(file, 'utf8').catch(() => null)) === text) return;
  const scratch = `${file}.${randomUUID()}`;
  await writeFile(scratch, text, { mode: 0o644 });
  await rename(scratch, file);
}

const isCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;
