import type { Document } from 'bson';
import type { Pace } from './pace.ts';

/** Documents on their way through a pipeline, some at a time. */
export type Batches = AsyncIterable<readonly Document[]>;

export type Stage = (input: Batches) => Batches;

/** What a pipeline wants to read of a collection. */
export interface SourceQuery {
  readonly filter: Document;
  readonly sort?: Document;
  readonly skip?: number;
  /** Undefined is all of them; 0 is none. */
  readonly limit?: number;
  /** The top-level fields that are looked at; null or undefined for all of them. */
  readonly fields?: ReadonlySet<string> | null;
  /** Values of `let`, for `$$name` in the filter. */
  readonly variables?: Document;
}

/** What a pipeline needs of the server that runs it. */
export interface PipelineHost {
  /** Documents of a collection of the command's database, in batches that do not hold up the event loop. */
  readonly read: (collection: string, query: SourceQuery) => Batches;
  /** The number of documents that `read` would give; without it they are read and counted. */
  readonly count?: (collection: string, query: SourceQuery) => Promise<number>;
  /** Opens a stage that only the server can begin a pipeline with; null if it has none of that name. */
  readonly open?: (name: string, operand: unknown) => Batches | null;
  /** Called whenever a long pipeline pauses; throws when the command has to end. */
  readonly interrupt?: () => void;
}

export interface StageContext {
  readonly host: PipelineHost;
  /** The collection of the command. */
  readonly collection: string;
  /** Values of `let`. */
  readonly variables: Document;
  readonly pace: Pace;
  /** Runs a sub-pipeline: over a collection, or over the given documents. */
  readonly run: (pipeline: readonly Document[], source: string | Batches, variables?: Document) => Batches;
  /** Refuses a sub-pipeline that could not run; `names` are its variables. */
  readonly check: (pipeline: readonly Document[], names?: readonly string[]) => void;
}

export type CompileStage = (operand: unknown, context: StageContext) => Stage;

// oxlint-disable-next-line typescript/require-await -- the type of what is asynchronous elsewhere
export async function* batchesOf(documents: readonly Document[]): Batches {
  if (documents.length > 0) yield documents;
}

/** All documents of the batches in one array. */
export async function collect(input: Batches): Promise<Document[]> {
  const documents: Document[] = [];
  for await (const batch of input) for (const document of batch) documents.push(document);
  return documents;
}
