import { badValue, failedToParse, MongoError } from '../../errors.ts';
import { compareValues, equalValues } from '../../bson/order.ts';
import { toNumber } from '../../bson/number.ts';
import { showDocument, showField } from '../../bson/show.ts';
import { bsonType, isDocument, isNumeric } from '../../bson/types.ts';
import { compileElementTest, compileFilter } from '../match.ts';
import { isOperatorObject } from '../match/operator-object.ts';
import { isRegex } from '../match/regex.ts';
import { wholeNumber } from '../match/bits.ts';
import { compileSort } from '../sort.ts';
import type { Test } from '../path.ts';
import { lastName, type UpdateOperator } from './operator.ts';

type Elements = readonly unknown[];

/** Makes an operator that changes an array which must be there to be changed. */
const onArray =
  (change: (elements: Elements) => Elements, refuse: (current: unknown) => MongoError) => () => ({
    creates: false,
    apply: (current: unknown) => {
      if (!Array.isArray(current)) throw refuse(current);
      return change(current);
    },
  });

const withoutMatching =
  (matches: Test) =>
  (elements: Elements): Elements =>
    elements.some(matches) ? elements.filter((element) => !matches(element)) : elements;

interface PushModifiers {
  readonly values: Elements;
  readonly position: number;
  readonly slice: number | null;
  readonly order: ((a: unknown, b: unknown) => number) | null;
}

function integerModifier(name: '$slice' | '$position', value: unknown): number {
  const whole = isNumeric(value) ? wholeNumber(value) : null;
  if (whole !== null) return Number(whole);
  throw badValue(
    name === '$slice'
      ? `The value for $slice must be an integer value but was given type: ${bsonType(value)}`
      : `The value for $position must be an integer value, not of type: ${bsonType(value)}`,
  );
}

function elementOrder(sort: unknown): (a: unknown, b: unknown) => number {
  if (isDocument(sort)) {
    if (Object.keys(sort).length === 0) {
      throw badValue('The $sort pattern is empty when it should be a set of fields.');
    }
    const { compare } = compileSort(sort);
    const asDocument = (value: unknown) => (isDocument(value) ? value : {});
    return (a, b) => compare(asDocument(a), asDocument(b));
  }
  const direction = isNumeric(sort) ? toNumber(sort) : 0;
  if (direction !== 1 && direction !== -1) {
    throw badValue(
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    );
  }
  return (a, b) => compareValues(a, b) * direction;
}

function pushModifiers(operand: unknown): PushModifiers {
  const plain = { position: Infinity, slice: null, order: null };
  if (!isDocument(operand) || !('$each' in operand)) return { ...plain, values: [operand] };
  const { $each, $position, $slice, $sort, ...others } = operand as Record<string, unknown>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw badValue(`Unrecognized clause in $push: ${unknown}`);
  if (!Array.isArray($each)) {
    throw badValue(`The argument to $each in $push must be an array but it was of type: ${bsonType($each)}`);
  }
  return {
    values: $each,
    position: $position === undefined ? Infinity : integerModifier('$position', $position),
    slice: $slice === undefined ? null : integerModifier('$slice', $slice),
    order: $sort === undefined ? null : elementOrder($sort),
  };
}

/** A negative position counts from the end, a negative slice keeps the end. */
function pushInto(elements: Elements, { values, position, slice, order }: PushModifiers): Elements {
  const at = position < 0 ? Math.max(0, elements.length + position) : Math.min(position, elements.length);
  const pushed = [...elements.slice(0, at), ...values, ...elements.slice(at)];
  if (order) pushed.sort(order);
  if (slice === null) return pushed;
  return slice < 0 ? pushed.slice(slice) : pushed.slice(0, slice);
}

const push: UpdateOperator = (operand, path) => {
  const modifiers = pushModifiers(operand);
  return ({ document }) => ({
    creates: true,
    apply: (current = []) => {
      if (Array.isArray(current)) return pushInto(current, modifiers);
      throw badValue(
        `The field '${path}' must be an array but is of type ${bsonType(current)} in document ` +
          showField('_id', document['_id']),
      );
    },
  });
};

function valuesToAdd(operand: unknown): Elements {
  if (!isDocument(operand) || Object.keys(operand)[0] !== '$each') return [operand];
  const values: unknown = operand['$each'];
  if (!Array.isArray(values)) {
    const type = bsonType(values);
    throw new MongoError(
      14,
      `The argument to $each in $addToSet must be an array but it was of type ${type}`,
    );
  }
  if (Object.keys(operand).length > 1) {
    throw badValue(`Found unexpected fields after $each in $addToSet: ${showDocument(operand)}`);
  }
  return values as Elements; // the elements of an array
}

const addToSet: UpdateOperator = (operand, path) => {
  const values = valuesToAdd(operand);
  return () => ({
    creates: true,
    apply: (current = []) => {
      if (!Array.isArray(current)) {
        throw badValue(
          `Cannot apply $addToSet to non-array field. Field named '${lastName(path)}' has non-array type ` +
            bsonType(current),
        );
      }
      const elements: Elements = current;
      const set = [...elements];
      for (const value of values) {
        if (!set.some((element) => equalValues(element, value))) set.push(value);
      }
      return elements.length > 0 && set.length === elements.length ? elements : set;
    },
  });
};

const pop: UpdateOperator = (operand, path) => {
  if (!isNumeric(operand))
    throw failedToParse(`Expected a number in: ${showField(path, operand).slice(1, -1)}`);
  const end = toNumber(operand);
  if (end !== 1 && end !== -1) throw failedToParse(`$pop expects 1 or -1, found: ${end}`);
  return onArray(
    (elements) => (end === 1 ? elements.slice(0, -1) : elements.slice(1)),
    (current) =>
      new MongoError(14, `Path '${path}' contains an element of non-array type '${bsonType(current)}'`),
  );
};

/** `{ $gt: 5 }` and regular expressions look at elements, other documents at the fields of sub-documents. */
function pullTest(operand: unknown): Test {
  if (isOperatorObject(operand) || isRegex(operand)) return compileElementTest(operand);
  if (!isDocument(operand)) return (value) => equalValues(value, operand);
  const matches = compileFilter(operand);
  return (value) => isDocument(value) && matches(value);
}

const refusePull = () => badValue('Cannot apply $pull to a non-array value');

const pullAll: UpdateOperator = (operand) => {
  if (!Array.isArray(operand)) {
    throw badValue(`$pullAll requires an array argument but was given a ${bsonType(operand)}`);
  }
  const removed = (value: unknown) => operand.some((each) => equalValues(each, value));
  return onArray(withoutMatching(removed), refusePull);
};

/** Operators on arrays. */
export const ARRAY_OPERATORS: Readonly<Record<string, UpdateOperator>> = {
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: (operand) => onArray(withoutMatching(pullTest(operand)), refusePull),
  $pullAll: pullAll,
};
