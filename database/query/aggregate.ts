import type { Document } from 'bson';
import { MongoError } from '../errors.ts';
import { isDocument } from '../bson/types.ts';
import { compileExpression } from './expression.ts';
import { countOperand, sortStage } from './stages/collection-stages.ts';
import { Pace } from './stages/pace.ts';
import { batchesOf, type Batches, type PipelineHost, type Stage, type StageContext } from './stages/stage.ts';
import { compileStage, expandStage, stageName } from './stages/table.ts';
import { narrowed, planPipeline, type PipelinePlan, type Window } from './plan-pipeline.ts';

export type { Batches, PipelineHost, SourceQuery } from './stages/stage.ts';

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
