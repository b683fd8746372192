import { badValue, failedToParse } from '../../errors.ts';
import { toNumber } from '../../bson/number.ts';
import { bsonType, isNumeric, isNumericType, type BsonType } from '../../bson/types.ts';
import type { Test } from '../path.ts';

const TYPE_OF_NUMBER: Readonly<Record<number, string>> = {
  [-1]: 'minKey',
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  6: 'undefined',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  12: 'dbPointer',
  13: 'javascript',
  14: 'symbol',
  15: 'javascriptWithScope',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  127: 'maxKey',
};

const ALIASES = new Set(Object.values(TYPE_OF_NUMBER));

function typeName(operand: unknown): string {
  if (typeof operand === 'string') {
    if (operand !== 'number' && !ALIASES.has(operand)) throw badValue(`Unknown type name alias: ${operand}`);
    return operand;
  }
  if (!isNumeric(operand)) throw failedToParse('type must be represented as a number or a string');
  const name = TYPE_OF_NUMBER[toNumber(operand)];
  if (name === undefined) throw badValue(`Invalid numerical type code: ${toNumber(operand)}`);
  return name;
}

/** The types that the operand of `$type` names, by alias or number, one or an array of them. */
export function typesOf(operand: unknown): ReadonlySet<string> {
  const operands: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
  if (operands.length === 0) throw failedToParse('$type must match at least one type');
  return new Set(operands.map(typeName));
}

export const isOfType = (types: ReadonlySet<string>, type: BsonType): boolean =>
  types.has(type) || (types.has('number') && isNumericType(type));

export function hasType(operand: unknown): Test {
  const types = typesOf(operand);
  return (value) => isOfType(types, bsonType(value));
}
