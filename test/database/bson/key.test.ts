import { describe, expect, it } from '@jest/globals';
import { Decimal128, Long, ObjectId } from 'bson';
import fc from 'fast-check';
import {
  distinctKey,
  encodeKey,
  encodeKeys,
  encodeValue,
  MAX_KEY_BYTES,
  prefixSuccessor,
} from '../../../database/bson/key.ts';
import { compareValues } from '../../../database/bson/order.ts';
import { values } from './arbitrary-values.ts';

const order = (a: Buffer, b: Buffer): number => Math.sign(Buffer.compare(a, b));

describe('encodeValue', () => {
  it('compares as the values do', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(order(encodeValue(a), encodeValue(b))).toBe(Math.sign(compareValues(a, b)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('never begins another value', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const [left, right] = [encodeValue(a), encodeValue(b)];
        const begins = right.subarray(0, left.length).equals(left);
        expect(begins).toBe(compareValues(a, b) === 0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('encodeKey', () => {
  it('compares field by field, each in its direction', () => {
    const directions = fc.constantFrom(1 as const, -1 as const);
    fc.assert(
      fc.property(
        fc.tuple(values, values),
        fc.tuple(values, values),
        fc.tuple(directions, directions),
        (a, b, signs) => {
          const [left, right] = [encodeKey(a, signs), encodeKey(b, signs)];
          const first = compareValues(a[0], b[0]) * signs[0];
          const expected = Math.sign(first || compareValues(a[1], b[1]) * signs[1]) || 0;
          if (!left.capped && !right.capped) expect(order(left.key, right.key)).toBe(expected);
          else expect(Math.abs(order(left.key, right.key) - expected)).toBeLessThan(2);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('cuts what is too long, and stays in order', () => {
    const long = 'x'.repeat(MAX_KEY_BYTES);
    const [short, cut, same] = [long.slice(1, 100), `${long}a`, `${long}b`].map((text) =>
      encodeKey([text, 1]),
    );
    expect([short?.capped, cut?.capped, same?.capped]).toEqual([false, true, true]);
    expect(cut?.key.length).toBe(MAX_KEY_BYTES);
    expect(cut?.key).toEqual(same?.key);
    expect(order(short?.key ?? Buffer.alloc(0), cut?.key ?? Buffer.alloc(0))).toBe(-1);
  });
});

describe('encodeKeys', () => {
  const directions = fc.constantFrom(1 as const, -1 as const);
  const long = fc.constantFrom('y'.repeat(200), 'z'.repeat(MAX_KEY_BYTES));
  const value = fc.oneof({ weight: 5, arbitrary: values }, { weight: 1, arbitrary: long });
  const family = fc.record({
    values: fc.tuple(value, value, value),
    varying: fc.integer({ min: 0, max: 2 }),
    variants: fc.array(value, { minLength: 1, maxLength: 4 }),
    directions: fc.tuple(directions, directions, directions),
  });

  it('gives each key as it would be by itself, with the suffix, but none that would be cut', () => {
    const [prefix, suffix] = [Buffer.from('index'), Buffer.from('id')];
    fc.assert(
      fc.property(family, (each) => {
        const expected = each.variants.map((variant) => {
          const { key, capped } = encodeKey(each.values.with(each.varying, variant), each.directions, prefix);
          return capped ? null : Buffer.concat([key, suffix]).toString('hex');
        });
        const keys = encodeKeys({ ...each, prefix, suffix }).map((key) => key?.toString('hex') ?? null);
        expect(keys).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

describe('prefixSuccessor', () => {
  it.each([
    ['0102', '0103'],
    ['01ff', '02'],
    ['00', '01'],
  ])('of %s is %s', (prefix, successor) => {
    expect(prefixSuccessor(Buffer.from(prefix, 'hex'))?.toString('hex')).toBe(successor);
  });

  it('is null when nothing can be above', () => {
    expect(prefixSuccessor(Buffer.from('ffff', 'hex'))).toBeNull();
  });
});

describe('distinctKey', () => {
  it('is the same for equal values only', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(distinctKey(a) === distinctKey(b)).toBe(compareValues(a, b) === 0);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    [1, Long.ONE],
    [1, Decimal128.fromString('1.00')],
    [-0, 0],
    [2 ** 60, Long.fromBigInt(2n ** 60n)],
    [new ObjectId('000000000000000000000001'), new ObjectId('000000000000000000000001')],
  ])('of %p is that of %p', (value, other) => {
    expect(distinctKey(value)).toBe(distinctKey(other));
  });
});
