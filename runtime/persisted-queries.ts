import { Problem } from '../values/problem.ts';
import { BoundedCache } from './bounded-cache.ts';
import type { GraphqlParams } from './graphql-params.ts';
import { Refusal } from './http.ts';
import { sha256 } from './id.ts';

/** Documents that clients name by their hash, so that they need not send them again (Apollo's protocol). */
export interface PersistedQueries {
  /** The document of a request. @throws a Refusal when it is not known, or is not the one that was named */
  readonly resolve: (params: GraphqlParams) => PersistedQuery;
}

export interface PersistedQuery {
  readonly query: string;
  /** Remembers the document; for one that has turned out to be good. */
  readonly keep: () => void;
}

const HASH = /^[0-9a-f]{64}$/;
const keepNothing = () => {};

const refused = (reason: string, message: string): Refusal =>
  new Refusal(400, new Problem('BAD_INPUT', reason, { message }));

// The words of these two are what clients of the protocol look for.
const notFound = (): Refusal =>
  new Refusal(
    404,
    new Problem('PERSISTED_QUERY_NOT_FOUND', 'persisted-query-not-found', {
      message: 'PersistedQueryNotFound',
    }),
  );
const notSupported = (): Refusal => refused('persisted-queries-not-supported', 'PersistedQueryNotSupported');

/** @param maxCharacters of all documents together; 0 takes none. What was used longest ago is forgotten first. */
export function createPersistedQueries(maxCharacters: number): PersistedQueries {
  const documents = new BoundedCache<string>(maxCharacters);
  return {
    resolve: ({ query, extensions: { persistedQuery } }) => {
      if (persistedQuery === undefined || persistedQuery === null) {
        if (query === undefined) throw refused('malformed-request', '`query` is missing');
        return { query, keep: keepNothing };
      }
      if (maxCharacters === 0) throw notSupported();
      const hash = hashOf(persistedQuery);
      const known = documents.get(hash);
      if (query === undefined || query === known) {
        if (known === undefined) throw notFound();
        return { query: known, keep: keepNothing };
      }
      if (sha256(query) !== hash) {
        throw refused('persisted-query-mismatch', 'The hash is not that of the query');
      }
      return { query, keep: () => documents.set(hash, query, hash.length + query.length) };
    },
  };
}

function hashOf(extension: unknown): string {
  const { version, sha256Hash }: { version?: unknown; sha256Hash?: unknown } =
    typeof extension === 'object' && extension !== null ? extension : {};
  if (version !== 1 || typeof sha256Hash !== 'string' || !HASH.test(sha256Hash)) {
    throw refused('malformed-request', '`persistedQuery` needs version 1 and a SHA-256 in hexadecimal');
  }
  return sha256Hash;
}
