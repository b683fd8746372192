import { MongoError } from '../../errors.ts';
import { toNumber } from '../../bson/number.ts';
import { isDocument, isNumeric } from '../../bson/types.ts';
import { compileFilter } from '../match.ts';
import type { Leaf } from './tree.ts';

const integer = (value: unknown): number | null => (isNumeric(value) ? Math.trunc(toNumber(value)) : null);

/** `$slice: n` takes from the start, or from the end if negative. */
function sliceFrom(elements: readonly unknown[], skip: number, limit: number): readonly unknown[] {
  const start = skip < 0 ? Math.max(0, elements.length + skip) : skip;
  return elements.slice(start, start + limit);
}

/** `{ $slice: n }` and `{ $slice: [skip, n] }` of a find; null if the operand is for the expression `$slice`. */
export function sliceLeaf(operand: unknown): Leaf | null {
  const count = integer(operand);
  if (count !== null) {
    return changeArray((elements) => (count < 0 ? elements.slice(count) : elements.slice(0, count)));
  }
  if (!Array.isArray(operand)) {
    throw new MongoError(28724, 'First argument to $slice must be an array, but is of type: other');
  }
  const [first, second] = operand.map(integer);
  if (first === null || first === undefined) return null;
  if (operand.length !== 2 || second === null || second === undefined || second <= 0) {
    throw new MongoError(28724, '$slice needs a skip and a positive limit');
  }
  return changeArray((elements) => sliceFrom(elements, first, second));
}

const changeArray = (change: (elements: readonly unknown[]) => unknown): Leaf => ({
  kind: 'change',
  moves: false,
  change: (value) => (Array.isArray(value) ? change(value) : value),
});

/** Keeps the first element that matches, as an array of one; without any, the field is left out. */
export function elemMatchLeaf(operand: unknown): Leaf {
  if (!isDocument(operand)) {
    throw new MongoError(31274, 'elemMatch: Invalid argument, object required, but got other');
  }
  const matches = compileFilter({ elements: { $elemMatch: operand } });
  const change = (value: unknown) => {
    if (!Array.isArray(value)) return undefined;
    const index = value.findIndex((element) => matches({ elements: [element] }));
    return index < 0 ? undefined : [value[index] as unknown];
  };
  return { kind: 'change', change, moves: true };
}
