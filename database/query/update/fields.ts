import { Decimal128, Double, Long, Timestamp, type Document } from 'bson';
import { badValue, MongoError } from '../../errors.ts';
import { compareValues } from '../../bson/order.ts';
import { toInteger } from '../../bson/number.ts';
import { showDocument, showField } from '../../bson/show.ts';
import { bsonType, isDocument, isNumeric, type NumericValue } from '../../bson/types.ts';
import { add, multiply } from '../../bson/arithmetic.ts';
import { lastName, type UpdateOperator } from './operator.ts';

const idOf = (document: Document): string => showField('_id', document['_id']);

interface Arithmetic {
  readonly name: '$inc' | '$mul';
  readonly verb: string;
  readonly combine: (current: NumericValue, operand: NumericValue) => NumericValue | null;
  readonly initial: (operand: NumericValue) => NumericValue;
}

function zeroLike(operand: NumericValue): NumericValue {
  switch (bsonType(operand)) {
    case 'long':
      return Long.ZERO;
    case 'double':
      return new Double(0);
    case 'decimal':
      return Decimal128.fromString('0');
    default:
      return 0;
  }
}

function arithmetic({ name, verb, combine, initial }: Arithmetic): UpdateOperator {
  return (operand, path) => {
    if (!isNumeric(operand)) {
      throw new MongoError(14, `Cannot ${verb} with non-numeric argument: ${showField(path, operand)}`);
    }
    return ({ document }) => ({
      creates: true,
      apply: (current) => {
        if (current === undefined) return initial(operand);
        if (!isNumeric(current)) {
          throw new MongoError(
            14,
            `Cannot apply ${name} to a value of non-numeric type. ${idOf(document)} has the field ` +
              `'${lastName(path)}' of non-numeric type ${bsonType(current)}`,
          );
        }
        const result = combine(current, operand);
        if (result !== null) return result;
        const shown = `(${bsonType(current) === 'int' ? 'NumberInt' : 'NumberLong'})${String(current)}`;
        throw badValue(
          `Failed to apply ${name} operations to current value (${shown}) for document ${idOf(document)}`,
        );
      },
    });
  };
}

const replaceIf =
  (accepts: (order: number) => boolean): UpdateOperator =>
  (operand) =>
  () => ({
    creates: true,
    apply: (current) =>
      current === undefined || accepts(compareValues(operand, current)) ? operand : current,
  });

const set: UpdateOperator = (operand) => () => ({ creates: true, apply: () => operand });

function currentDateType(operand: unknown): 'date' | 'timestamp' {
  if (typeof operand === 'boolean') return 'date';
  if (!isDocument(operand)) {
    throw badValue(
      `${bsonType(operand)} is not valid type for $currentDate. Please use a boolean ('true') or a $type ` +
        "expression ({$type: 'timestamp/date'}).",
    );
  }
  const unknown = Object.keys(operand).find((name) => name !== '$type');
  if (unknown !== undefined) throw badValue(`Unrecognized $currentDate option: ${unknown}`);
  const type: unknown = operand['$type'];
  if (type === 'date' || type === 'timestamp') return type;
  throw badValue(
    "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}",
  );
}

const currentDate: UpdateOperator = (operand) => {
  const type = currentDateType(operand);
  return ({ now }) => {
    const seconds = Math.floor(now.getTime() / 1000);
    const value = type === 'date' ? now : new Timestamp({ t: seconds, i: 1 });
    return { creates: true, apply: () => value };
  };
};

const BITWISE: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
};

interface BitStep {
  readonly combine: (a: bigint, b: bigint) => bigint;
  readonly operand: NumericValue;
}

const isIntegral = (value: unknown): value is NumericValue => {
  const type = bsonType(value);
  return type === 'int' || type === 'long';
};

function bitSteps(operand: unknown): readonly BitStep[] {
  if (!isDocument(operand)) {
    throw badValue(
      'The $bit modifier is not compatible with a ' +
        `${bsonType(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    );
  }
  const steps = Object.entries(operand).map(([name, value]: [string, unknown]) => {
    const combine = Object.hasOwn(BITWISE, name) ? BITWISE[name] : undefined;
    if (!combine) {
      throw badValue(
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: ` +
          showDocument(operand),
      );
    }
    if (!isIntegral(value)) {
      throw badValue(
        `The $bit modifier field must be an Integer(32/64 bit); a '${bsonType(value)}' is not supported here: ${showDocument(operand)}`,
      );
    }
    return { combine, operand: value };
  });
  if (steps.length === 0) {
    throw badValue(
      'You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}',
    );
  }
  return steps;
}

const bit: UpdateOperator = (operand, path) => {
  const steps = bitSteps(operand);
  return ({ document }) => ({
    creates: true,
    apply: (current = 0) => {
      if (!isIntegral(current)) {
        throw badValue(
          `Cannot apply $bit to a value of non-integral type.${idOf(document)} has the field ` +
            `${lastName(path)} of non-integer type ${bsonType(current)}`,
        );
      }
      return steps.reduce<NumericValue>((value, step) => {
        const result = step.combine(
          toInteger(asIntegral(value)) ?? 0n,
          toInteger(asIntegral(step.operand)) ?? 0n,
        );
        const isInt = bsonType(value) === 'int' && bsonType(step.operand) === 'int';
        return isInt ? Number(BigInt.asIntN(32, result)) : Long.fromBigInt(BigInt.asIntN(64, result));
      }, current);
    },
  });
};

const asIntegral = (value: NumericValue): NumericValue => (typeof value === 'number' ? BigInt(value) : value);

/** Operators that replace one value by another. */
export const FIELD_OPERATORS: Readonly<Record<string, UpdateOperator>> = {
  $set: set,
  $setOnInsert:
    (operand) =>
    ({ isInsert }) =>
      isInsert ? { creates: true, apply: () => operand } : null,
  $unset: () => () => ({ creates: false, apply: () => undefined }),
  $inc: arithmetic({ name: '$inc', verb: 'increment', combine: add, initial: (operand) => operand }),
  $mul: arithmetic({ name: '$mul', verb: 'multiply', combine: multiply, initial: zeroLike }),
  $min: replaceIf((order) => order < 0),
  $max: replaceIf((order) => order > 0),
  $currentDate: currentDate,
  $bit: bit,
};
