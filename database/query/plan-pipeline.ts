import type { Document } from 'bson';
import { compareNumbers } from '../bson/number.ts';
import { isDocument, isNumeric } from '../bson/types.ts';
import { countDocument, countField, countOperand, unionOf } from './stages/collection-stages.ts';
import { correlatedFilter } from './stages/correlated.ts';
import { fieldsOfPipeline } from './stages/fields.ts';
import type { SourceQuery } from './stages/stage.ts';
import { expandStage, stageName } from './stages/table.ts';

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

export interface Window {
  readonly skip: number;
  readonly limit: number;
}

/** One more `$skip` or `$limit` after those before. */
export function narrowed({ skip, limit }: Window, name: '$skip' | '$limit', count: number): Window {
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
