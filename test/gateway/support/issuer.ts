import { exportJWK, exportSPKI, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

export const ISSUER = 'https://issuer.example/';
export const AUDIENCE = 'graph';

/** An issuer of tokens, with its keys in the hands of the test. */
export interface TestIssuer {
  readonly jwk: JWK;
  readonly publicPem: string;
  /** A good token, but for what is given. */
  readonly sign: (claims?: JWTPayload, header?: Readonly<Record<string, unknown>>) => Promise<string>;
}

export async function createTestIssuer(alg = 'ES256', kid = 'key-1'): Promise<TestIssuer> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid, alg };
  return {
    jwk,
    publicPem: await exportSPKI(publicKey),
    sign: (claims = {}, header = {}) => {
      const issuedAt = Math.floor(Date.now() / 1_000);
      const good = { iss: ISSUER, aud: AUDIENCE, sub: 'account-1', iat: issuedAt, exp: issuedAt + 600 };
      return new SignJWT({ ...good, ...claims }).setProtectedHeader({ alg, kid, ...header }).sign(privateKey);
    },
  };
}
