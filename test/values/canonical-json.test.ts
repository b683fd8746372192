import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../../values/canonical-json.ts';

function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).map(([key, member]) => [key, reordered(member)] as const);
  return Object.fromEntries(members.reverse());
}

describe('canonicalJson', () => {
  it.each([
    [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
    [{ a: undefined, b: null }, '{"b":null}'],
    [[3, undefined, null], '[3,null,null]'],
    [12345678901234567890n, '12345678901234567890'],
    [new Date('2026-11-23T00:00:00Z'), '"2026-11-23T00:00:00.000Z"'],
    ['"\n', '"\\"\\n"'],
    [undefined, 'null'],
    [Object.assign(Object.create(null) as object, { z: [{ y: 1, x: 2 }] }), '{"z":[{"x":2,"y":1}]}'],
  ])('writes %p', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('does not depend on the order of keys, and parses back to the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reordered(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
