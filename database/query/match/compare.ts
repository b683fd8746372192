import { compareValues, equalValues, typeRank } from '../../bson/order.ts';
import { isNotANumber } from '../../bson/number.ts';
import { bsonType, isNumeric } from '../../bson/types.ts';
import type { Test } from '../path.ts';

const isNullish: Test = (value) => value === null || value === undefined;

/** Equality with a value; null equals a field that is not there. */
export function equals(operand: unknown): Test {
  if (isNullish(operand)) return isNullish;
  if (typeof operand === 'string' || typeof operand === 'boolean') return (value) => value === operand;
  return (value) => value !== undefined && equalValues(value, operand);
}

/** What `$lt`, `$lte`, `$gt` and `$gte` accept of a comparison's result. */
export interface Ordering {
  readonly below: boolean;
  readonly equal: boolean;
  readonly above: boolean;
}

export const ORDERINGS: Readonly<Record<string, Ordering>> = {
  $lt: { below: true, equal: false, above: false },
  $lte: { below: true, equal: true, above: false },
  $gt: { below: false, equal: false, above: true },
  $gte: { below: false, equal: true, above: true },
};

const accepts = ({ below, equal, above }: Ordering, order: number): boolean =>
  order < 0 ? below : order > 0 ? above : equal;

/**
 * Order against a value of the same type. Values of other types never match, but MinKey and MaxKey, which are beyond
 * everything; null and a missing field are equal; NaN is only equal to itself.
 */
export function isOrdered(operand: unknown, ordering: Ordering): Test {
  const type = bsonType(operand);
  if (type === 'minKey' || type === 'maxKey')
    return (value) => accepts(ordering, compareValues(value, operand));
  if (isNullish(operand)) return (value) => ordering.equal && isNullish(value);
  const rank = typeRank(operand);
  if (isNumeric(operand)) return isOrderedNumber(operand, ordering);
  return (value) => typeRank(value) === rank && accepts(ordering, compareValues(value, operand));
}

function isOrderedNumber(operand: Parameters<typeof isNotANumber>[0], ordering: Ordering): Test {
  const againstNaN = isNotANumber(operand);
  return (value) => {
    if (!isNumeric(value)) return false;
    if (againstNaN || isNotANumber(value)) return ordering.equal && againstNaN && isNotANumber(value);
    return accepts(ordering, compareValues(value, operand));
  };
}
