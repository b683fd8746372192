import { UUID, type Document } from 'bson';
import { fieldReader } from '../../bson/lazy.ts';
import { failedToParse, invalidNamespace, maxTimeExpired } from '../../errors.ts';
import { runPipeline, type Batches, type PipelineHost, type SourceQuery } from '../../query/aggregate.ts';
import { plainReads } from '../../query/plan-pipeline.ts';
import { splitWriteStage, type WritingPipeline } from '../../query/stages/write-stage.ts';
import { checkNamespace } from '../../store/collections.ts';
import { find, type FindRequest } from '../../store/find.ts';
import type { Row } from '../../store/row.ts';
import type { Rows } from '../../store/scan.ts';
import { PAUSE, SLICE_MS, turn } from '../../store/work.ts';
import { countField, documentField, documentsField, missing, variablesField } from '../arguments.ts';
import { collectionOf, viewOf, work, type Call } from '../call.ts';
import { PipelineSource, StreamSource, type BatchSource } from '../cursors.ts';
import { writeResults } from '../pipeline-writes.ts';
import type { Reply } from '../reply.ts';
import { collectionStatisticsStage } from './catalog.ts';
import { refuseCollation, type Commands } from './command.ts';
import { countRows } from './count.ts';
import { explainAggregate } from './explain.ts';
import { projected, replyWithCursor } from './find.ts';

/** Documents in one step of a pipeline, as long as they are not many or large. */
const DOCUMENTS_AT_ONCE = 200;

interface Deadline {
  at: number;
}

function requestOf(
  { filter, sort, skip = 0, limit = 0, variables = {} }: SourceQuery,
  hint?: unknown,
): FindRequest {
  return { filter, sort: sort ?? null, skip, limit, hint, variables };
}

/** Rows in batches of documents, which stop for the others every few milliseconds. */
async function* inBatches(rows: Rows, toDocument: (row: Row) => Document, deadline: Deadline): Batches {
  let batch: Document[] = [];
  let end = performance.now() + SLICE_MS;
  for (const row of rows) {
    if (row !== PAUSE) batch.push(toDocument(row));
    if (row === PAUSE || batch.length >= DOCUMENTS_AT_ONCE) {
      if (batch.length > 0) yield batch;
      batch = [];
      const now = performance.now();
      if (now < end) continue;
      if (now > deadline.at) throw maxTimeExpired();
      await turn();
      end = performance.now() + SLICE_MS;
    }
  }
  if (batch.length > 0) yield batch;
}

interface Target {
  /** Null for a pipeline that brings its own documents. */
  readonly collection: string | null;
  readonly hint: unknown;
}

class Host implements PipelineHost {
  readonly #call: Call;
  readonly #target: Target;
  readonly #deadline: Deadline;

  constructor(call: Call, target: Target, deadline: Deadline) {
    this.#call = call;
    this.#target = target;
    this.#deadline = deadline;
  }

  readonly read = (name: string, query: SourceQuery): Batches => {
    const { fields } = query;
    const read = fields ? fieldReader(fields) : null;
    const toDocument = read ? ({ bytes }: Row) => read(bytes) : ({ document }: Row) => document;
    return inBatches(this.rows(name, query), toDocument, this.#deadline);
  };

  readonly count = async (name: string, query: SourceQuery): Promise<number> => {
    const collection = collectionOf(this.#call, `${this.#call.database}.${name}`);
    if (!collection || query.limit === 0) return 0;
    return work(this.#call, countRows(viewOf(this.#call), collection, requestOf(query, this.#hintFor(name))));
  };

  readonly open = (name: string, operand: unknown): Batches | null => {
    const { collection } = this.#target;
    if (name === '$collStats' && collection !== null)
      return batchOf([collectionStatisticsStage(this.#call, collection, operand)]);
    if (name !== '$listLocalSessions' || collection !== null) return null;
    const sessions = this.#call.server.sessions.all();
    return batchOf(
      sessions.map(({ key, lastUsed }) => ({ _id: { id: new UUID(key) }, lastUse: new Date(lastUsed) })),
    );
  };

  readonly interrupt = (): void => {
    if (performance.now() > this.#deadline.at) throw maxTimeExpired();
  };

  rows(name: string, query: SourceQuery): Rows {
    const collection = collectionOf(this.#call, `${this.#call.database}.${name}`);
    if (query.limit === 0) return noRows();
    return find(viewOf(this.#call), collection, requestOf(query, this.#hintFor(name))).rows;
  }

  #hintFor(name: string): unknown {
    return name === this.#target.collection ? this.#target.hint : undefined;
  }
}

function* noRows(): Rows {}

// oxlint-disable-next-line typescript/require-await -- batches are asynchronous elsewhere
async function* batchOf(documents: readonly Document[]): Batches {
  yield documents;
}

/** The collection that a pipeline begins with; null for `aggregate: 1`. */
function targetOf({ args, database }: Call, pipeline: readonly Document[]): string | null {
  const name: unknown = args['aggregate'];
  if (typeof name === 'string') {
    checkNamespace(`${database}.${name}`);
    return name;
  }
  const [first = ''] = Object.keys(pipeline[0] ?? {});
  if (name !== 1)
    throw failedToParse("Invalid command format: the 'aggregate' field must specify a collection name or 1");
  if (!FREE_STAGES.has(first)) {
    throw invalidNamespace(`{aggregate: 1} is not valid for '${first}'; a collection is required.`);
  }
  return null;
}

const FREE_STAGES = new Set([
  '$documents',
  '$listLocalSessions',
  '$currentOp',
  '$changeStream',
  '$queryStats',
]);

/** The results of a pipeline whose last stage writes them; nothing is left for the client. */
async function writtenSource(
  call: Call,
  target: Target,
  { reading, write }: WritingPipeline,
): Promise<BatchSource> {
  const host = new Host(call, target, { at: call.deadline });
  const variables = variablesField(call.args, 'let');
  const options = { collection: target.collection ?? '', variables };
  await writeResults(call, runPipeline(reading, host, options), write);
  return new StreamSource([].values());
}

function sourceOf(call: Call, target: Target, pipeline: readonly Document[]): BatchSource {
  const variables = variablesField(call.args, 'let');
  const deadline: Deadline = { at: call.deadline };
  const host = new Host(call, target, deadline);
  const reads = target.collection === null ? null : plainReads(target.collection, pipeline);
  if (reads && Object.keys(variables).length === 0) {
    return new StreamSource(
      (function* () {
        for (const { collection, query } of reads)
          yield* projected(host.rows(collection, query), requestOf(query), {});
      })(),
    );
  }
  const batches = runPipeline(pipeline, host, { collection: target.collection ?? '', variables });
  return new PipelineSource(batches, (at) => {
    deadline.at = at;
  });
}

async function aggregate(call: Call): Promise<Reply> {
  const { args, database } = call;
  refuseCollation(args);
  const pipeline = documentsField(args, 'pipeline');
  if (!pipeline) throw missing('aggregate.pipeline');
  const collection = targetOf(call, pipeline);
  if (args['explain'] === true) return explainAggregate(call, `${database}.${collection ?? ''}`, pipeline);
  const cursor = documentField(args, 'cursor');
  if (!cursor) {
    throw failedToParse("The 'cursor' option is required, except for aggregate with the explain argument");
  }
  const target: Target = { collection, hint: args['hint'] as unknown };
  const { reading, write } = splitWriteStage(pipeline);
  return replyWithCursor(call, {
    namespace: `${database}.${collection ?? '$cmd.aggregate'}`,
    source: write ? await writtenSource(call, target, { reading, write }) : sourceOf(call, target, pipeline),
    batchSize: countField(cursor, 'batchSize'),
  });
}

export const aggregateCommands: Commands = {
  aggregate: {
    fields: [
      'pipeline',
      'cursor',
      'explain',
      'allowDiskUse',
      'let',
      'hint',
      'collation',
      'bypassDocumentValidation',
    ],
    inTransaction: true,
    run: aggregate,
  },
};
