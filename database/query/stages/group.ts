import type { Document } from 'bson';
import { MongoError } from '../../errors.ts';
import { distinctKey } from '../../bson/key.ts';
import { bsonType, isDocument } from '../../bson/types.ts';
import {
  compileAccumulator,
  type CreateGroupAccumulator,
  type GroupAccumulator,
} from '../accumulate/group-accumulator.ts';
import { compileExpression } from '../expression.ts';
import { blockingStage } from './flow.ts';
import { MemoryBudget } from './memory.ts';
import type { CompileStage } from './stage.ts';

interface Output {
  readonly name: string;
  readonly create: CreateGroupAccumulator;
}

function outputOf(name: string, spec: unknown, variables: Document): Output {
  if (name.includes('.')) throw new MongoError(40235, `The field name '${name}' cannot contain '.'`);
  if (name.startsWith('$'))
    throw new MongoError(40236, `The field name '${name}' cannot be an operator name`);
  if (!isDocument(spec)) throw new MongoError(40234, `The field '${name}' must be an accumulator object`);
  const [operator, other] = Object.keys(spec);
  if (operator === undefined || other !== undefined) {
    throw new MongoError(40238, `The field '${name}' must specify one accumulator`);
  }
  if (!operator.startsWith('$'))
    throw new MongoError(40234, `The field '${name}' must be an accumulator object`);
  return { name, create: compileAccumulator(operator, spec[operator], variables) };
}

interface Group {
  readonly id: unknown;
  readonly accumulators: readonly GroupAccumulator[];
}

/** Accumulators that keep what they are given. */
const KEEPS = /^\$(push|addToSet|mergeObjects|firstN|lastN|top|bottom|min|max)/;

const keepsValues = (spec: Document): boolean =>
  Object.values(spec).some((value) => isDocument(value) && KEEPS.test(Object.keys(value)[0] ?? ''));

export const group: CompileStage = (operand, { variables, pace }) => {
  if (!isDocument(operand)) {
    throw new MongoError(15947, `a group's fields must be specified in an object, not ${bsonType(operand)}`);
  }
  if (!('_id' in operand)) throw new MongoError(15955, 'a group specification must include an _id');
  const { _id: idExpression, ...fields } = operand as { readonly _id: unknown } & Document;
  const evaluateId = compileExpression(idExpression, { variables });
  const outputs = Object.entries(fields).map(([name, spec]) => outputOf(name, spec, variables));
  const keeps = keepsValues(fields);

  return blockingStage(() => {
    const groups = new Map<string, Group>();
    const memory = new MemoryBudget('$group');
    return {
      add: (document) => {
        const id = evaluateId(document) ?? null;
        const key = distinctKey(id);
        let found = groups.get(key);
        if (!found) {
          found = { id, accumulators: outputs.map(({ create }) => create()) };
          groups.set(key, found);
          memory.keep(key);
        }
        if (keeps) memory.keep(document);
        for (const accumulator of found.accumulators) accumulator.add(document);
      },
      finish: function* () {
        for (const { id, accumulators } of groups.values()) {
          const results = accumulators.map((each, index) => [outputs[index]?.name, each.result()] as const);
          yield { _id: id, ...Object.fromEntries(results) };
        }
      },
    };
  }, pace);
};
