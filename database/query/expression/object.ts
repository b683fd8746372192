import type { Binary, Document } from 'bson';
import { MongoError, unsupported } from '../../errors.ts';
import { asDouble } from '../../bson/arithmetic.ts';
import { setField } from '../../bson/decode.ts';
import { serialize } from '../../bson/document.ts';
import { bytesOf } from '../../bson/order.ts';
import { bsonType, isDocument } from '../../bson/types.ts';
import { ACCUMULATORS } from '../accumulate/accumulators.ts';
import { parsePercentiles } from '../accumulate/percentile.ts';
import { getField } from '../path.ts';
import { parametersOf } from './parameters.ts';
import { argumentsOf, isNullish, operator, type Operator, type OperatorTable } from './scope.ts';

/** `{ $literal: name }`, or a plain name, that does not change from document to document. */
function constantName(value: unknown, name: string): string {
  const constant = isDocument(value) && '$literal' in value ? (value['$literal'] as unknown) : value;
  if (typeof constant === 'string' && (constant === '' || !constant.startsWith('$') || constant !== value))
    return constant;
  throw new MongoError(5654602, `${name} requires 'field' to evaluate to a constant string`);
}

const getFieldOperator: Operator = (operand, { compile }) => {
  const parts: Document =
    isDocument(operand) && !('$literal' in operand) ? operand : { field: operand, input: '$$CURRENT' };
  const { field, input } = parametersOf(parts, {
    name: '$getField',
    required: ['field', 'input'],
    optional: [],
    code: 3041701,
  }) as Record<string, unknown>;
  const name = constantName(field, '$getField');
  const evaluate = compile(input);
  return (scope) => {
    const value = evaluate(scope);
    if (isDocument(value)) return getField(value, name);
    return isNullish(value) ? value : undefined;
  };
};

function withField(value: unknown, name: string, field: unknown): unknown {
  if (isNullish(value)) return null;
  if (!isDocument(value))
    throw new MongoError(4161105, `$setField requires 'input' to evaluate to type Object`);
  const copy: Document = { ...value };
  if (field === undefined) delete copy[name];
  else setField(copy, name, field);
  return copy;
}

const setFieldOperator: Operator = (operand, { compile }) => {
  const parts = parametersOf(operand, {
    name: '$setField',
    required: ['field', 'input', 'value'],
    optional: [],
    code: 4161100,
  });
  const name = constantName(parts['field'], '$setField');
  const input = compile(parts['input']);
  const value = compile(parts['value']);
  return (scope) => withField(input(scope), name, value(scope));
};

const unsetFieldOperator: Operator = (operand, { compile }) => {
  const parts = parametersOf(operand, {
    name: '$unsetField',
    required: ['field', 'input'],
    optional: [],
    code: 4161100,
  });
  const name = constantName(parts['field'], '$unsetField');
  const input = compile(parts['input']);
  return (scope) => withField(input(scope), name, undefined);
};

/** As an expression, an accumulator takes its arguments, or the elements of its only one. */
const accumulated =
  (name: string): Operator =>
  (operand, { compile }) => {
    const create = ACCUMULATORS[name];
    if (!create) throw unsupported(name);
    const evaluates = argumentsOf(operand).map(compile);
    return (scope) => {
      const values = evaluates.map((evaluate) => evaluate(scope));
      const accumulator = create();
      const elements = values.length === 1 && Array.isArray(values[0]) ? (values[0] as unknown[]) : values;
      elements.forEach(accumulator.add);
      return accumulator.result();
    };
  };

const percentile =
  (name: string): Operator =>
  (operand, { compile }) => {
    const { input, create } = parsePercentiles(name, operand);
    const evaluate = compile(input);
    return (scope) => {
      const { add, result } = create();
      for (const value of argumentsOf(evaluate(scope))) add(value);
      return result();
    };
  };

const refused =
  (name: string): Operator =>
  () => {
    throw unsupported(name);
  };

function binarySize(value: unknown): unknown {
  if (isNullish(value)) return null;
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (bsonType(value) === 'binData') return bytesOf(value as Binary).length; // its type
  throw new MongoError(51276, `$binarySize requires a string or BinData argument, found: ${bsonType(value)}`);
}

function bsonSize(value: unknown): unknown {
  if (isNullish(value)) return null;
  if (isDocument(value)) return serialize(value).length;
  throw new MongoError(31393, `$bsonSize requires a document input, found: ${bsonType(value)}`);
}

/** Operators on documents, and those that stand alone. */
export const OBJECTS: OperatorTable = {
  $literal: (operand) => () => operand,
  $getField: getFieldOperator,
  $setField: setFieldOperator,
  $unsetField: unsetFieldOperator,
  $mergeObjects: accumulated('$mergeObjects'),
  $sum: accumulated('$sum'),
  $avg: accumulated('$avg'),
  $min: accumulated('$min'),
  $max: accumulated('$max'),
  $stdDevPop: accumulated('$stdDevPop'),
  $stdDevSamp: accumulated('$stdDevSamp'),
  $median: percentile('$median'),
  $percentile: percentile('$percentile'),
  $binarySize: operator('$binarySize', 1, binarySize),
  $bsonSize: operator('$bsonSize', 1, bsonSize),
  $rand: () => () => asDouble(Math.random()),
  $function: refused('$function'),
  $accumulator: refused('$accumulator'),
  $meta: refused('$meta'),
  $toHashedIndexKey: refused('$toHashedIndexKey'),
};
