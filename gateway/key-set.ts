import { readFile } from 'node:fs/promises';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

/** The issuer's keys cannot be had, so no token can be judged. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

/** After this, keys are read again when they are next needed. */
const FRESH_MS = 10 * 60_000;
/** So long keys are trusted while they cannot be read again. */
const STALE_MS = 24 * 3_600_000;
/** Between two tries to read them, whatever tokens ask for: an unknown key must not become a flood of requests. */
const COOLDOWN_MS = 30_000;

export interface KeySetOptions {
  readonly read: () => Promise<unknown>;
  /** A clock that only goes forward, in milliseconds. */
  readonly elapsedMs?: () => number;
}

/** Keys that are read when they are first needed, when they have become old, and when a token names one not among them. */
export function createKeySet({ read, elapsedMs = () => performance.now() }: KeySetOptions): JWTVerifyGetKey {
  let keys: { readonly find: ReturnType<typeof createLocalJWKSet>; readonly readAt: number } | null = null;
  let triedAt = -Infinity;
  let reading: Promise<void> | null = null;

  return async (header, token) => {
    if (!keys || elapsedMs() - keys.readAt > FRESH_MS) await readAgain();
    try {
      return await currentKeys()(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await readAgain();
      return await currentKeys()(header, token);
    }
  };

  function currentKeys() {
    if (keys && elapsedMs() - keys.readAt <= STALE_MS) return keys.find;
    throw new KeysUnavailable('The keys of the issuer could not be read');
  }

  async function readAgain(): Promise<void> {
    if (!reading && elapsedMs() - triedAt < COOLDOWN_MS) return;
    triedAt = elapsedMs();
    reading ??= read()
      .then((set) => {
        // jose checks the form of what it is given, and throws when it is no key set.
        keys = { find: createLocalJWKSet(set as JSONWebKeySet), readAt: elapsedMs() };
      })
      // What was read before goes on until it is too old.
      .catch(() => undefined)
      .finally(() => (reading = null));
    await reading;
  }
}

export const keysOfFile = (path: string): JWTVerifyGetKey =>
  createKeySet({ read: async () => JSON.parse(await readFile(path, 'utf8')) as unknown });

export const keysOfUrl = (url: string): JWTVerifyGetKey =>
  // Loaded with the first key: a start without would read a megabyte of undici in vain.
  createKeySet({ read: async () => (await import('./fetch-json.ts')).fetchJson(url) });
