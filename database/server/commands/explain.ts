import type { Document } from 'bson';
import { commandNotSupported } from '../../errors.ts';
import { planPipeline } from '../../query/plan-pipeline.ts';
import { find, type FindRequest, type Found } from '../../store/find.ts';
import type { Plan, ScanPlan } from '../../store/plan.ts';
import { PAUSE, type Work } from '../../store/work.ts';
import { documentField, documentsField, missing, stringField } from '../arguments.ts';
import { collectionOf, viewOf, work, type Call } from '../call.ts';
import { namespaceOf, type Commands } from './command.ts';
import { readFind } from './find.ts';

function describeScan({ index, reverse, isWhole, ranges }: ScanPlan): Document {
  const direction = reverse ? 'backward' : 'forward';
  if (!index && isWhole) return { stage: 'COLLSCAN', direction };
  const scan = index
    ? {
        stage: 'IXSCAN',
        keyPattern: index.key,
        indexName: index.name,
        isMultiKey: index.isMultikey,
        isUnique: index.unique,
        isSparse: index.sparse,
        isPartial: index.partialFilter !== null,
        direction,
        ranges: ranges.length,
      }
    : {
        stage: 'IXSCAN',
        keyPattern: { _id: 1 },
        indexName: '_id_',
        isUnique: true,
        direction,
        ranges: ranges.length,
      };
  return { stage: 'FETCH', inputStage: scan };
}

function describePlan(plan: Plan): Document {
  if (plan.kind === 'scan') return describeScan(plan);
  const stage = plan.isSorted ? 'SORT_MERGE' : 'OR';
  return { stage, inputStages: plan.branches.map(describeScan) };
}

function describe({ plan, isSorting }: Found, request: FindRequest): Document {
  if (!plan) return { stage: 'EOF' };
  const scan = describePlan(plan);
  const sorted = isSorting ? { stage: 'SORT', sortPattern: request.sort, inputStage: scan } : scan;
  return request.limit ? { stage: 'LIMIT', limitAmount: request.limit, inputStage: sorted } : sorted;
}

function* drain({ rows }: Found): Work<number> {
  let count = 0;
  for (const row of rows) {
    if (row === PAUSE) yield PAUSE;
    else count++;
  }
  return count;
}

interface Explained {
  readonly namespace: string;
  readonly request: FindRequest;
}

/** The part of a command that looks for documents. */
function explained(call: Call): Explained {
  const inner = documentField(call.args, 'explain');
  if (!inner) throw missing('explain');
  const [name = ''] = Object.keys(inner);
  const namespace = namespaceOf({ database: call.database, name, args: inner });
  switch (name) {
    case 'find':
      return readFind(inner, namespace);
    case 'count':
    case 'distinct':
    case 'findAndModify': {
      const request = {
        filter: documentField(inner, 'query') ?? {},
        sort: documentField(inner, 'sort') ?? null,
        hint: inner['hint'] as unknown,
      };
      return { namespace, request };
    }
    case 'update':
    case 'delete': {
      const [statement = {}] = documentsField(inner, name === 'update' ? 'updates' : 'deletes') ?? [];
      return {
        namespace,
        request: { filter: documentField(statement, 'q') ?? {}, hint: statement['hint'] as unknown },
      };
    }
    case 'aggregate':
      return { namespace, request: firstStages(documentsField(inner, 'pipeline') ?? [], inner) };
    default:
      throw commandNotSupported(`Explain failed due to unknown command: ${name}`);
  }
}

/** What the collection is asked for at the beginning of a pipeline. */
function firstStages(pipeline: readonly Document[], { hint }: { readonly hint?: unknown }): FindRequest {
  const { source } = planPipeline(pipeline);
  const { filter, sort = null, skip = 0, limit = 0 } = source;
  return { filter, sort, skip, limit, hint };
}

async function explainRequest(
  call: Call,
  { namespace, request }: Explained,
  verbosity: string,
): Promise<Document> {
  const collection = collectionOf(call, namespace);
  const found = find(viewOf(call), collection, request);
  const queryPlanner = {
    namespace,
    parsedQuery: request.filter,
    winningPlan: describe(found, request),
    rejectedPlans: [],
  };
  if (verbosity === 'queryPlanner') return { explainVersion: '1', queryPlanner, ok: 1 };
  const started = performance.now();
  const nReturned = await work(call, drain(found));
  const executionStats = {
    executionSuccess: true,
    nReturned,
    executionTimeMillis: Math.round(performance.now() - started),
    totalKeysExamined: found.statistics.keysExamined,
    totalDocsExamined: found.statistics.documentsExamined,
    executionStages: queryPlanner.winningPlan,
  };
  return { explainVersion: '1', queryPlanner, executionStats, ok: 1 };
}

const explain = (call: Call): Promise<Document> =>
  explainRequest(call, explained(call), stringField(call.args, 'verbosity') ?? 'allPlansExecution');

/** `aggregate` with `explain: true`: how the pipeline's first stages are read. */
export const explainAggregate = (
  call: Call,
  namespace: string,
  pipeline: readonly Document[],
): Promise<Document> =>
  explainRequest(call, { namespace, request: firstStages(pipeline, call.args) }, 'queryPlanner');

export const explainCommands: Commands = { explain: { fields: ['verbosity'], run: explain } };
