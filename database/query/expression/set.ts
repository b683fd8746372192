import { MongoError } from '../../errors.ts';
import { distinctKey } from '../../bson/key.ts';
import { compareValues } from '../../bson/order.ts';
import { isTruthy } from '../truth.ts';
import { ANY_NUMBER, isNullish, operator, type Operator, type OperatorTable } from './scope.ts';
import { arrayOf, type Elements } from './elements.ts';

function setOf(value: unknown, name: string): Map<string, unknown> {
  const elements = arrayOf(
    value,
    name === '$setUnion' ? 17043 : 17047,
    `All operands of ${name} must be arrays. One argument is of type: `,
  );
  return new Map(elements.map((element) => [distinctKey(element), element]));
}

/** Sets come out in the order of their values. */
const sorted = (values: Iterable<unknown>): unknown[] => [...values].sort(compareValues);

function setUnion(...arrays: unknown[]): unknown {
  if (arrays.some(isNullish)) return null;
  return sorted(new Map(arrays.flatMap((array) => [...setOf(array, '$setUnion')])).values());
}

function setIntersection(...arrays: unknown[]): unknown {
  if (arrays.some(isNullish)) return null;
  const [first, ...others] = arrays.map((array) => setOf(array, '$setIntersection'));
  if (!first) return [];
  return sorted(
    [...first].filter(([key]) => others.every((other) => other.has(key))).map(([, value]) => value),
  );
}

function setDifference(a: unknown, b: unknown): unknown {
  if (isNullish(a) || isNullish(b)) return null;
  const left = setOf(a, '$setDifference');
  const right = setOf(b, '$setDifference');
  return [...left].filter(([key]) => !right.has(key)).map(([, value]) => value);
}

function setIsSubset(a: unknown, b: unknown): boolean {
  const left = setOf(a, '$setIsSubset');
  const right = setOf(b, '$setIsSubset');
  return [...left.keys()].every((key) => right.has(key));
}

function setEquals(...arrays: unknown[]): boolean {
  if (arrays.length < 2) throw new MongoError(17045, '$setEquals needs at least two arguments had: 1');
  const [first, ...others] = arrays.map((array) => setOf(array, '$setEquals'));
  return others.every(
    (other) => other.size === first?.size && [...other.keys()].every((key) => first.has(key)),
  );
}

const truthOf = (name: string, code: number, test: (elements: Elements) => boolean): Operator =>
  operator(name, 1, (value) => test(arrayOf(value, code, `${name}'s argument must be an array, but is `)));

/** Operators that take arrays for sets. */
export const SETS: OperatorTable = {
  $setUnion: operator('$setUnion', ANY_NUMBER, setUnion),
  $setIntersection: operator('$setIntersection', ANY_NUMBER, setIntersection),
  $setDifference: operator('$setDifference', 2, setDifference),
  $setIsSubset: operator('$setIsSubset', 2, setIsSubset),
  $setEquals: operator('$setEquals', ANY_NUMBER, setEquals),
  $allElementsTrue: truthOf('$allElementsTrue', 17040, (elements) => elements.every(isTruthy)),
  $anyElementTrue: truthOf('$anyElementTrue', 17041, (elements) => elements.some(isTruthy)),
};
