import type { Document } from 'bson';
import { MongoError } from '../errors.ts';
import { compareNumbers } from '../bson/number.ts';
import { isDocument, isNumeric } from '../bson/types.ts';
import { compileExpression } from './expression.ts';
import { countDocument, countField, countOperand, sortStage, unionOf } from './stages/collection-stages.ts';
import { correlatedFilter } from './stages/correlated.ts';
import { fieldsOfPipeline } from './stages/fields.ts';
import { Pace } from './stages/pace.ts';
import {
  batchesOf,
  type Batches,
  type PipelineHost,
  type SourceQuery,
  type Stage,
  type StageContext,
} from './stages/stage.ts';
import { compileStage, expandStage, stageName } from './stages/table.ts';

export type { Batches, PipelineHost, SourceQuery } from './stages/stage.ts';

export interface PipelinePlan {
  /** What the collection is asked for; indexes can serve it. */
  readonly source: SourceQuery;
  /** The document that the number of source documents becomes, if that is all that is wanted of them. */
  readonly countAs: ((count: number) => Document) | null;
  /** The stages that are left to run on what the collection gives. */
  readonly rest: readonly Document[];
}

const isEmpty = (document: Document): boolean => Object.keys(document).length === 0;

/** `{ $group: { _id: 1, n: { $sum: 1 } } }`, which is how drivers count. */
function countingGroup(operand: unknown): ((count: number) => Document) | null {
  if (!isDocument(operand)) return null;
  const { _id: id, ...fields } = operand as { readonly _id?: unknown } & Document;
  const [[name = '', spec] = [], other] = Object.entries(fields) as [string, unknown][];
  if (other || !isDocument(spec) || Object.keys(spec).length !== 1) return null;
  const isConstant = id === null || isNumeric(id) || typeof id === 'boolean';
  const one: unknown = spec['$sum'];
  const counts = isDocument(spec['$count']) || (isNumeric(one) && compareNumbers(one, 1) === 0);
  if (!isConstant || !counts) return null;
  return (count) => ({ _id: id, ...countDocument(name, count) });
}

interface Window {
  readonly skip: number;
  readonly limit: number;
}

/** One more `$skip` or `$limit` after those before. */
function narrowed({ skip, limit }: Window, name: '$skip' | '$limit', count: number): Window {
  return name === '$limit'
    ? { skip, limit: Math.min(limit, count) }
    : { skip: skip + count, limit: Math.max(0, limit - count) };
}

/**
 * Splits a pipeline into what the collection can be asked for and the stages that are left.
 *
 * The first `$match`, `$sort`, `$skip` and `$limit` stages become one query.
 */
export function planPipeline(pipeline: readonly Document[], variables: Document = {}): PipelinePlan {
  const stages = pipeline.flatMap(expandStage);
  const filters: Document[] = [];
  let sort: Document | undefined;
  let window: Window = { skip: 0, limit: Infinity };
  let taken = 0;
  for (const stage of stages) {
    const name = stageName(stage);
    const operand: unknown = stage[name];
    const isOpen = window.skip === 0 && window.limit === Infinity;
    if (name === '$match' && isDocument(operand) && isOpen) filters.push(operand);
    else if (name === '$sort' && isDocument(operand) && !isEmpty(operand) && isOpen && !sort) sort = operand;
    else if (name === '$skip' || name === '$limit')
      window = narrowed(window, name, countOperand(name, operand));
    else break;
    taken++;
  }
  const rest = stages.slice(taken);
  const { countAs, used } = countingStage(rest[0]);
  const left = rest.slice(used);
  return {
    source: {
      filter: correlatedFilter(joined(filters), variables),
      ...(sort ? { sort } : {}),
      ...(window.skip > 0 ? { skip: window.skip } : {}),
      ...(window.limit < Infinity ? { limit: window.limit } : {}),
      ...(isEmpty(variables) ? {} : { variables }),
      fields: countAs ? new Set() : fieldsOfPipeline(rest),
    },
    countAs,
    rest: left,
  };
}

function countingStage(
  stage: Document | undefined,
): Pick<PipelinePlan, 'countAs'> & { readonly used: number } {
  const operand: unknown = stage?.['$count'];
  if (operand !== undefined) {
    const field = countField(operand);
    return { countAs: (count) => countDocument(field, count), used: 1 };
  }
  const countAs = countingGroup(stage?.['$group']);
  return { countAs, used: countAs ? 1 : 0 };
}

function joined(filters: readonly Document[]): Document {
  const [first = {}] = filters;
  return filters.length <= 1 ? first : { $and: filters };
}

/**
 * The reads that a pipeline is, if it only strings queries together by `$unionWith`: their documents can be passed on
 * as they are stored. Null if any stage changes or reorders them.
 */
export function plainReads(
  collection: string,
  pipeline: readonly Document[],
): readonly { readonly collection: string; readonly query: SourceQuery }[] | null {
  const { source, countAs, rest } = planPipeline(pipeline);
  if (countAs) return null;
  const branches = rest.map((stage) => {
    if (!('$unionWith' in stage)) return null;
    const union = unionOf(stage['$unionWith']);
    return union.collection ? plainReads(union.collection, union.pipeline) : null;
  });
  const reads = branches.flatMap((branch) => branch ?? []);
  return branches.includes(null) ? null : [{ collection, query: source }, ...reads];
}

async function* countedSource(plan: PipelinePlan, collection: string, { host }: StageContext): Batches {
  const { source, countAs } = plan;
  if (!countAs) {
    yield* host.read(collection, source);
    return;
  }
  let count = 0;
  if (host.count) count = await host.count(collection, source);
  else for await (const batch of host.read(collection, source)) count += batch.length;
  if (count > 0) yield [countAs(count)];
}

/** `$sort` with a `$limit` behind it keeps no more than it needs. */
function compileStages(stages: readonly Document[], context: StageContext): readonly Stage[] {
  return stages.map((stage, index) => {
    if (!('$sort' in stage)) return compileStage(stage, context);
    let window: Window = { skip: 0, limit: Infinity };
    for (const next of stages.slice(index + 1)) {
      const name = stageName(next);
      if (name !== '$skip' && name !== '$limit') break;
      window = narrowed(window, name, countOperand(name, next[name]));
    }
    return sortStage(stage['$sort'], context, window.skip + window.limit);
  });
}

const through = (source: Batches, stages: readonly Stage[]): Batches =>
  stages.reduce((input, stage) => stage(input), source);

function documentsStage(operand: unknown, variables: Document): Batches {
  const documents = compileExpression(operand, { variables })({});
  if (!Array.isArray(documents) || !documents.every(isDocument)) {
    throw new MongoError(5858203, 'an array of documents is expected as the argument to $documents');
  }
  return batchesOf(documents);
}

/** The stage that brings its own documents, opened; null if the pipeline reads its collection. */
function openedSource(first: Document | undefined, context: StageContext): Batches | null {
  if (!first) return null;
  const name = stageName(first);
  if (name === '$documents') return documentsStage(first[name], context.variables);
  return context.host.open?.(name, first[name]) ?? null;
}

function start(pipeline: readonly Document[], source: string | Batches, context: StageContext): Batches {
  if (typeof source !== 'string') {
    return through(source, compileStages(pipeline.flatMap(expandStage), context));
  }
  const opened = openedSource(pipeline[0], context);
  if (opened) return through(opened, compileStages(pipeline.slice(1).flatMap(expandStage), context));
  const plan = planPipeline(pipeline, context.variables);
  const stages = compileStages(plan.rest, context);
  return through(countedSource(plan, source, context), stages);
}

function createContext(host: PipelineHost, collection: string, variables: Document): StageContext {
  const pace = new Pace(host.interrupt);
  const within = (inner: Document): StageContext => {
    const context: StageContext = {
      host,
      collection,
      variables: inner,
      pace,
      run: (pipeline, source, values = inner) => start(pipeline, source, within(values)),
      check: (pipeline, names = []) => {
        const unknown = Object.fromEntries(names.map((name) => [name, null]));
        const checked = within({ ...inner, ...unknown });
        const stages = pipeline.flatMap(expandStage);
        compileStages(stages[0] && '$documents' in stages[0] ? stages.slice(1) : stages, checked);
      },
    };
    return context;
  };
  return within(variables);
}

export interface PipelineOptions {
  readonly collection: string;
  /** The values of `let`, already evaluated. */
  readonly variables?: Document;
}

/**
 * Runs a pipeline over a collection. What is wrong with it is refused before anything is read.
 *
 * Long work pauses every few milliseconds, so that other commands go on.
 */
export function runPipeline(
  pipeline: readonly Document[],
  host: PipelineHost,
  options: PipelineOptions,
): Batches {
  const { collection, variables = {} } = options;
  return start(pipeline, collection, createContext(host, collection, variables));
}

/** The values of a command's `let`, whose expressions know no document. */
export const evaluateLet = (variables: Document): Document =>
  Object.fromEntries(
    Object.entries(variables).map(([name, expression]) => [name, compileExpression(expression)({}) ?? null]),
  );
