import { describe, expect, it } from '@jest/globals';
import { Long, type Document } from 'bson';
import fc from 'fast-check';
import { compareValues, typeRank } from '../../../database/bson/order.ts';
import { indexKeysOf } from '../../../database/query/index-keys.ts';
import { compileFilter } from '../../../database/query/match.ts';
import { parsePath } from '../../../database/query/path.ts';
import { fieldsOfFilter } from '../../../database/query/filter-fields.ts';
import { implies } from '../../../database/query/implies.ts';
import { predicatesOf, type Interval } from '../../../database/query/predicates.ts';
import { regexPrefix } from '../../../database/query/regex-prefix.ts';
import { documents, values } from '../bson/arbitrary-values.ts';

function isIn(value: unknown, interval: Interval): boolean {
  if (interval.kind === 'point') return compareValues(value, interval.value) === 0;
  if (typeRank(value) !== interval.rank) return false;
  const { lower, upper } = interval;
  const above = lower ? compareValues(value, lower.value) : 1;
  const below = upper ? compareValues(value, upper.value) : -1;
  return (
    (above > 0 || (above === 0 && lower?.inclusive === true)) &&
    (below < 0 || (below === 0 && upper?.inclusive === true))
  );
}

const operands = fc.oneof(
  values,
  fc.constantFrom(/^a/, /^a\.b/, /a/),
  fc
    .tuple(fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte', '$ne'), values)
    .map(([name, value]) => ({ [name]: value })),
  fc.array(values, { maxLength: 3 }).map((list) => ({ $in: list })),
  fc.array(values, { maxLength: 2 }).map((list) => ({ $all: list })),
  fc
    .tuple(fc.constantFrom('$gt', '$lte'), values)
    .map(([name, value]) => ({ $elemMatch: { [name]: value } })),
  values.map((value) => ({ $elemMatch: { b: value } })),
);

const filters = fc.dictionary(fc.constantFrom('a', 'b', 'a.b'), operands, {
  maxKeys: 2,
  noNullPrototype: true,
});

function compiled(filter: Document) {
  try {
    return compileFilter(filter);
  } catch {
    return null; // a random operand may be refused
  }
}

describe('predicatesOf', () => {
  it('never leaves out an index key of a matching document', () => {
    fc.assert(
      fc.property(filters, documents, (filter, document) => {
        const matches = compiled(filter);
        fc.pre(matches?.(document) === true);
        for (const { path, intervals, needsField } of predicatesOf(filter)) {
          const { keys } = indexKeysOf(document, [parsePath(path)]);
          const found = !intervals || keys.some(([key]) => intervals.some((interval) => isIn(key, interval)));
          expect({ path, intervals, keys, found }).toMatchObject({ found: true });
          if (needsField) expect(indexKeysOf(document, [parsePath(path)], true).keys).not.toEqual([]);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it.each<[Document, number]>([
    [{ a: 1, b: { $gt: 2, $lt: 5 } }, 3],
    [{ $and: [{ a: 1 }, { b: { $in: [1, 2] } }] }, 2],
    [{ $or: [{ a: 1 }] }, 0],
    [{ a: { $not: { $gt: 1 } } }, 0],
    [{ a: { $ne: null } }, 1],
    [{ 'a.b': { $ne: null } }, 0],
  ])('finds in %j as many as %i', (filter, count) => {
    expect(predicatesOf(filter)).toHaveLength(count);
  });

  it('turns a rooted expression into a range of strings', () => {
    const [predicate] = predicatesOf({ a: /^ab\./ });
    expect(predicate?.intervals?.[0]).toEqual({
      kind: 'range',
      rank: typeRank(''),
      lower: { value: 'ab.', inclusive: true },
      upper: { value: 'ab/', inclusive: false },
    });
  });
});

describe('regexPrefix', () => {
  it.each([
    ['^abc', '', 'abc'],
    ['^abc?', '', 'ab'],
    ['^abc+', '', 'abc'],
    ['^a\\.b', '', 'a.b'],
    ['^a\\d', '', 'a'],
    ['^a|b', '', ''],
    ['abc', '', ''],
    ['^abc', 'i', ''],
    ['^abc', 'm', ''],
    ['^a{0}', '', ''],
  ])('of %s with options %s is %j', (pattern, options, prefix) => {
    expect(regexPrefix(pattern, options)).toBe(prefix);
  });
});

describe('fieldsOfFilter', () => {
  it.each<[Document, readonly string[] | null]>([
    [{ a: 1, 'b.c': 2, $comment: 'x' }, ['a', 'b']],
    [{ $or: [{ a: 1 }, { $and: [{ b: 1 }] }] }, ['a', 'b']],
    [{ a: 1, $expr: { $eq: ['$b', 1] } }, null],
    [{ $expr: [] }, null],
  ])('of %j are %j', (filter, fields) => {
    expect(fieldsOfFilter(filter)).toEqual(fields && new Set(fields));
  });
});

describe('implies', () => {
  it.each<[Document, Document, boolean]>([
    [{ a: 1 }, { a: 1 }, true],
    [{ a: 1, b: 2 }, { a: Long.ONE }, true],
    [{ a: 5 }, { a: { $gt: 3 } }, true],
    [{ a: { $gt: 5 } }, { a: { $gt: 3 } }, true],
    [{ a: { $gte: 3 } }, { a: { $gt: 3 } }, false],
    [{ a: { $in: [4, 5] } }, { a: { $gt: 3 } }, true],
    [{ a: { $in: [4, 'x'] } }, { a: { $gt: 3 } }, false],
    [{ a: 5 }, { a: { $exists: true } }, true],
    [{ a: null }, { a: { $exists: true } }, false],
    [{ a: { $ne: null } }, { a: { $exists: true } }, true],
    [{ a: 5 }, { a: [5, 6] }, false],
    [{ a: 'xy' }, { a: /^x/ }, false],
    [{ a: /^x/ }, { a: /^x/ }, true],
    [{ a: { $type: 'string' } }, { a: { $type: 'string' } }, true],
    [{ a: { $gt: 1 } }, { a: { $gt: ['x'] } }, false],
    [{ $or: [{ a: 1 }, { a: 2 }] }, { a: { $gt: 0 } }, true],
    [{ $or: [{ a: 1 }, { b: 2 }] }, { a: { $gt: 0 } }, false],
    [{ a: 1, b: 1 }, { $and: [{ a: 1 }, { b: 1 }] }, true],
    [{ b: 1 }, { $or: [{ a: 1 }, { b: 1 }] }, true],
    [{}, {}, true],
  ])('%j implies %j: %p', (filter, partial, expected) => {
    expect(implies(filter, partial)).toBe(expected);
  });

  it('is never wrong', () => {
    fc.assert(
      fc.property(filters, filters, documents, (filter, partial, document) => {
        const [matches, matchesPartial] = [compiled(filter), compiled(partial)];
        fc.pre(matches?.(document) === true && matchesPartial !== null && implies(filter, partial));
        expect(matchesPartial?.(document)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
