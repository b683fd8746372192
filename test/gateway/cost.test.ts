import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { createCostModel } from '../../gateway/cost.ts';
import { readCostRules } from '../../gateway/cost-rules.ts';
import { composeSupergraph } from '../../gateway/compose.ts';
import { findOperation } from '../../gateway/find-operation.ts';
import { loadGeneration } from '../../gateway/generation.ts';
import { defineFixture } from './support/fixtures.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@cost", "@listSize"])`;
const sdl = composeSupergraph([
  defineFixture({
    name: 'main',
    link: LINK,
    sdl: `
      type Query {
        one: Item
        many: [Item]
        some: [Item] @listSize(assumedSize: 3)
        slice(first: Int, last: Int): [Item] @listSize(slicingArguments: ["first", "last"], requireOneSlicingArgument: false, assumedSize: 7)
        page(first: Int = 4): Page @listSize(slicingArguments: ["first"], sizedFields: ["nodes"])
        search(text: String @cost(weight: 5)): Item
        any: Any
        put(in: In, all: [In!]): Item
      }
      union Any = Item | Other
      input In { a: Int @cost(weight: 40) b: Int within: In }
      type Page { nodes: [Item] total: Int }
      type Item { name: String price: Int @cost(weight: 2) inner: Item heavy: Heavy }
      type Heavy @cost(weight: 8) { id: ID }
      type Other { name: String }
    `,
  }),
]);
const { clientSchema, supergraph } = loadGeneration(sdl, null);
const model = createCostModel(clientSchema, readCostRules(supergraph.schema));
const costed = (query: string, variables = {}) => ({
  operation: findOperation(parse(query), undefined),
  variables,
});

describe('the estimated cost', () => {
  it.each([
    ['an object', '{ one { name } }', 1],
    ['objects within objects', '{ one { inner { inner { name } } } }', 3],
    ['a field with a weight', '{ one { price } }', 1 + 2],
    ['a type with a weight', '{ one { heavy { id } } }', 1 + 8],
    ['an argument with a weight', '{ search(text: "x") { name } }', 1 + 5],
    ['a field of an input object with a weight', '{ put(in: { a: 1, b: 1 }) { name } }', 1 + 40],
    [
      'fields of input objects within lists and others',
      '{ put(all: [{ within: { a: 1 } }, { a: 2 }, { b: 3 }]) { name } }',
      1 + 80,
    ],
    ['an argument that is not given', '{ search { name } }', 1],
    ['a list that nothing is said of', '{ many { price } }', 10 * (1 + 2)],
    ['a list of an assumed size', '{ some { inner { name } } }', 3 * 2],
    ['a slice', '{ slice(first: 2) { name } }', 2],
    ['the longer of two slices', '{ slice(first: 2, last: 5) { name } }', 5],
    ['a slice of no given size', '{ slice { name } }', 7],
    ['a page', '{ page(first: 20) { total nodes { price } } }', 1 + 20 * 3],
    ['a page of its default size', '{ page { nodes { name } } }', 1 + 4],
    ['fragments', '{ ...F ...F } fragment F on Query { one { name } }', 2],
    ['types that it may have', '{ any { ... on Item { inner { name } } ... on Other { name } } }', 1 + 1],
    ['what is skipped', '{ one @skip(if: true) { name } }', 0],
    ['aliases', '{ a: one { name } b: one { name } }', 2],
  ])('of %s', (_case, query, cost) => {
    expect(model.estimate(costed(query))).toBe(cost);
  });

  it('of a fragment is summed up once in an object, however many ways lead to it', () => {
    const levels = Array.from(
      { length: 40 },
      (_, level) => `fragment F${level} on Query { ...F${level + 1} ...F${level + 1} }`,
    );
    expect(
      model.estimate(costed(`{ ...F0 } ${levels.join(' ')} fragment F40 on Query { one { price } }`)),
    ).toBe(2 ** 40 * 3);
  });

  it('follows variables', () => {
    const query = 'query ($n: Int, $if: Boolean!) { slice(first: $n) @include(if: $if) { name } }';
    expect(model.estimate(costed(query, { n: 50, if: true }))).toBe(50);
    expect(model.estimate(costed(query, { n: 50, if: false }))).toBe(0);
  });
});

describe('the actual cost', () => {
  it('counts what is in the answer', () => {
    const query = '{ page(first: 20) { nodes { price inner { name } } } }';
    const data = { page: { nodes: [{ price: 1, inner: { name: 'a' } }, { price: 1, inner: null }, null] } };
    expect(model.actual(costed(query), data)).toBe(1 + 2 + 2 * 2 + 1);
    expect(model.actual(costed(query), null)).toBe(0);
  });
});
