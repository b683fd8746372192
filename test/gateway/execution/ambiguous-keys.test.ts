import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { ambiguousKeys } from '../../../gateway/execution/ambiguous-keys.ts';
import { findOperation } from '../../../gateway/find-operation.ts';

const schema = buildSchema(`
  type Query { any: Any holder: Holder film: Film }
  union Any = Film | Song | Place
  interface Holder { name: String! part: Part! }
  interface Work implements Holder { name: String! part: Part! length: Int! }
  type Film implements Work & Holder { name: String! part: Part! length: Int! }
  type Song implements Work & Holder { name: String! part: Part! length: Int! }
  type Place implements Holder { name: String! part: Part! }
  type Part { name: String! any: Any }
`);

const keysOf = (text: string): readonly string[] => [
  ...ambiguousKeys(findOperation(parse(text), undefined), schema, ({ name }) => name.value),
];

describe('a key is ambiguous', () => {
  it.each([
    ['for objects of two types', '{ any { ... on Film { a: name } ... on Song { b: name } } }', ['name']],
    ['for a type and all others', '{ holder { ... on Film { a: name } b: name } }', ['name']],
    ['for a type and a wider one', '{ any { ... on Film { a: name } ... on Work { b: name } } }', ['name']],
    [
      'through named fragments',
      '{ any { ...F ...S } } fragment F on Film { a: name } fragment S on Song { name }',
      ['name'],
    ],
    [
      'within a field that both have',
      '{ any { ... on Film { part { a: name } } ... on Song { part { b: name } } } }',
      ['name'],
    ],
    [
      'within two levels of types',
      '{ any { ... on Film { part { any { ... on Film { a: name } ... on Song { b: name } } } } } }',
      ['name'],
    ],
    [
      'where what fits all of them may be skipped',
      'query($no: Boolean!) { holder { name @skip(if: $no) ... on Film { a: name } ... on Song { b: name } } }',
      ['name'],
    ],
  ])('%s', (_case, text, keys) => {
    expect(keysOf(text)).toEqual(keys);
  });

  it.each([
    ['under one name', '{ any { ... on Film { a: name } ... on Song { a: name } } }'],
    ['in objects of one type', '{ film { a: name b: name } }'],
    ['in a fragment on one type', '{ any { ... on Film { a: name b: name } } }'],
    ['after a name that every object has', '{ holder { name ... on Film { a: name } } }'],
    ['after a name in a wider fragment', '{ any { ... on Work { name ... on Film { a: name } } } }'],
    [
      'in fragments that say no more than is known',
      '{ film { ... on Holder { a: name } ... on Film { b: name } } }',
    ],
    ['in different places', '{ film { a: name } holder { ... on Film { b: name } } }'],
    ['as the name of a type', '{ any { ... on Film { a: __typename } ... on Song { b: __typename } } }'],
  ])('but not %s', (_case, text) => {
    expect(keysOf(text)).toEqual([]);
  });
});

it('takes every key of several names for one where fragments lead to very many places', () => {
  const levels = Array.from({ length: 20 }, (_, level) => {
    const next = `...F${level + 1}`;
    return `fragment F${level} on Part { name t${level}: __typename any { ... on Film { part { ${next} } } ... on Song { part { ${next} ${next} } } } }`;
  });
  const text = `{ film { part { ...F0 } } } ${levels.join(' ')} fragment F20 on Part { a: name }`;
  expect(keysOf(text)).toEqual(['name']);
});
