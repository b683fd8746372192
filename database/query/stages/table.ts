import type { Document } from 'bson';
import { MongoError, unsupported } from '../../errors.ts';
import { isDocument } from '../../bson/types.ts';
import { bucketAuto, bucketStages } from './bucket.ts';
import { count, countOperand, facet, match, sample, sortStage, unionWith } from './collection-stages.ts';
import { compileDocumentStage, isDocumentStage } from './document-stages.ts';
import { densify } from './densify.ts';
import { fillStages } from './fill.ts';
import { limitStage, mapStage, skipStage } from './flow.ts';
import { graphLookup } from './graph-lookup.ts';
import { group } from './group.ts';
import { lookup } from './lookup.ts';
import { redact } from './redact.ts';
import { setWindowFields } from './set-window-fields.ts';
import type { CompileStage, Stage, StageContext } from './stage.ts';
import { unwind } from './unwind.ts';

const STAGES: Readonly<Record<string, CompileStage>> = {
  $match: match,
  $sort: sortStage,
  $skip: (operand) => skipStage(countOperand('$skip', operand)),
  $limit: (operand) => limitStage(countOperand('$limit', operand)),
  $count: count,
  $group: group,
  $unwind: unwind,
  $lookup: lookup,
  $graphLookup: graphLookup,
  $unionWith: unionWith,
  $facet: facet,
  $sample: sample,
  $bucketAuto: bucketAuto,
  $redact: redact,
  $setWindowFields: setWindowFields,
  $densify: densify,
};

/** Stages that MongoDB has, and the embedded database has not. */
const REFUSED = new Set([
  '$out',
  '$merge',
  '$geoNear',
  '$collStats',
  '$indexStats',
  '$planCacheStats',
  '$currentOp',
  '$listSessions',
  '$listLocalSessions',
  '$listSampledQueries',
  '$shardedDataDistribution',
]);

/** Whether MongoDB has a stage of this name. */
export const isStageName = (name: string): boolean =>
  isDocumentStage(name) || Object.hasOwn(STAGES, name) || REFUSED.has(name) || SHORT.has(name);

const SHORT = new Set(['$bucket', '$sortByCount', '$fill']);

/** The only name of a stage. */
export function stageName(stage: unknown): string {
  if (!isDocument(stage)) throw new MongoError(14, "Each element of the 'pipeline' array must be an object");
  const [name, other] = Object.keys(stage);
  if (name === undefined || other !== undefined) {
    throw new MongoError(40323, 'A pipeline stage specification object must contain exactly one field.');
  }
  return name;
}

/** Stages that are short for others. */
export function expandStage(stage: Document): readonly Document[] {
  const name = stageName(stage);
  if (name === '$bucket') return bucketStages(stage[name]);
  if (name === '$fill') return fillStages(stage[name]);
  if (name !== '$sortByCount') return [stage];
  const operand: unknown = stage[name];
  const isPath = typeof operand === 'string' && operand.startsWith('$');
  if (!isPath && !isDocument(operand)) {
    throw new MongoError(
      40149,
      'the sortByCount field must be defined as a $-prefixed path or an expression inside an object',
    );
  }
  return [{ $group: { _id: operand, count: { $sum: 1 } } }, { $sort: { count: -1 } }];
}

function refuse(name: string): never {
  if (REFUSED.has(name)) throw unsupported(name);
  if (name === '$changeStream' || name === '$changeStreamSplitLargeEvent') {
    throw new MongoError(40573, 'The $changeStream stage is only supported on replica sets');
  }
  if (name === '$search' || name === '$searchMeta' || name === '$vectorSearch') {
    throw new MongoError(31082, `Using ${name} aggregation stages requires additional configuration.`);
  }
  if (name === '$documents')
    throw new MongoError(40602, '$documents is only valid as the first stage in a pipeline');
  throw new MongoError(40324, `Unrecognized pipeline stage name: '${name}'`);
}

export function compileStage(stage: Document, context: StageContext): Stage {
  const name = stageName(stage);
  if (isDocumentStage(name)) return mapStage(compileDocumentStage(stage, context.variables), context.pace);
  const compile = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined;
  return compile ? compile(stage[name], context) : refuse(name);
}
