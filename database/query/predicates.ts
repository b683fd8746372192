import type { Document } from 'bson';
import { compareValues, equalValues, regexParts, typeRank } from '../bson/order.ts';
import { isDocument } from '../bson/types.ts';
import { isTruthy } from './truth.ts';
import { isOperatorObject } from './match/operator-object.ts';
import { isRegex, regexOf } from './match/regex.ts';

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

/** The text that every match of the expression begins with; empty if there is none. */
export function regexPrefix(pattern: string, options: string): string {
  if (/[imx]/.test(options) || !/^(\^|\\A)/.test(pattern) || pattern.includes('|')) return '';
  const body = pattern.replace(/^(\^|\\A)/, '');
  const literal = /^(?:[^\\^$.|?*+()[\]{}]|\\[^A-Za-z0-9])*/u.exec(body)?.[0] ?? '';
  // What follows decides whether the last character is meant at all.
  const characters = literal.match(/\\.|[^\\]/gsu) ?? [];
  if (/^[?*{]/.test(body.slice(literal.length))) characters.pop();
  return characters
    .map((character) => (character.startsWith('\\') ? character.slice(1) : character))
    .join('');
}

/** The least string above all that begin with the prefix; empty if there is none. */
function stringSuccessor(prefix: string): string {
  const characters = [...prefix];
  const last = characters.pop()?.codePointAt(0);
  if (last === undefined) return '';
  if (last === 0x10ffff) return stringSuccessor(characters.join(''));
  return characters.join('') + String.fromCodePoint(last === 0xd7ff ? 0xe000 : last + 1);
}

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
        return operand === null ? [anywhere(path)] : [];
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

const JUNCTIONS = new Set(['$and', '$or', '$nor']);

/** The top-level fields that a filter looks at; null if it may look at any. */
export function fieldsOfFilter(filter: Document): ReadonlySet<string> | null {
  const fields = new Set<string>();
  for (const [name, operand] of Object.entries(filter) as [string, unknown][]) {
    if (!name.startsWith('$')) {
      fields.add(name.split('.', 1)[0] ?? name);
    } else if (name !== '$comment') {
      if (!JUNCTIONS.has(name) || !Array.isArray(operand)) return null;
      const branches = operand.filter(isDocument).map(fieldsOfFilter);
      for (const branch of branches) {
        if (!branch) return null;
        branch.forEach((field) => fields.add(field));
      }
    }
  }
  return fields;
}

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
