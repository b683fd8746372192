import type { Document } from 'bson';
import { failedToParse, MongoError } from '../../errors.ts';
import { equalValues } from '../../bson/order.ts';
import { isDocument } from '../../bson/types.ts';
import { editAt } from '../edit.ts';
import { compileExpression } from '../expression.ts';
import { compileSort } from '../sort.ts';
import { Top } from '../top.ts';
import { compileWindowFunction } from '../window/functions.ts';
import type { Partition } from '../window/partition.ts';
import { blockingStage } from './flow.ts';
import { MemoryBudget } from './memory.ts';
import type { CompileStage } from './stage.ts';

interface Member {
  readonly document: Document;
  /** The partition's value first, then what it is sorted by. */
  readonly key: readonly unknown[];
}

/* A document edited within stays a document. */
const withField = (document: Document, path: readonly string[], value: unknown): Document =>
  editAt(document, path, { creates: true, apply: () => value }) as Document;

export const setWindowFields: CompileStage = (operand, { variables, pace }) => {
  if (!isDocument(operand)) throw failedToParse('the $setWindowFields stage specification must be an object');
  const { partitionBy, sortBy = {}, output, ...others } = operand as Record<string, unknown>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    throw new MongoError(40415, `BSON field '$setWindowFields.${unknown}' is an unknown field.`);
  if (!isDocument(output))
    throw new MongoError(40414, "BSON field '$setWindowFields.output' is missing but a required field");
  if (!isDocument(sortBy)) throw new MongoError(14, "BSON field '$setWindowFields.sortBy' is the wrong type");
  const partitionOf = compileExpression(partitionBy ?? null, { variables });
  const sort = compileSort(sortBy);
  const whole = compileSort({
    partition: 1,
    ...Object.fromEntries(sort.fields.map(({ direction }, index) => [`k${index}`, direction])),
  });
  const outputs = Object.entries(output).map(([field, spec]) => ({
    path: field.split('.'),
    compute: compileWindowFunction(field, spec, variables),
  }));

  function finished(members: readonly Member[]): readonly Document[] {
    const partition: Partition = {
      documents: members.map(({ document }) => document),
      keys: members.map(({ key }) => key.slice(1)),
      order: sort.fields,
    };
    const columns = outputs.map(({ path, compute }) => ({ path, values: compute(partition) }));
    return partition.documents.map((document, index) =>
      columns.reduce((result, { path, values }) => withField(result, path, values[index]), document),
    );
  }

  return blockingStage(() => {
    const top = new Top<Member>(whole);
    const memory = new MemoryBudget('$setWindowFields');
    return {
      add: (document) => {
        memory.keep(document);
        const partition = partitionOf(document) ?? null;
        if (Array.isArray(partition))
          throw new MongoError(14, 'An expression used to partition cannot evaluate to value of type array');
        const key = [partition, ...sort.keyOf(document)];
        top.add(key, { document, key });
      },
      finish: function* () {
        let members: Member[] = [];
        for (const member of top.drain(null)) {
          if (!member) {
            yield null;
            continue;
          }
          if (members[0] && !equalValues(members[0].key[0], member.key[0])) {
            yield* finished(members);
            members = [];
          }
          members.push(member);
        }
        yield* finished(members);
      },
    };
  }, pace);
};
