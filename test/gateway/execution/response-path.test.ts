import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { responsePath } from '../../../gateway/execution/response-path.ts';
import { findOperation } from '../../../gateway/find-operation.ts';

/** The client's path for a path in the names of fields, and how many fields were looked at. */
function look(source: string, path: readonly (string | number)[]) {
  const { operation, fragments } = findOperation(parse(source), undefined);
  let looks = 0;
  const keyOf: Parameters<typeof responsePath>[2]['keyOf'] = ({ name }) => {
    looks += 1;
    return name.value;
  };
  const selected = [{ parentType: 'Query', selectionSet: operation.selectionSet }];
  return { path: responsePath(path, selected, { keyOf, fragments, conditions: {} }).join('.'), looks };
}

describe('a path in keys, as the client calls it', () => {
  it.each([
    ['through objects and lists', '{ s: shop { i: items { n: name } } }', 's.i.2.n'],
    [
      'into fragments',
      '{ ...A } fragment A on Query { s: shop { ... { items { ...B } } } } fragment B on I { n: name }',
      's.items.2.n',
    ],
    [
      'into all that is asked under one name',
      '{ shop { id } ...A } fragment A on Query { shop { items { name } } }',
      'shop.items.2.name',
    ],
    ['no further than was asked', '{ shop { id } }', 'shop'],
  ])('goes %s', (_case, source, expected) => {
    expect(look(source, ['shop', 'items', 2, 'name']).path).toBe(expected);
  });

  it('is found by looking into each fragment once, however many ways lead to it', () => {
    const depth = 16;
    const fragments = Array.from(
      { length: depth },
      (_, level) => `fragment F${level} on Query { ...F${level + 1} ... { ...F${level + 1} } }`,
    );
    const source = `{ ...F0 } ${fragments.join(' ')} fragment F${depth} on Query { s: shop }`;
    expect(look(source, ['shop'])).toEqual({ path: 's', looks: 1 });
  });
});
