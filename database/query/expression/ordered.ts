import type { Document } from 'bson';
import { MongoError } from '../../errors.ts';
import { toNumber } from '../../bson/number.ts';
import { compareValues } from '../../bson/order.ts';
import { isDocument, isNumeric } from '../../bson/types.ts';
import { compileSort } from '../sort.ts';
import { parametersOf } from './parameters.ts';
import { isNullish, type Operator, type OperatorTable } from './scope.ts';
import { arrayOf, integerOf, type Elements } from './elements.ts';

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

/** Operators that put elements in an order, or side by side. */
export const ORDERED: OperatorTable = {
  $zip: zip,
  $sortArray: sortArray,
  $firstN: endOf({ name: '$firstN', pick: (elements, count) => elements.slice(0, count) }),
  $lastN: endOf({ name: '$lastN', pick: (elements, count) => elements.slice(-count) }),
  $minN: endOf({ name: '$minN', pick: (elements, count) => ordered(elements, 1).slice(0, count) }),
  $maxN: endOf({ name: '$maxN', pick: (elements, count) => ordered(elements, -1).slice(0, count) }),
};
