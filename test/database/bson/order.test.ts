import { describe, expect, it } from '@jest/globals';
import {
  Binary,
  BSONRegExp,
  Code,
  Decimal128,
  Double,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import fc from 'fast-check';
import { compareStrings, compareValues, equalValues } from '../../../database/bson/order.ts';
import { values } from './arbitrary-values.ts';

const decimal = (text: string) => Decimal128.fromString(text);

/** One or more of each type and value, in MongoDB's order; a list within holds equal values. */
const ASCENDING: readonly (readonly unknown[])[] = [
  [new MinKey()],
  [undefined],
  [null],
  [NaN, new Double(NaN), decimal('NaN')],
  [-Infinity, decimal('-Infinity')],
  [decimal('-1E+400')],
  [-1.5, decimal('-1.50')],
  [0, -0, new Double(0), Long.ZERO, decimal('0'), decimal('-0'), decimal('0E+10')],
  [5e-324],
  [decimal('0.1')],
  [0.1],
  [1, Long.ONE, new Double(1), decimal('1.0')],
  [2 ** 53, Long.fromString('9007199254740992')],
  [Long.fromString('9007199254740993'), decimal('9007199254740993')],
  [Long.MAX_VALUE],
  [2 ** 63, decimal('9223372036854775808')],
  [decimal('1E+400')],
  [Infinity, decimal('Infinity')],
  [''],
  ['a'],
  ['a\0'],
  ['aa'],
  ['\uffff'],
  ['\u{10000}'],
  [{}],
  [{ a: 1 }, { a: new Double(1) }],
  [{ a: 1, b: 1 }],
  [{ a: 2 }],
  [{ b: 1 }],
  [{ a: 'x' }],
  [[]],
  [[1]],
  [[1, 2]],
  [[2]],
  [new Binary(Buffer.from([1]))],
  [new Binary(Buffer.from([1]), 5)],
  [new Binary(Buffer.from([0, 0]))],
  [new ObjectId('000000000000000000000001')],
  [new ObjectId('ff0000000000000000000001')],
  [false],
  [true],
  [new Date(-1)],
  [new Date(0)],
  [new Timestamp({ t: 1, i: 2 })],
  [new Timestamp({ t: 2, i: 1 })],
  [new BSONRegExp('a', '')],
  [new BSONRegExp('a', 'i')],
  [new BSONRegExp('b', '')],
  [new Code('a')],
  [new Code('a', { x: 1 })],
  [new MaxKey()],
];

describe('compareValues', () => {
  it('orders values of all types as MongoDB does', () => {
    for (const [index, equals] of ASCENDING.entries()) {
      for (const [otherIndex, others] of ASCENDING.entries()) {
        for (const value of equals) {
          for (const other of others) {
            const order = Math.sign(compareValues(value, other));
            expect([value, other, order]).toEqual([value, other, Math.sign(index - otherIndex)]);
          }
        }
      }
    }
  });

  it('is a total order', () => {
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        expect(Math.sign(compareValues(a, b)) + Math.sign(compareValues(b, a))).toBe(0);
        if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0) {
          expect(compareValues(a, c)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it('takes the order of fields into account', () => {
    expect(equalValues({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(false);
    expect(equalValues({ a: 1, b: [2] }, { a: Long.ONE, b: [decimal('2.0')] })).toBe(true);
  });

  it('is not misled by fields that look like a type', () => {
    expect(equalValues({ _bsontype: 'ObjectId' }, { _bsontype: 'Long' })).toBe(false);
    expect(compareValues({ constructor: 1 }, 'text')).toBeGreaterThan(0);
  });
});

describe('compareStrings', () => {
  it('agrees with the bytes of UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(compareStrings(a, b)).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });
});
