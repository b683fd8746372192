import { errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { Clock } from '../runtime/clock.ts';
import { Refusal } from '../runtime/http.ts';
import type { Log } from '../runtime/log.ts';
import { isRole, scopesOf } from '../runtime/roles.ts';
import { Problem } from '../values/problem.ts';
import { type Caller, callerOf } from './caller.ts';
import { KeysUnavailable } from './key-set.ts';

/** Who sent a request, by its `Authorization` headers; null is a visitor. @throws a Refusal for any other token. */
export type Authenticate = (
  authorization: readonly string[],
  request: { readonly requestId: string },
) => Promise<Caller | null>;

/** What a token's claims say of its bearer; null when they say nothing that holds here. */
export type ReadClaims = (claims: JWTPayload) => Caller | null;

export interface TokenOptions {
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string;
  readonly readClaims: ReadClaims;
  readonly clock: Clock;
  readonly log: Log;
}

/** Without tokens, everybody is a visitor, and a token is refused. */
export const visitorsOnly: Authenticate = (authorization) =>
  authorization.length === 0 ? Promise.resolve(null) : Promise.reject(invalidToken());

/** Signatures that only the issuer can make. A shared secret, or none, is not among them, whatever a token says. */
const ALGORITHMS = ['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']
  .concat(['PS256', 'PS384', 'PS512'])
  .concat(['RS256', 'RS384', 'RS512']);
const CLOCK_SKEW_SECONDS = 30;
const MAX_TOKEN_LENGTH = 8_192;
const MAX_SCOPES = 50;
const MAX_CLAIM_LENGTH = 255;

/**
 * Judges tokens by their issuer's keys.
 *
 * Whoever sends a bad one learns that it is bad; why stands in the log.
 */
export function createAuthenticate(options: TokenOptions): Authenticate {
  const { keys, issuer, audience, readClaims, clock, log } = options;
  return async (authorization, { requestId }) => {
    if (authorization.length === 0) return null;
    try {
      const { payload } = await jwtVerify(bearerTokenOf(authorization), keys, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_SKEW_SECONDS,
        currentDate: clock.now(),
        requiredClaims: ['sub', 'exp'],
      });
      const caller = readClaims(payload);
      if (!caller) throw new errors.JWTInvalid('claims that mean nothing here');
      return caller;
    } catch (error) {
      if (error instanceof KeysUnavailable) throw keysUnavailable();
      if (!(error instanceof errors.JOSEError)) throw error;
      log.info({ requestId, reason: error.message, code: error.code }, 'token refused');
      throw invalidToken();
    }
  };
}

function bearerTokenOf(authorization: readonly string[]): string {
  const [header = '', ...others] = authorization;
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header)?.[1];
  if (others.length > 0 || header.length > MAX_TOKEN_LENGTH || token === undefined) {
    throw new errors.JWTInvalid('no single bearer token');
  }
  return token;
}

const invalidToken = (): Refusal =>
  new Refusal(401, new Problem('UNAUTHENTICATED', 'invalid-token', { message: 'The token is not valid' }), {
    'www-authenticate': 'Bearer error="invalid_token"',
  });

const keysUnavailable = (): Refusal =>
  new Refusal(
    503,
    new Problem('TIMEOUT', 'keys-not-available', { message: 'Tokens cannot be judged now', retryable: true }),
    { 'retry-after': '30' },
  );

/**
 * Claims of this graph's tokens: `sub` is the account, `role` one of the installation's roles, `party_id` the party that
 * it acts for, and `scope` what it may beyond the role's own scopes, of which the role's optional ones count.
 */
export const readOurClaims: ReadClaims = ({ sub, role, party_id: partyId = null, scope }) => {
  const asked = scopesIn(scope);
  if (!isName(sub) || typeof role !== 'string' || !isRole(role) || asked === null) return null;
  if (partyId !== null && !isName(partyId)) return null;
  return callerOf({ account: sub, role, partyId, scopes: scopesOf(role, asked) });
};

/** Claims of another graph's tokens: `sub` is the account, and `scope` counts as it is. */
export const readAnyClaims: ReadClaims = ({ sub, scope }) => {
  const scopes = scopesIn(scope);
  return isName(sub) && scopes !== null ? { account: sub, scopes: new Set(scopes), viewer: null } : null;
};

/** Scopes as one string with spaces (RFC 8693) or as a list; null for anything else. */
function scopesIn(claim: unknown): readonly string[] | null {
  const scopes: unknown = typeof claim === 'string' ? claim.split(' ').filter(Boolean) : (claim ?? []);
  return Array.isArray(scopes) && scopes.length <= MAX_SCOPES && scopes.every(isName) ? scopes : null;
}

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= MAX_CLAIM_LENGTH;
