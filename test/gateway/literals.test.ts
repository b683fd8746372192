import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, print } from 'graphql';
import { findOperation } from '../../gateway/find-operation.ts';
import { normalise } from '../../gateway/normalise.ts';

const schema = buildSchema(`
  scalar Decimal
  enum Color { RED BLUE }
  input Size { width: Int! unit: String = "cm" parts: [Int!] weight: Decimal inner: Size }
  input One @oneOf { a: Int b: Decimal }
  type Query {
    f(int: Int, ints: [Int], float: Float, text: String, id: ID, yes: Boolean, color: Color, colors: [Color!]!,
      size: Size, decimal: Decimal, required: Int!, one: One): Int
    again: Query
  }
`);

const normalised = (source: string) => normalise(findOperation(parse(source), undefined), schema);
const shapeOf = (source: string) => {
  const { operation, literals } = normalised(source);
  const variables = (operation.operation.variableDefinitions ?? []).map(print);
  const [field] = operation.operation.selectionSet.selections;
  return { field: field && print(field), variables, literals };
};

describe('literals that become variables', () => {
  it.each([
    ['Int', 'int: 7', 'Int', 7],
    ['Int for Float', 'float: 7', 'Float', 7],
    ['Float', 'float: -1.5e3', 'Float', -1500],
    ['String', 'text: "a\\"b\\u0041"', 'String', 'a"bA'],
    ['block String', 'text: """a\n  b"""', 'String', 'a\nb'],
    ['ID', 'id: "x"', 'ID', 'x'],
    ['Int for ID', 'id: 12345678901234567890', 'ID', '12345678901234567890'],
    ['Boolean', 'yes: false', 'Boolean', false],
    ['enum', 'color: RED', 'Color', 'RED'],
    ['list', 'ints: [1, null, 3]', '[Int]', [1, null, 3]],
    ['one item for a list', 'ints: 1', '[Int]', 1],
    ['list of enums', 'colors: [RED, BLUE]', '[Color!]!', ['RED', 'BLUE']],
    ['object', 'size: { width: 1, parts: [2] }', 'Size', { width: 1, parts: [2] }],
    ['nested object', 'size: { width: 1, inner: { width: 2 } }', 'Size', { width: 1, inner: { width: 2 } }],
    ['object with one of its fields', 'one: { a: 1 }', 'One', { a: 1 }],
    ['required', 'required: 1', 'Int!', 1],
  ])('%s: %s', (_case, argument, type, value) => {
    const [name] = argument.split(':');
    expect(shapeOf(`{ f(${argument}) }`)).toEqual({
      field: `f(${name}: $lifted_0)`,
      variables: [`$lifted_0: ${type}`],
      literals: { lifted_0: value },
    });
  });

  it('are one variable where they say the same in places of one type', () => {
    const { field, literals } = shapeOf(
      '{ again { a: f(int: 1) b: f(int: 1) c: f(int: 2) d: f(required: 1) } }',
    );
    expect(field).toContain('a: f(int: $lifted_0)');
    expect(field).toContain('b: f(int: $lifted_0)');
    expect(field).toContain('c: f(int: $lifted_1)');
    expect(field).toContain('d: f(required: $lifted_2)');
    expect(literals).toEqual({ lifted_0: 1, lifted_1: 2, lifted_2: 1 });
  });

  it('stand around what cannot become one', () => {
    expect(
      shapeOf('query ($w: Int!) { f(size: { width: $w, unit: "m", weight: 1.10, parts: [1] }) }'),
    ).toEqual({
      field: 'f(size: { parts: $lifted_0, unit: $lifted_1, weight: 1.10, width: $w })'
        .replace('{ ', '{')
        .replace(' }', '}'),
      variables: ['$w: Int!', '$lifted_0: [Int!]', '$lifted_1: String'],
      literals: { lifted_0: [1], lifted_1: 'm' },
    });
    expect(shapeOf('query ($i: Int) { f(ints: [1, $i]) }').field).toBe('f(ints: [$lifted_0, $i])');
  });

  it('are found in fragments of both kinds', () => {
    const { text, literals } = normalised(
      '{ ...F ... on Query { f(int: 1) } } fragment F on Query { b: f(text: "x") }',
    );
    expect(text).not.toMatch(/"x"|: 1/);
    expect(literals).toEqual({ lifted_0: 'x', lifted_1: 1 });
  });
});

describe('literals that stay', () => {
  it.each([
    ['null', 'f(int: null)'],
    ['a scalar of the schema’s own', 'f(decimal: 1.10)'],
    ['an infinite number', 'f(float: 1e400)'],
    ['a zero below zero', 'f(float: -0)'],
    ['an object with a field of an own scalar and no other', 'f(size: {weight: 1.10})'],
    ['one field of several that holds an own scalar', 'f(one: {b: 1.10})'],
    ['a condition', 'f @skip(if: true)'],
    ['the other condition', 'f @include(if: false)'],
    ['introspection', '__type(name: "Size") {\n  name\n}'],
    [
      'inner introspection',
      '__schema {\n  types {\n    fields(includeDeprecated: true) {\n      name\n    }\n  }\n}',
    ],
  ])('%s', (_case, field) => {
    expect(shapeOf(`{ ${field} }`)).toEqual({ field, variables: [], literals: {} });
  });
});
