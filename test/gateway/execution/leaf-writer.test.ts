import { describe, expect, it } from '@jest/globals';
import {
  GraphQLEnumType,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLScalarType,
  GraphQLString,
} from 'graphql';
import { leafWriter } from '../../../gateway/execution/leaf-writer.ts';

const scalar = (name: string) => new GraphQLScalarType({ name });
const color = new GraphQLEnumType({ name: 'Color', values: { RED: {} } });

describe('a leaf', () => {
  it.each([
    [GraphQLInt, 1, '1'],
    [GraphQLInt, 2 ** 31, null],
    [GraphQLFloat, 1.5, '1.5'],
    [GraphQLFloat, Infinity, null],
    [GraphQLString, 'a"', '"a\\""'],
    [GraphQLID, 7, '"7"'],
    [color, 'RED', '"RED"'],
    [color, 'constructor', null],
    [scalar('Decimal'), 1.5, '1.5'],
    [scalar('Decimal'), Infinity, null],
    [scalar('JSON'), { a: [null] }, '{"a":[null]}'],
    // As all objects have something under these names, so might a table of writers.
    [scalar('toString'), 'x', '"x"'],
    [scalar('constructor'), 'x', '"x"'],
  ])('of type %s: %p is written as %p', (type, value, text) => {
    expect(leafWriter(type)(value)).toBe(text);
  });
});
