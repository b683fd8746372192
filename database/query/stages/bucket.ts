import type { Document } from 'bson';
import { MongoError, unsupported } from '../../errors.ts';
import { compareValues, typeRank } from '../../bson/order.ts';
import { toNumber } from '../../bson/number.ts';
import { isDocument, isNumeric } from '../../bson/types.ts';
import { compileAccumulator } from '../accumulate/group-accumulator.ts';
import { compileExpression } from '../expression.ts';
import { compileSort } from '../sort.ts';
import { Top } from '../top.ts';
import { blockingStage } from './flow.ts';
import { MemoryBudget } from './memory.ts';
import type { CompileStage } from './stage.ts';

const COUNT = { count: { $sum: 1 } };

/** The stages that a `$bucket` means. */
export function bucketStages(operand: unknown): readonly Document[] {
  if (!isDocument(operand)) throw new MongoError(40201, 'Argument to $bucket stage must be an object');
  const {
    groupBy,
    boundaries,
    default: fallback,
    output = COUNT,
    ...others
  } = operand as Record<string, unknown>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new MongoError(40197, `Unrecognized option to $bucket: ${unknown}.`);
  if (groupBy === undefined || boundaries === undefined) {
    throw new MongoError(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.");
  }
  if (!Array.isArray(boundaries))
    throw new MongoError(40200, "The $bucket 'boundaries' field must be an array");
  if (boundaries.length < 2)
    throw new MongoError(40192, "The $bucket 'boundaries' field must have at least 2 values");
  checkOrder(boundaries);
  if (!isDocument(output)) throw new MongoError(40196, "The $bucket 'output' field must be an object");
  const branches = boundaries.slice(1).map((upper: unknown, index) => {
    const lower: unknown = boundaries[index];
    const within = [{ $gte: [groupBy, { $literal: lower }] }, { $lt: [groupBy, { $literal: upper }] }];
    return { case: { $and: within }, then: { $literal: lower } };
  });
  const otherwise = fallback === undefined ? {} : { default: { $literal: fallback } };
  return [{ $group: { _id: { $switch: { branches, ...otherwise } }, ...output } }, { $sort: { _id: 1 } }];
}

function checkOrder(boundaries: readonly unknown[]): void {
  for (const [index, upper] of boundaries.entries()) {
    if (index === 0) continue;
    const lower = boundaries[index - 1];
    if (typeRank(lower) !== typeRank(upper)) {
      throw new MongoError(
        40193,
        "All values in the 'boundaries' option to $bucket must have the same type.",
      );
    }
    if (compareValues(lower, upper) >= 0) {
      throw new MongoError(40194, "The 'boundaries' option to $bucket must be sorted in ascending order.");
    }
  }
}

interface Keyed {
  readonly key: unknown;
  readonly document: Document;
}

/** Buckets of about the same number of documents; equal values are never parted. */
export const bucketAuto: CompileStage = (operand, { variables, pace }) => {
  if (!isDocument(operand)) throw new MongoError(40240, 'The argument to $bucketAuto must be an object');
  const { groupBy, buckets, output = COUNT, granularity } = operand as Record<string, unknown>;
  if (granularity !== undefined) throw unsupported("$bucketAuto's granularity");
  if (groupBy === undefined || buckets === undefined) {
    throw new MongoError(40246, "$bucketAuto requires 'groupBy' and 'buckets' to be specified");
  }
  const wanted = isNumeric(buckets) ? toNumber(buckets) : NaN;
  if (!Number.isInteger(wanted) || wanted < 1) {
    throw new MongoError(40243, "The $bucketAuto 'buckets' field must be greater than 0");
  }
  if (!isDocument(output)) throw new MongoError(40244, "The $bucketAuto 'output' field must be an object");
  const evaluate = compileExpression(groupBy, { variables });
  const outputs = Object.entries(output).map(([name, spec]: [string, Document]) => {
    const [operator = ''] = Object.keys(spec);
    return { name, create: compileAccumulator(operator, spec[operator], variables) };
  });
  const bucketOf = (members: readonly Keyed[], upper: unknown): Document => {
    const accumulators = outputs.map(({ name, create }) => ({ name, ...create() }));
    for (const { document } of members) accumulators.forEach(({ add }) => add(document));
    const results = accumulators.map(({ name, result }) => [name, result()] as const);
    return { _id: { min: members[0]?.key, max: upper }, ...Object.fromEntries(results) };
  };
  const sort = compileSort({ key: 1 });
  return blockingStage(() => {
    const top = new Top<Keyed>(sort);
    const memory = new MemoryBudget('$bucketAuto');
    return {
      add: (document) => {
        memory.keep(document);
        const key = evaluate(document) ?? null;
        top.add([key], { key, document });
      },
      finish: function* () {
        const sorted: Keyed[] = [];
        for (const item of top.drain(null)) {
          if (item) sorted.push(item);
          else yield null;
        }
        const parts = partition(sorted, wanted);
        for (const [index, members] of parts.entries()) {
          yield bucketOf(members, (parts[index + 1]?.[0] ?? members.at(-1))?.key);
        }
      },
    };
  }, pace);
};

function partition(sorted: readonly Keyed[], count: number): readonly (readonly Keyed[])[] {
  const parts: Keyed[][] = [];
  let start = 0;
  for (let left = count; left > 0 && start < sorted.length; left--) {
    let end = start + Math.max(1, Math.round((sorted.length - start) / left));
    while (end < sorted.length && compareValues(sorted[end]?.key, sorted[end - 1]?.key) === 0) end++;
    parts.push(sorted.slice(start, end));
    start = end;
  }
  return parts;
}
