import { Long, type Document } from 'bson';
import { failedToParse, MongoError } from '../../errors.ts';
import { toNumber } from '../../bson/number.ts';
import { bsonType, isDocument, isNumeric } from '../../bson/types.ts';
import { compileFilter } from '../match.ts';
import { compileSort } from '../sort.ts';
import { Top } from '../top.ts';
import { blockingStage, filterStage } from './flow.ts';
import { MemoryBudget } from './memory.ts';
import { batchesOf, collect, type CompileStage, type StageContext } from './stage.ts';

export const match: CompileStage = (operand, { variables, pace }) => {
  if (!isDocument(operand))
    throw new MongoError(15959, 'the match filter must be an expression in an object');
  return filterStage(compileFilter(operand, { variables }), pace);
};

/** Sorts everything, or keeps the first `limit`. */
export function sortStage(spec: unknown, { pace }: StageContext, limit = Infinity) {
  if (!isDocument(spec)) throw new MongoError(15973, 'the $sort key specification must be an object');
  if (Object.keys(spec).length === 0)
    throw new MongoError(15976, '$sort stage must have at least one sort key');
  const sort = compileSort(spec);
  return blockingStage(() => {
    const top = new Top<Document>(sort, limit);
    const memory = new MemoryBudget('Sort');
    return {
      add: (document) => {
        if (limit === Infinity) memory.keep(document);
        top.add(sort.keyOf(document), document);
      },
      finish: () => top.drain(null),
    };
  }, pace);
}

/** The operand of `$skip` or `$limit`. */
export function countOperand(name: '$skip' | '$limit', operand: unknown): number {
  const count = isNumeric(operand) ? toNumber(operand) : NaN;
  if (!Number.isInteger(count)) {
    throw new MongoError(
      name === '$skip' ? 5107200 : 5107201,
      `invalid argument to ${name} stage: Expected an integer`,
    );
  }
  if (count < 0) {
    const code = name === '$skip' ? 5107200 : 5107201;
    throw new MongoError(
      code,
      `invalid argument to ${name} stage: Expected a non-negative number in: ${name}: ${count}`,
    );
  }
  if (name === '$limit' && count === 0) throw new MongoError(15958, 'the limit must be positive');
  return count;
}

/** The name of the field that `$count` gives its number. */
export function countField(operand: unknown): string {
  if (typeof operand !== 'string') throw new MongoError(40156, `the count field must be a non-empty string`);
  if (operand === '') throw new MongoError(40156, 'the count field must be a non-empty string');
  if (operand.startsWith('$')) throw new MongoError(40158, 'the count field cannot be a $-prefixed path');
  if (operand.includes('.')) throw new MongoError(40160, "the count field cannot contain '.'");
  return operand;
}

/** A count as MongoDB types it: an int32 if it fits. */
export const countDocument = (field: string, count: number): Document => ({
  [field]: count > 2 ** 31 - 1 ? Long.fromNumber(count) : count,
});

export const count: CompileStage = (operand) => {
  const field = countField(operand);
  return async function* (input) {
    let total = 0;
    for await (const batch of input) total += batch.length;
    if (total > 0) yield [countDocument(field, total)];
  };
};

/** Any `size` of the documents, each set of them as likely. */
export const sample: CompileStage = (operand, { pace }) => {
  const size: unknown = isDocument(operand) ? operand['size'] : undefined;
  if (!isDocument(operand)) throw new MongoError(28745, 'the $sample stage specification must be an object');
  if (!isNumeric(size)) throw new MongoError(28746, 'size argument to $sample must be a number');
  const wanted = Math.trunc(toNumber(size));
  if (wanted <= 0) throw new MongoError(28747, 'size argument to $sample must be a positive integer');
  return blockingStage(() => {
    const kept: Document[] = [];
    let seen = 0;
    return {
      add: (document) => {
        const place = seen < wanted ? seen : Math.floor(Math.random() * (seen + 1));
        if (place < wanted) kept[place] = document;
        seen++;
      },
      finish: () => kept,
    };
  }, pace);
};

interface Union {
  readonly collection: string;
  readonly pipeline: readonly Document[];
}

/** The other collection of a `$unionWith`, and what is read of it. */
export function unionOf(operand: unknown): Union {
  if (typeof operand === 'string') return { collection: operand, pipeline: [] };
  if (!isDocument(operand))
    throw failedToParse(
      `the $unionWith stage specification must be an object or string, but found ${bsonType(operand)}`,
    );
  const { coll, pipeline = [], ...others } = operand as Record<string, unknown>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    throw new MongoError(40415, `BSON field '$unionWith.${unknown}' is an unknown field.`);
  if (!Array.isArray(pipeline))
    throw new MongoError(14, "BSON field '$unionWith.pipeline' is the wrong type");
  const isSelfMade = isDocument(pipeline[0]) && '$documents' in pipeline[0];
  if (typeof coll !== 'string' && !isSelfMade) {
    throw failedToParse(
      '$unionWith stage without explicit collection must have a pipeline with $documents as first stage',
    );
  }
  return { collection: typeof coll === 'string' ? coll : '', pipeline: pipeline as readonly Document[] };
}

export const unionWith: CompileStage = (operand, { run, check, variables }) => {
  const { collection, pipeline } = unionOf(operand);
  check(pipeline, Object.keys(variables));
  return async function* (input) {
    yield* input;
    yield* run(pipeline, collection);
  };
};

const NOT_IN_FACET = [
  '$facet',
  '$out',
  '$merge',
  '$collStats',
  '$geoNear',
  '$indexStats',
  '$planCacheStats',
  '$changeStream',
];

export const facet: CompileStage = (operand, { run, check, variables }) => {
  if (!isDocument(operand) || Object.keys(operand).length === 0) {
    throw new MongoError(40169, 'the $facet specification must be a non-empty object');
  }
  const facets = Object.entries(operand).map(([name, pipeline]: [string, unknown]) => {
    if (!Array.isArray(pipeline))
      throw new MongoError(
        40170,
        `arguments to $facet must be arrays, ${name} is type ${bsonType(pipeline)}`,
      );
    const stages = pipeline as readonly Document[];
    const wrong = stages.flatMap((stage) => Object.keys(stage)).find((stage) => NOT_IN_FACET.includes(stage));
    if (wrong !== undefined)
      throw new MongoError(40600, `${wrong} is not allowed to be used within a $facet stage`);
    check(stages, Object.keys(variables));
    return { name, stages };
  });
  return async function* (input) {
    const documents = await collect(input);
    const memory = new MemoryBudget('$facet');
    for (const document of documents) memory.keep(document);
    const result: Document = {};
    for (const { name, stages } of facets) result[name] = await collect(run(stages, batchesOf(documents)));
    yield [result];
  };
};
