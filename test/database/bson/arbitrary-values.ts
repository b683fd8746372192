import { Binary, BSONRegExp, Decimal128, Double, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import fc from 'fast-check';
import { asDouble } from '../../../database/bson/arithmetic.ts';

const interestingDoubles = fc.constantFrom(0, -0, 1, 1.5, NaN, Infinity, -Infinity, 2 ** 53, 1e300, 5e-324);

const longs = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.constantFrom(0n, 1n, 2n ** 53n, 2n ** 53n + 1n, -(2n ** 53n) - 1n),
);

const decimals = fc.oneof(
  fc.constantFrom(
    '0',
    '-0',
    '1',
    '1.0',
    '0.1',
    '1.5',
    '9007199254740993',
    'NaN',
    'Infinity',
    '-Infinity',
    '1E+400',
    '1E-400',
    '-1E-400',
  ),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 34n) + 1n, max: 10n ** 34n - 1n }), fc.integer({ min: -50, max: 50 }))
    .map(([digits, exponent]) => `${digits}E${exponent}`),
);

/** Numbers of all types, close to each other often enough to collide. */
export const numbers = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.integer(),
  fc.double().map(asDouble),
  interestingDoubles.map(asDouble),
  longs.map((value) => Long.fromBigInt(value)),
  decimals.map((text) => Decimal128.fromString(text)),
);

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', 'a', 'a\0', 'a\0b', 'ab', '\u{10000}', '\uffff', '\ud7ff'),
);

const bytes = fc.uint8Array({ maxLength: 8 });

/** Values that are no documents or arrays. */
export const scalars = fc.oneof(
  { weight: 4, arbitrary: numbers },
  { weight: 2, arbitrary: texts },
  fc.constant(null),
  fc.boolean(),
  fc.date({ noInvalidDate: true }),
  fc.tuple(bytes, fc.constantFrom(0, 4, 5)).map(([data, subtype]) => new Binary(data, subtype)),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((id) => new ObjectId(id)),
  fc.tuple(fc.nat(), fc.nat()).map(([t, i]) => new Timestamp({ t, i })),
  fc.constantFrom(new BSONRegExp('a', ''), new BSONRegExp('a', 'i'), new BSONRegExp('ab', '')),
  fc.constant(new MinKey()),
  fc.constant(new MaxKey()),
);

/** Values of every type, nested a little. */
export const values = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'ab'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

export const documents = fc.dictionary(fc.constantFrom('a', 'b', 'c', '_id'), values, {
  maxKeys: 4,
  noNullPrototype: true,
});

export const double = (value: number): Double => new Double(value);
