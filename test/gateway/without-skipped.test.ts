import { describe, expect, it } from '@jest/globals';
import { Kind, parse, print } from 'graphql';
import { findOperation } from '../../gateway/find-operation.ts';
import { withoutSkipped } from '../../gateway/without-skipped.ts';

const pruned = (query: string, values: Record<string, unknown>): string => {
  const { operation, fragments } = withoutSkipped(findOperation(parse(query), undefined), values);
  return print({ kind: Kind.DOCUMENT, definitions: [operation, ...Object.values(fragments)] }).replace(
    /\s+/g,
    ' ',
  );
};

describe('an operation without what is skipped', () => {
  it.each([
    ['{ a @skip(if: true) b @include(if: true) }', {}, '{ b }'],
    [
      'query ($x: Boolean!) { a @skip(if: $x) b @include(if: $x) }',
      { x: true },
      'query ($x: Boolean!) { b }',
    ],
    [
      'query ($x: Boolean!) { a @skip(if: $x) b @include(if: $x) }',
      { x: false },
      'query ($x: Boolean!) { a }',
    ],
    ['{ a @include(if: true) @skip(if: true) b @skip(if: false) }', {}, '{ b }'],
    [
      '{ ... @skip(if: true) { a } ...F @include(if: true) } fragment F on Query { b }',
      {},
      '{ ...F } fragment F on Query { b }',
    ],
  ])('of %s with %j is %s', (query, values, expected) => {
    expect(pruned(query, values)).toBe(expected);
  });

  it('asks for an object of which nothing is left', () => {
    expect(pruned('{ a { b @skip(if: true) ... @include(if: false) { c } } }', {})).toBe(
      '{ a { __typename } }',
    );
  });
});
