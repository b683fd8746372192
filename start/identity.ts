import {
  DEVELOPMENT_AUDIENCE,
  DEVELOPMENT_ISSUER,
  keysOfFile,
  keysOfUrl,
  openDevelopmentIssuer,
} from '../gateway/index.ts';
import type { Settings } from './config.ts';

/** Whose tokens are taken: an issuer that the settings name, or the installation's own of development. */
export interface IdentitySettings extends Pick<
  Settings,
  'JWKS_FILE' | 'JWKS_URL' | 'JWT_ISSUER' | 'JWT_AUDIENCE'
> {
  /** Where development keeps its keys. */
  readonly dataDir: string;
}

/** The keys that sign tokens, and what tokens have to say. */
export async function openIdentity({
  JWKS_FILE: file,
  JWKS_URL: url,
  JWT_ISSUER: issuer = DEVELOPMENT_ISSUER,
  JWT_AUDIENCE: audience = DEVELOPMENT_AUDIENCE,
  dataDir,
}: IdentitySettings) {
  if (url !== undefined) return { keys: keysOfUrl(url), issuer, audience };
  const jwksFile = file ?? (await openDevelopmentIssuer(dataDir)).jwksFile;
  return { keys: keysOfFile(jwksFile), issuer, audience };
}
