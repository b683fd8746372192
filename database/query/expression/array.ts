import type { Document } from 'bson';
import { MongoError } from '../../errors.ts';
import { setField } from '../../bson/decode.ts';
import { distinctKey } from '../../bson/key.ts';
import { toNumber } from '../../bson/number.ts';
import { compareValues, equalValues } from '../../bson/order.ts';
import { showValue } from '../../bson/show.ts';
import { bsonType, isDocument, isNumeric } from '../../bson/types.ts';
import { compileSort } from '../sort.ts';
import { isTruthy } from '../truth.ts';
import { parametersOf } from './parameters.ts';
import { ANY_NUMBER, isNullish, operator, withVariable, type Operator, type OperatorTable } from './scope.ts';

type Elements = readonly unknown[];

function arrayOf(value: unknown, code: number, message: string): Elements {
  if (Array.isArray(value)) return value as Elements;
  throw new MongoError(code, `${message}${bsonType(value)}`);
}

function integerOf(value: unknown, code: number, message: string): number {
  const number = isNumeric(value) ? toNumber(value) : NaN;
  if (Number.isInteger(number) && Math.abs(number) <= 2 ** 31) return number;
  throw new MongoError(code, `${message}${bsonType(value)}`);
}

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

function variableName(value: unknown, fallback: string): string {
  if (value === undefined) return fallback;
  if (typeof value !== 'string' || !/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(value)) {
    throw new MongoError(9, `${showValue(value)} is not a valid variable name`);
  }
  return value;
}

const filter: Operator = (operand, { compile, with: withNames }) => {
  const { input, as, cond, limit } = parametersOf(operand, {
    name: '$filter',
    required: ['input', 'cond'],
    optional: ['as', 'limit'],
    code: 28646,
  }) as Record<string, unknown>;
  const name = variableName(as, 'this');
  const evaluateInput = compile(input);
  const evaluateLimit = limit === undefined ? () => null : compile(limit);
  const condition = withNames([name]).compile(cond);
  return (scope) => {
    const array = evaluateInput(scope);
    if (isNullish(array)) return null;
    const elements = arrayOf(array, 28651, 'input to $filter must be an array not ');
    const most = evaluateLimit(scope);
    const count = isNullish(most)
      ? Infinity
      : integerOf(most, 327391, '$filter: limit must be representable as a 32-bit integral value: ');
    if (count < 1) throw new MongoError(327392, '$filter: limit must be greater than 0');
    const kept: unknown[] = [];
    for (const element of elements) {
      if (kept.length >= count) break;
      if (isTruthy(condition(withVariable(scope, name, element)))) kept.push(element);
    }
    return kept;
  };
};

const map: Operator = (operand, { compile, with: withNames }) => {
  const parts = parametersOf(operand, {
    name: '$map',
    required: ['input', 'in'],
    optional: ['as'],
    code: 16878,
  }) as Record<string, unknown>;
  const name = variableName(parts['as'], 'this');
  const input = compile(parts['input']);
  const each = withNames([name]).compile(parts['in']);
  return (scope) => {
    const array = input(scope);
    if (isNullish(array)) return null;
    const elements = arrayOf(array, 16883, 'input to $map must be an array not ');
    return elements.map((element) => each(withVariable(scope, name, element)) ?? null);
  };
};

const reduce: Operator = (operand, { compile, with: withNames }) => {
  const parts = parametersOf(operand, {
    name: '$reduce',
    required: ['input', 'initialValue', 'in'],
    optional: [],
    code: 40075,
  }) as Record<string, unknown>;
  const input = compile(parts['input']);
  const initial = compile(parts['initialValue']);
  const each = withNames(['this', 'value']).compile(parts['in']);
  return (scope) => {
    const array = input(scope);
    if (isNullish(array)) return null;
    const elements = arrayOf(array, 40080, "$reduce requires that 'input' be an array, found: ");
    return elements.reduce(
      (value, element) => each({ ...scope, variables: { ...scope.variables, value, this: element } }),
      initial(scope),
    );
  };
};

const letOperator: Operator = (operand, { compile, with: withNames }) => {
  const parts = parametersOf(operand, {
    name: '$let',
    required: ['vars', 'in'],
    optional: [],
    code: 16874,
  }) as Record<string, unknown>;
  if (!isDocument(parts['vars'])) throw new MongoError(10065, 'invalid parameter: expected an object (vars)');
  const variables = Object.entries(parts['vars']).map(
    ([name, value]: [string, unknown]) =>
      [name === 'CURRENT' ? name : variableName(name, ''), compile(value)] as const,
  );
  const body = withNames(variables.map(([name]) => name)).compile(parts['in']);
  return (scope) => {
    const values = Object.fromEntries(variables.map(([name, evaluate]) => [name, evaluate(scope)]));
    return body({ ...scope, variables: { ...scope.variables, ...values } });
  };
};

const zip: Operator = (operand, { compile }) => {
  const parts = parametersOf(operand, {
    name: '$zip',
    required: ['inputs'],
    optional: ['useLongestLength', 'defaults'],
    code: 34460,
  }) as Record<string, unknown>;
  const inputs = compile(parts['inputs']);
  const defaults = compile(parts['defaults'] ?? []);
  const longest = parts['useLongestLength'] === true;
  return (scope) => {
    const arrays = arrayOf(inputs(scope), 34461, 'inputs must be an array of expressions, found ');
    if (arrays.some(isNullish)) return null;
    const columns = arrays.map((array) =>
      arrayOf(array, 34468, '$zip found a non-array expression in input: '),
    );
    const lengths = columns.map(({ length }) => length);
    const rows = longest ? Math.max(0, ...lengths) : Math.min(...lengths);
    const fill = defaults(scope) as Elements;
    return Array.from({ length: rows }, (_, row) =>
      columns.map((column, index) => (row < column.length ? column[row] : (fill[index] ?? null))),
    );
  };
};

const sortArray: Operator = (operand, { compile }) => {
  const parts = parametersOf(operand, {
    name: '$sortArray',
    required: ['input', 'sortBy'],
    optional: [],
    code: 2942500,
  }) as Record<string, unknown>;
  const input = compile(parts['input']);
  const by = parts['sortBy'];
  const direction = isNumeric(by) ? toNumber(by) : 0;
  const byFields = isDocument(by) ? compileSort(by) : null;
  if (!byFields && direction !== 1 && direction !== -1) {
    throw new MongoError(2942503, '$sortArray.sortBy must be 1, -1 or a document of them');
  }
  const asDocument = (value: unknown): Document => (isDocument(value) ? value : {});
  const compare = byFields
    ? (a: unknown, b: unknown) => byFields.compare(asDocument(a), asDocument(b))
    : (a: unknown, b: unknown) => compareValues(a, b) * direction;
  return (scope) => {
    const array = input(scope);
    if (isNullish(array)) return null;
    return [
      ...arrayOf(array, 2942504, 'The input argument to $sortArray must be an array, but was of type: '),
    ].sort(compare);
  };
};

interface EndOf {
  readonly name: string;
  readonly pick: (elements: Elements, count: number) => Elements;
}

const endOf =
  ({ name, pick }: EndOf): Operator =>
  (operand, { compile }) => {
    const parts = parametersOf(operand, {
      name,
      required: ['input', 'n'],
      optional: [],
      code: 5787900,
    }) as Record<string, unknown>;
    const input = compile(parts['input']);
    const n = compile(parts['n']);
    return (scope) => {
      const elements = arrayOf(input(scope), 5788200, 'Input must be an array, but is ');
      const count = integerOf(n(scope), 5787902, `Value for 'n' must be of integral type, but found `);
      if (count < 1) throw new MongoError(5787908, `'n' must be greater than 0, found ${count}`);
      return pick(elements, count);
    };
  };

const ordered = (elements: Elements, sign: 1 | -1): unknown[] =>
  elements.filter((value) => !isNullish(value)).sort((a, b) => compareValues(a, b) * sign);

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
  $filter: filter,
  $map: map,
  $reduce: reduce,
  $let: letOperator,
  $zip: zip,
  $sortArray: sortArray,
  $firstN: endOf({ name: '$firstN', pick: (elements, count) => elements.slice(0, count) }),
  $lastN: endOf({ name: '$lastN', pick: (elements, count) => elements.slice(-count) }),
  $minN: endOf({ name: '$minN', pick: (elements, count) => ordered(elements, 1).slice(0, count) }),
  $maxN: endOf({ name: '$maxN', pick: (elements, count) => ordered(elements, -1).slice(0, count) }),
  $setUnion: operator('$setUnion', ANY_NUMBER, setUnion),
  $setIntersection: operator('$setIntersection', ANY_NUMBER, setIntersection),
  $setDifference: operator('$setDifference', 2, setDifference),
  $setIsSubset: operator('$setIsSubset', 2, setIsSubset),
  $setEquals: operator('$setEquals', ANY_NUMBER, setEquals),
  $allElementsTrue: truthOf('$allElementsTrue', 17040, (elements) => elements.every(isTruthy)),
  $anyElementTrue: truthOf('$anyElementTrue', 17041, (elements) => elements.some(isTruthy)),
};
