import type { Document } from 'bson';
import { regexParts, typeRank } from '../bson/order.ts';
import { isDocument } from '../bson/types.ts';
import { isTruthy } from './truth.ts';
import { isOperatorObject } from './match/operator-object.ts';
import { isRegex, regexOf } from './match/regex.ts';
import { regexPrefix, stringSuccessor } from './regex-prefix.ts';

export interface Bound {
  readonly value: unknown;
  readonly inclusive: boolean;
}

/**
 * Some index keys of one field: a single value, or a stretch within one type.
 *
 * Without a bound, the stretch begins or ends with the type whose `typeRank` is `rank`: a key of that type begins with
 * this byte. The point null stands for a missing field too.
 */
export type Interval =
  | { readonly kind: 'point'; readonly value: unknown }
  | { readonly kind: 'range'; readonly rank: number; readonly lower?: Bound; readonly upper?: Bound };

/** One thing that a filter asks of a path. All predicates of a filter must be met, each by some element. */
export interface FieldPredicate {
  readonly path: string;
  /**
   * Where index keys of matching documents are: in one of these. Null if they can be anywhere. The documents still
   * have to be matched, and two predicates of one path must not be intersected on a multikey index.
   */
  readonly intervals: readonly Interval[] | null;
  /** Whether a document without the field cannot match, so that a sparse index can be used. */
  readonly needsField: boolean;
}

const point = (value: unknown): Interval => ({ kind: 'point', value });

/** An array is in an index as its elements, or as a whole inside another array. */
const pointsOf = (value: unknown): readonly Interval[] => {
  if (!Array.isArray(value)) return [point(value ?? null)];
  return [point(value[0]), point(value)];
};

const STRING_RANK = typeRank('');

const upperBound = (value: string) => (value ? { upper: { value, inclusive: false } } : {});

function regexIntervals(regex: Parameters<typeof regexParts>[0]): readonly Interval[] {
  const prefix = regexPrefix(...regexParts(regex));
  const strings: Interval = prefix
    ? {
        kind: 'range',
        rank: STRING_RANK,
        lower: { value: prefix, inclusive: true },
        ...upperBound(stringSuccessor(prefix)),
      }
    : { kind: 'range', rank: STRING_RANK };
  return [strings, point(regex)];
}

function isBoundable(value: unknown): boolean {
  const rank = typeRank(value);
  // Arrays are in an index by element; MinKey and MaxKey compare with every type.
  return !Array.isArray(value) && rank !== typeRank([]) && rank > 5 && rank < 127;
}

function orderPredicate(path: string, operator: string, value: unknown): FieldPredicate {
  if (value === null) {
    const intervals = operator === '$gte' || operator === '$lte' ? [point(null)] : [];
    return { path, intervals, needsField: false };
  }
  if (!isBoundable(value)) return { path, intervals: null, needsField: Array.isArray(value) };
  const bound = { value, inclusive: operator.endsWith('e') };
  const side = operator.startsWith('$gt') ? { lower: bound } : { upper: bound };
  return { path, intervals: [{ kind: 'range', rank: typeRank(value), ...side }], needsField: true };
}

function pointsPredicate(path: string, values: readonly unknown[]): FieldPredicate {
  const intervals = values.flatMap((value) => (isRegex(value) ? regexIntervals(value) : pointsOf(value)));
  return { path, intervals, needsField: values.every((value) => value !== null && value !== undefined) };
}

const anywhere = (path: string): FieldPredicate => ({ path, intervals: null, needsField: true });

function operatorPredicates(path: string, operators: Document): readonly FieldPredicate[] {
  return Object.entries(operators).flatMap(([name, operand]: [string, unknown]) => {
    switch (name) {
      case '$eq':
        return isRegex(operand)
          ? [{ path, intervals: [point(operand)], needsField: true }]
          : [pointsPredicate(path, [operand])];
      case '$in':
        return Array.isArray(operand) ? [pointsPredicate(path, operand)] : [];
      case '$all':
        return Array.isArray(operand) ? allPredicates(path, operand) : [];
      case '$gt':
      case '$gte':
      case '$lt':
      case '$lte':
        return [orderPredicate(path, name, operand)];
      case '$regex':
        return [pointsPredicate(path, [regexOf(operand, operators['$options'])])];
      case '$exists':
        return isTruthy(operand) ? [anywhere(path)] : [];
      case '$ne':
        // An empty array on the way has no field, and is not null: { a: [] } matches { 'a.b': { $ne: null } }.
        return operand === null && !path.includes('.') ? [anywhere(path)] : [];
      case '$elemMatch':
        return [anywhere(path), ...(isDocument(operand) ? elementPredicates(path, operand) : [])];
      case '$type':
      case '$size':
      case '$mod':
        return [anywhere(path)];
      default:
        return [];
    }
  });
}

const allPredicates = (path: string, values: readonly unknown[]): readonly FieldPredicate[] =>
  values.some(isOperatorObject) ? [] : values.map((value) => pointsPredicate(path, [value]));

function elementPredicates(path: string, operand: Document): readonly FieldPredicate[] {
  if (isOperatorObject(operand) && !('$and' in operand)) {
    // A null under $elemMatch means an element, which the index keeps like a missing field.
    return operatorPredicates(path, operand);
  }
  // A number would be a position in an inner array here, and one in this array in the joined path.
  return predicatesOf(operand)
    .filter((predicate) => !/^\d/.test(predicate.path))
    .map((predicate) => ({ ...predicate, path: `${path}.${predicate.path}` }));
}

/** What the top level and `$and` of a filter ask of each path, in a form that index bounds can be made of. */
export function predicatesOf(filter: Document): readonly FieldPredicate[] {
  return Object.entries(filter).flatMap(([name, operand]: [string, unknown]) => {
    if (name === '$and' && Array.isArray(operand)) return operand.filter(isDocument).flatMap(predicatesOf);
    if (name.startsWith('$')) return [];
    return isOperatorObject(operand) ? operatorPredicates(name, operand) : [pointsPredicate(name, [operand])];
  });
}
