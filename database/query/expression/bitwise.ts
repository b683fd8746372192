import { Long } from 'bson';
import { typeMismatch } from '../../errors.ts';
import { bsonType, isNumeric } from '../../bson/types.ts';
import { ANY_NUMBER, isNullish, operator, type Operator, type OperatorTable } from './scope.ts';
import { integer } from './numeric.ts';

const BITWISE: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  $bitAnd: (a, b) => a & b,
  $bitOr: (a, b) => a | b,
  $bitXor: (a, b) => a ^ b,
};

function bitwise(name: string, start: bigint): Operator {
  const combine = BITWISE[name];
  return operator(name, ANY_NUMBER, (...values) => {
    if (values.some(isNullish)) return null;
    const integers = values.map((value) => integral(name, value));
    const isLong = values.some((value) => bsonType(value) === 'long');
    const result = integers.reduce((total, each) => (combine ? combine(total, each) : total), start);
    return isLong ? Long.fromBigInt(result) : Number(result);
  });
}

function integral(name: string, value: unknown): bigint {
  const type = bsonType(value);
  if (isNumeric(value) && (type === 'int' || type === 'long')) return integer(value);
  throw typeMismatch(`${name} only supports int and long operands, not ${type}.`);
}

function complement(value: unknown): unknown {
  if (isNullish(value)) return null;
  const result = ~integral('$bitNot', value);
  return bsonType(value) === 'long' ? Long.fromBigInt(result) : Number(result);
}

/** Operators on the bits of int32 and int64. */
export const BITWISE_OPERATORS: OperatorTable = {
  $bitAnd: bitwise('$bitAnd', -1n),
  $bitOr: bitwise('$bitOr', 0n),
  $bitXor: bitwise('$bitXor', 0n),
  $bitNot: operator('$bitNot', 1, complement),
};
