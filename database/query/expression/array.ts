import type { Document } from 'bson';
import { MongoError } from '../../errors.ts';
import { setField } from '../../bson/decode.ts';
import { equalValues } from '../../bson/order.ts';
import { bsonType, isDocument } from '../../bson/types.ts';
import { ANY_NUMBER, isNullish, operator, type Operator, type OperatorTable } from './scope.ts';
import { arrayOf, integerOf, type Elements } from './elements.ts';

function arrayElemAt(array: unknown, index: unknown): unknown {
  if (isNullish(array) || isNullish(index)) return null;
  const elements = arrayOf(array, 28689, "$arrayElemAt's first argument must be an array, but is ");
  const at = integerOf(
    index,
    28691,
    "$arrayElemAt's second argument must be representable as a 32-bit integer: ",
  );
  return elements.at(at);
}

const end = (name: '$first' | '$last'): Operator =>
  operator(name, 1, (array) => {
    if (isNullish(array)) return null;
    return arrayOf(array, 28689, `${name}'s argument must be an array, but is `).at(
      name === '$first' ? 0 : -1,
    );
  });

function concatArrays(...arrays: unknown[]): unknown {
  if (arrays.some(isNullish)) return null;
  return arrays.flatMap((array) => [...arrayOf(array, 28664, '$concatArrays only supports arrays, not ')]);
}

function slice(array: unknown, ...numbers: unknown[]): unknown {
  if (isNullish(array) || numbers.some(isNullish)) return null;
  const elements = arrayOf(array, 28724, 'First argument to $slice must be an array, but is of type: ');
  const [first = 0, count] = numbers.map((number) =>
    integerOf(number, 28725, '$slice takes 32-bit integers, not '),
  );
  if (count === undefined) return first < 0 ? elements.slice(first) : elements.slice(0, first);
  if (count <= 0) throw new MongoError(28729, `Third argument to $slice must be positive: ${count}`);
  const start = first < 0 ? Math.max(0, elements.length + first) : first;
  return elements.slice(start, start + count);
}

function indexOfArray(...[array, value, from = 0, to]: unknown[]): unknown {
  if (isNullish(array)) return null;
  const elements = arrayOf(array, 40090, '$indexOfArray requires an array as a first argument, found: ');
  const start = integerOf(
    from,
    40096,
    '$indexOfArray requires an integral starting index, found a value of type: ',
  );
  const stop =
    to === undefined
      ? elements.length
      : integerOf(to, 40096, '$indexOfArray requires an integral ending index, found a value of type: ');
  if (start < 0 || stop < 0) throw new MongoError(40097, '$indexOfArray requires a nonnegative index');
  return elements.findIndex(
    (element, index) => index >= start && index < stop && equalValues(element, value),
  );
}

function range(from: unknown, to: unknown, by: unknown = 1): unknown {
  const start = integerOf(from, 34443, '$range requires a numeric starting value, found value of type: ');
  const stop = integerOf(to, 34445, '$range requires a numeric ending value, found value of type: ');
  const step = integerOf(by, 34447, '$range requires a numeric step value, found value of type: ');
  if (step === 0) throw new MongoError(34449, '$range requires a non-zero step value');
  const numbers: number[] = [];
  for (let value = start; step > 0 ? value < stop : value > stop; value += step) numbers.push(value);
  return numbers;
}

function elementIn(value: unknown, array: unknown): boolean {
  const elements = arrayOf(array, 40081, '$in requires an array as a second argument, found: ');
  return elements.some((element) => equalValues(element, value));
}

function objectToArray(value: unknown): unknown {
  if (isNullish(value)) return null;
  if (!isDocument(value)) {
    throw new MongoError(40390, `$objectToArray requires a document input, found: ${bsonType(value)}`);
  }
  return Object.entries(value).map(([k, v]: [string, unknown]) => ({ k, v }));
}

function pairOf(element: unknown): readonly [string, unknown] {
  if (Array.isArray(element)) {
    const [name, value] = element as Elements;
    if (element.length !== 2)
      throw new MongoError(40397, '$arrayToObject requires an array of size 2 arrays');
    if (typeof name !== 'string')
      throw new MongoError(
        40395,
        '$arrayToObject requires an array of key-value pairs, where the key must be of type string',
      );
    return [name, value];
  }
  if (!isDocument(element))
    throw new MongoError(40398, `Unrecognised input type format for $arrayToObject: ${bsonType(element)}`);
  const name: unknown = element['k'];
  if (Object.keys(element).length !== 2)
    throw new MongoError(40392, '$arrayToObject requires an object keys of k and v');
  if (!('k' in element && 'v' in element))
    throw new MongoError(40393, '$arrayToObject requires an object with keys k and v');
  if (typeof name !== 'string')
    throw new MongoError(
      40394,
      '$arrayToObject requires an object with keys k and v, where the value of k must be of type string',
    );
  return [name, element['v']];
}

function arrayToObject(value: unknown): unknown {
  if (isNullish(value)) return null;
  const result: Document = {};
  for (const element of arrayOf(value, 40386, '$arrayToObject requires an array input, found: ')) {
    setField(result, ...pairOf(element));
  }
  return result;
}

/** Operators on arrays and sets. */
export const ARRAYS: OperatorTable = {
  $arrayElemAt: operator('$arrayElemAt', 2, arrayElemAt),
  $first: end('$first'),
  $last: end('$last'),
  $concatArrays: operator('$concatArrays', ANY_NUMBER, concatArrays),
  $slice: operator('$slice', { least: 2, most: 3 }, slice),
  $indexOfArray: operator('$indexOfArray', { least: 2, most: 4 }, indexOfArray),
  $range: operator('$range', { least: 2, most: 3 }, range),
  $in: operator('$in', 2, elementIn),
  $isArray: operator('$isArray', 1, Array.isArray),
  $size: operator(
    '$size',
    1,
    (array) => arrayOf(array, 17124, 'The argument to $size must be an array, but was of type: ').length,
  ),
  $reverseArray: operator('$reverseArray', 1, (array) =>
    isNullish(array)
      ? null
      : [
          ...arrayOf(array, 34435, 'The argument to $reverseArray must be an array, but was of type: '),
        ].reverse(),
  ),
  $objectToArray: operator('$objectToArray', 1, objectToArray),
  $arrayToObject: operator('$arrayToObject', 1, arrayToObject),
};
