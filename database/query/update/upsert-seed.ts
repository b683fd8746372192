import type { Document } from 'bson';
import { MongoError } from '../../errors.ts';
import { isDocument } from '../../bson/types.ts';
import { isOperatorObject } from '../match/operator-object.ts';
import { isRegex } from '../match/regex.ts';
import { editAt } from '../edit.ts';

type Equality = readonly [path: string, value: unknown];

/** The value that a condition leaves no choice but. */
function equalityOf(path: string, operand: unknown): readonly Equality[] {
  if (!isOperatorObject(operand)) return isRegex(operand) ? [] : [[path, operand]];
  return Object.entries(operand).flatMap(([name, value]: [string, unknown]): readonly Equality[] => {
    if (name === '$eq') return [[path, value]];
    const isOne = (name === '$in' || name === '$all') && Array.isArray(value) && value.length === 1;
    return isOne && !isRegex(value[0]) && !isOperatorObject(value[0]) ? [[path, value[0]]] : [];
  });
}

function equalitiesOf(filter: Document): readonly Equality[] {
  return Object.entries(filter).flatMap(([name, operand]: [string, unknown]): readonly Equality[] => {
    if (!name.startsWith('$')) return equalityOf(name, operand);
    const joins = name === '$and' || (name === '$or' && Array.isArray(operand) && operand.length === 1);
    return joins && Array.isArray(operand) ? operand.filter(isDocument).flatMap(equalitiesOf) : [];
  });
}

function refuseOverlap(equalities: readonly Equality[]): void {
  const paths = equalities.map(([path]) => path).sort();
  for (const [index, path] of paths.entries()) {
    const previous = paths[index - 1];
    if (previous === path) {
      throw new MongoError(54, `cannot infer query fields to set, path '${path}' is matched twice`);
    }
    const inner = paths.find((other) => other.startsWith(`${path}.`));
    if (inner !== undefined) {
      throw new MongoError(
        54,
        `cannot infer query fields to set, both paths '${inner}' and '${path}' are matched`,
      );
    }
  }
}

/**
 * What an upsert's new document has from its filter: the fields that the filter says are equal to something.
 *
 * A replacement takes `_id` only.
 */
export function upsertSeed(filter: Document, kind: 'replacement' | 'operators' | 'pipeline'): Document {
  const equalities = equalitiesOf(filter);
  if (kind === 'replacement') {
    const id = equalities.find(([path]) => path === '_id');
    return id ? { _id: id[1] } : {};
  }
  refuseOverlap(equalities);
  return equalities.reduce<Document>(
    (seed, [path, value]) => editAt(seed, path.split('.'), { creates: true, apply: () => value }) as Document, // edited within
    {},
  );
}
