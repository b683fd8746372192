import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Rows } from './rows.ts';

/** A capability of federation: a graph of a few subgraphs, their data, and what must be answered to what. */
export interface Suite {
  readonly name: string;
  /** SDL of each subgraph by its name. */
  readonly subgraphs: Readonly<Record<string, string>>;
  /** Data of each subgraph by its name. */
  readonly rows: Readonly<Record<string, Rows>>;
  readonly cases: readonly Case[];
}

/** A query and the whole of its answer. */
export interface Case {
  readonly name: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  /** Absent where the answer has none. */
  readonly data?: unknown;
  /** Path and code of each error. */
  readonly errors?: readonly (readonly [path: string | null, code: string])[];
  /** Subgraphs that do not answer. */
  readonly down?: readonly string[];
  /** Subgraphs that may be called, if that matters: each once for each time that it is named. */
  readonly calls?: readonly string[];
}

const directory = path.join(import.meta.dirname, '..');

/** Every folder of test/federation that holds cases: `NAME.graphql` is a subgraph, `rows.json` is their data. */
export const readSuites = (): readonly Suite[] =>
  readdirSync(directory)
    .filter((name) => existsSync(path.join(directory, name, 'cases.json')))
    .sort()
    .map(readSuite);

function readSuite(name: string): Suite {
  const file = (each: string) => readFileSync(path.join(directory, name, each), 'utf8');
  const sdls = readdirSync(path.join(directory, name)).filter((each) => each.endsWith('.graphql'));
  return {
    name,
    subgraphs: Object.fromEntries(sdls.map((each) => [each.replace('.graphql', ''), file(each)])),
    // Tests find out if they are not what they are taken for.
    rows: JSON.parse(file('rows.json')) as Suite['rows'],
    cases: JSON.parse(file('cases.json')) as Suite['cases'],
  };
}

/** Cases that the gateway does not pass yet, as `SUITE: CASE`, each with the reason. */
export const readKnownFailures = (): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(path.join(directory, 'known-failures.json'), 'utf8')) as Record<string, string>;
