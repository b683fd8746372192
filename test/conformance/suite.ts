import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { EJSON, type Document } from 'bson';

/* The unified test format of the MongoDB drivers: https://github.com/mongodb/specifications/tree/master/source/unified-test-format */

export interface Requirement {
  readonly minServerVersion?: string;
  readonly maxServerVersion?: string;
  readonly topologies?: readonly string[];
  readonly serverless?: 'require' | 'forbid' | 'allow';
  readonly serverParameters?: Document;
  readonly auth?: boolean;
  readonly authMechanism?: string;
  readonly csfle?: unknown;
}

export interface ExpectedError {
  readonly isError?: boolean;
  readonly isClientError?: boolean;
  readonly isTimeoutError?: boolean;
  readonly errorContains?: string;
  readonly errorCode?: number;
  readonly errorCodeName?: string;
  readonly errorLabelsContain?: readonly string[];
  readonly errorLabelsOmit?: readonly string[];
  readonly errorResponse?: Document;
  readonly expectResult?: unknown;
}

export interface Operation {
  readonly name: string;
  readonly object: string;
  readonly arguments?: Document;
  readonly expectError?: ExpectedError;
  readonly expectResult?: unknown;
  readonly ignoreResultAndError?: boolean;
  readonly saveResultAsEntity?: string;
}

export interface ExpectedEvents {
  readonly client: string;
  readonly eventType?: 'command' | 'cmap' | 'sdam';
  readonly events: readonly Document[];
  readonly ignoreExtraEvents?: boolean;
}

export interface CollectionData {
  readonly collectionName: string;
  readonly databaseName: string;
  readonly documents: readonly Document[];
  readonly createOptions?: Document;
}

export interface TestCase {
  readonly description: string;
  readonly skipReason?: string;
  readonly runOnRequirements?: readonly Requirement[];
  readonly operations: readonly Operation[];
  readonly expectEvents?: readonly ExpectedEvents[];
  readonly expectLogMessages?: unknown;
  readonly expectTracingMessages?: unknown;
  readonly outcome?: readonly CollectionData[];
}

export interface Suite {
  /** The path of the file, from the directory that was given. */
  readonly file: string;
  readonly schemaVersion: string;
  readonly runOnRequirements?: readonly Requirement[];
  readonly createEntities?: readonly Document[];
  readonly initialData?: readonly CollectionData[];
  readonly tests: readonly TestCase[];
}

function filesBelow(place: string): readonly string[] {
  if (!statSync(place).isDirectory()) return place.endsWith('.json') ? [place] : [];
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesBelow(path.join(place, name)));
}

const isSuite = (content: Document): boolean =>
  typeof content['schemaVersion'] === 'string' && Array.isArray(content['tests']);

/** The files of the unified format in a directory and below it; other files are passed over. */
export function loadSuites(directory: string): readonly Suite[] {
  return filesBelow(directory).flatMap((name) => {
    const content = EJSON.parse(readFileSync(name, 'utf8'), { relaxed: true }) as Document;
    const file = path.relative(directory, name) || path.basename(name);
    return isSuite(content) ? [{ ...content, file } as unknown as Suite] : []; // as the format says
  });
}
