import type { Document } from 'bson';
import { compareValues, equalValues, typeRank } from '../bson/order.ts';
import { isDocument } from '../bson/types.ts';
import { isTruthy } from './truth.ts';
import { isOperatorObject } from './match/operator-object.ts';
import { isRegex } from './match/regex.ts';
import { predicatesOf, type Bound, type FieldPredicate, type Interval } from './predicates.ts';

const isWithin = (inner: Interval, outer: Interval): boolean => {
  if (outer.kind === 'point') return inner.kind === 'point' && equalValues(inner.value, outer.value);
  if (inner.kind === 'point') {
    return (
      typeRank(inner.value) === outer.rank &&
      isAbove({ value: inner.value, inclusive: true }, outer.lower) &&
      isBelow({ value: inner.value, inclusive: true }, outer.upper)
    );
  }
  return inner.rank === outer.rank && isAbove(inner.lower, outer.lower) && isBelow(inner.upper, outer.upper);
};

function isAbove(inner: Bound | undefined, outer: Bound | undefined): boolean {
  if (!outer) return true;
  if (!inner) return false;
  const order = compareValues(inner.value, outer.value);
  return order > 0 || (order === 0 && (outer.inclusive || !inner.inclusive));
}

function isBelow(inner: Bound | undefined, outer: Bound | undefined): boolean {
  if (!outer) return true;
  if (!inner) return false;
  const order = compareValues(inner.value, outer.value);
  return order < 0 || (order === 0 && (outer.inclusive || !inner.inclusive));
}

function meets(given: readonly FieldPredicate[], wanted: FieldPredicate): boolean {
  return given.some((predicate) => {
    if (predicate.path !== wanted.path) return false;
    if (wanted.intervals === null) return wanted.needsField && predicate.needsField;
    const { intervals } = wanted;
    return predicate.intervals?.every((inner) => intervals.some((outer) => isWithin(inner, outer))) ?? false;
  });
}

const EXACT_OPERATORS = new Set(['$eq', '$in', '$gt', '$gte', '$lt', '$lte']);

const isExactValue = (value: unknown): boolean =>
  !Array.isArray(value) && !isRegex(value) && typeRank(value) > 1 && typeRank(value) < 127;

/** Whether the intervals of a condition hold what it matches and nothing else. */
function isExact(operand: unknown): boolean {
  if (!isOperatorObject(operand)) return isExactValue(operand);
  return Object.entries(operand).every(([name, value]: [string, unknown]) => {
    if (name === '$exists') return isTruthy(value);
    if (!EXACT_OPERATORS.has(name)) return false;
    return name === '$in' ? Array.isArray(value) && value.every(isExactValue) : isExactValue(value);
  });
}

function conditionImplied(filter: Document, name: string, operand: unknown): boolean {
  if (name === '$and')
    return Array.isArray(operand) && operand.every((part: Document) => implies(filter, part));
  if (name === '$or')
    return Array.isArray(operand) && operand.some((part: Document) => implies(filter, part));
  if (name.startsWith('$')) return false;
  if (sameCondition(filter, name, operand)) return true;
  if (!isExact(operand)) return false;
  const given = predicatesOf(filter);
  return predicatesOf({ [name]: operand }).every((wanted) => meets(given, wanted));
}

const sameCondition = (filter: Document, name: string, operand: unknown): boolean =>
  Object.hasOwn(filter, name) && equalValues(filter[name], operand);

/** Whether every document that matches `filter` also matches a partial index's filter. May say no too often. */
export function implies(filter: Document, partial: Document): boolean {
  const parts = Object.entries(partial) as [string, unknown][];
  if (parts.every(([name, operand]) => conditionImplied(filter, name, operand))) return true;
  const { $or: branches, ...rest } = filter as { readonly $or?: unknown } & Document;
  if (!Array.isArray(branches)) return false;
  return branches.filter(isDocument).every((branch) => implies({ $and: [rest, branch] }, partial));
}
