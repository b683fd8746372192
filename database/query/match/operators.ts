import type { Document } from 'bson';
import { badValue, unsupported } from '../../errors.ts';
import { toNumber } from '../../bson/number.ts';
import { isDocument, isNumeric } from '../../bson/types.ts';
import { isTruthy } from '../truth.ts';
import { allOf, negate, onValue, someValue, wholeValue, type Condition } from './condition.ts';
import { bitTest, wholeNumber } from './bits.ts';
import { equals, isOrdered, ORDERINGS } from './compare.ts';
import { isIn } from './in.ts';
import { isOperatorObject } from './operator-object.ts';
import { isRegex, matchesRegex, regexOf } from './regex.ts';
import { hasType } from './type.ts';
import type { Test } from '../path.ts';

/** Makes the test of a whole document; given by the filter's compiler, which needs the operators itself. */
export type CompileDocument = (filter: Document) => (document: Document) => boolean;

export interface OperatorContext {
  readonly path: string;
  readonly compileDocument: CompileDocument;
}

const LOGICAL = new Set(['$and', '$or', '$nor', '$expr', '$jsonSchema', '$where', '$text', '$comment']);

const REFUSED = new Set(['$near', '$nearSphere', '$geoWithin', '$geoIntersects', '$within', '$geoNear']);

/** What `{ field: value }` asks: equality, a regular expression, or operators. */
export function fieldConditions(operand: unknown, context: OperatorContext): readonly Condition[] {
  if (isOperatorObject(operand)) return operatorConditions(operand, context);
  return [isRegex(operand) ? someValue(matchesRegex(operand)) : someValue(equals(operand))];
}

export function operatorConditions(operators: Document, context: OperatorContext): readonly Condition[] {
  return Object.entries(operators)
    .filter(([name]) => name !== '$comment')
    .flatMap(([name, operand]: [string, unknown]) => {
      if (name === '$options') {
        if (!('$regex' in operators)) throw badValue('$options needs a $regex');
        return [];
      }
      if (name === '$regex') return [someValue(matchesRegex(regexOf(operand, operators['$options'])))];
      return [operatorCondition(name, operand, context)];
    });
}

function operatorCondition(name: string, operand: unknown, context: OperatorContext): Condition {
  const ordering = ORDERINGS[name];
  if (ordering) {
    refuseRegex(operand, `Can't have RegEx as arg to predicate over field '${context.path}'.`);
    return someValue(isOrdered(operand, ordering));
  }
  const bits = bitTest(name);
  if (bits) return someValue(bits(operand));
  if (REFUSED.has(name)) throw unsupported(name);
  const make = Object.hasOwn(CONDITIONS, name) ? CONDITIONS[name] : undefined;
  if (!make) throw badValue(`unknown operator: ${name}`);
  return make(operand, context);
}

const CONDITIONS: Readonly<Record<string, (operand: unknown, context: OperatorContext) => Condition>> = {
  $eq: (operand) => someValue(equals(operand)),
  $ne: (operand) => {
    refuseRegex(operand, "Can't have regex as arg to $ne.");
    return negate(someValue(equals(operand)));
  },
  $in: (operand) => someValue(isIn(operand)),
  $nin: (operand) => negate(someValue(isIn(operand, '$nin'))),
  $not: notCondition,
  $exists: (operand) => {
    const exists = wholeValue((value) => value !== undefined);
    return isTruthy(operand) ? exists : negate(exists);
  },
  $type: (operand) => someValue(hasType(operand)),
  $size: (operand) => {
    const size = sizeOf(operand);
    return wholeValue((value) => Array.isArray(value) && value.length === size);
  },
  $mod: (operand) => someValue(modTest(operand)),
  $all: allCondition,
  $elemMatch: elemMatchCondition,
};

function refuseRegex(operand: unknown, message: string): void {
  if (isRegex(operand)) throw badValue(message);
}

function notCondition(operand: unknown, context: OperatorContext): Condition {
  if (isRegex(operand)) return negate(someValue(matchesRegex(operand)));
  if (!isDocument(operand)) throw badValue('$not needs a regex or a document');
  if (Object.keys(operand).length === 0) throw badValue('$not cannot be empty');
  return negate(allOf(operatorConditions(operand, context)));
}

function sizeOf(operand: unknown): number {
  const size = isNumeric(operand) ? wholeNumber(operand) : null;
  if (size === null) throw badValue('Failed to parse $size. Expected an integer');
  if (size < 0n) throw badValue(`Failed to parse $size. Expected a non-negative number in: $size: ${size}`);
  return Number(size);
}

/** Toward zero, as MongoDB turns a number into an int64; null if it does not fit. */
function truncated(value: unknown): bigint | null {
  if (!isNumeric(value)) return null;
  const whole = wholeNumber(value);
  if (whole !== null) return whole;
  const number = toNumber(value);
  return Math.abs(number) < 2 ** 63 ? BigInt(Math.trunc(number)) : null;
}

function modTest(operand: unknown): Test {
  if (!Array.isArray(operand)) throw badValue('malformed mod, needs to be an array');
  if (operand.length < 2) throw badValue('malformed mod, not enough elements');
  if (operand.length > 2) throw badValue('malformed mod, too many elements');
  const divisor = truncated(operand[0]);
  const remainder = truncated(operand[1]);
  if (divisor === null) throw badValue('malformed mod, divisor not a number');
  if (remainder === null) throw badValue('malformed mod, remainder not a number');
  if (divisor === 0n) throw badValue('divisor cannot be 0');
  return (value) => {
    const dividend = truncated(value);
    return dividend !== null && dividend % divisor === remainder;
  };
}

const isElemMatch = (value: unknown): value is Document =>
  isDocument(value) && Object.keys(value)[0] === '$elemMatch';

function allCondition(operand: unknown, context: OperatorContext): Condition {
  if (!Array.isArray(operand)) throw badValue('$all needs an array');
  const values: readonly unknown[] = operand;
  if (values.length === 0) return someValue(() => false);
  if (isElemMatch(values[0])) {
    if (!values.every(isElemMatch)) throw badValue('$all/$elemMatch has to be consistent');
    return allOf(values.map((value) => elemMatchCondition(value['$elemMatch'], context)));
  }
  if (values.some(isOperatorObject)) throw badValue('no $ expressions in $all');
  return allOf(values.map((value) => someValue(isRegex(value) ? matchesRegex(value) : equals(value))));
}

function elemMatchCondition(operand: unknown, context: OperatorContext): Condition {
  if (!isDocument(operand)) throw badValue('$elemMatch needs an Object');
  const element = elementTest(operand, context);
  const test: Test = (value) => Array.isArray(value) && value.some(element);
  return { ...wholeValue(test), element };
}

/** `{ $gt: 1 }` looks at the elements themselves, `{ a: 1 }` and `{ $or: [] }` at their fields. */
function elementTest(operand: Document, context: OperatorContext): Test {
  const [first = ''] = Object.keys(operand);
  if (first.startsWith('$') && !LOGICAL.has(first)) {
    return onValue(allOf(operatorConditions(operand, context)));
  }
  if ('$where' in operand || '$expr' in operand) {
    throw badValue(
      `${'$expr' in operand ? '$expr' : '$where'} can only be applied to the top-level document`,
    );
  }
  const matches = context.compileDocument(operand);
  return (value) => {
    if (Array.isArray(value)) return matches({ ...(value as unknown[]) });
    return isDocument(value) && matches(value);
  };
}
