import { describe, expect, it } from '@jest/globals';
import { Binary, calculateObjectSize, Code, Double, serialize as reference, type Document } from 'bson';
import fc from 'fast-check';
import { deserialize, serialize } from '../../../database/bson/document.ts';
import { compareValues } from '../../../database/bson/order.ts';
import { documents } from './arbitrary-values.ts';

const bytesOf = (document: Document): Buffer => Buffer.from(reference(document));

function nested(depth: number): Document {
  let document: Document = {};
  for (let level = 0; level < depth; level++) document = { a: document };
  return document;
}

describe('deserialize', () => {
  it('gives back what was written, byte by byte', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const bytes = bytesOf(document);
        expect(serialize(deserialize(bytes))).toEqual(bytes);
        expect(compareValues(deserialize(bytes), document)).toBe(0);
      }),
    );
  });

  it.each([
    ['a whole double', { a: new Double(5) }],
    ['a negative zero', { a: new Double(-0) }],
    ['an int32', { a: 5 }],
    ['a reference', { a: { $ref: 'b', $id: 1 } }],
    ['code', { a: new Code('x', { y: 1 }), b: new Code('z') }],
    ['old binary data', { a: new Binary(Buffer.from('abc'), 2) }],
    ['a field called __proto__', JSON.parse('{ "__proto__": { "a": 1 }, "b": 2 }') as Document],
  ])('keeps %s', (_what, document) => {
    const bytes = bytesOf(document);
    expect(serialize(deserialize(bytes))).toEqual(bytes);
  });

  it('tells a whole double from an int32', () => {
    expect(deserialize(bytesOf({ a: new Double(5), b: 5 }))).toEqual({ a: new Double(5), b: 5 });
  });

  it('reads up to the depth that MongoDB allows', () => {
    expect(() => deserialize(bytesOf(nested(150)))).not.toThrow();
    expect(() => deserialize(bytesOf(nested(250)))).toThrow(expect.objectContaining({ code: 15 }));
  });

  it('refuses every cut or stretched document', () => {
    const bytes = bytesOf({ a: 'text', b: { c: [1, 2.5] }, d: new Binary(Buffer.from('abc')) });
    for (let length = 0; length < bytes.length; length++) {
      const cut = Buffer.from(bytes.subarray(0, length));
      expect(() => deserialize(cut)).toThrow(expect.objectContaining({ code: 22 }));
      if (length < 4) continue;
      cut.writeInt32LE(length, 0);
      expect(() => deserialize(cut)).toThrow(expect.objectContaining({ code: 22 }));
    }
  });

  it('answers or refuses any bytes, and nothing else', () => {
    fc.assert(
      fc.property(
        documents,
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
        (document, changes) => {
          const bytes = bytesOf(document);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          try {
            deserialize(bytes);
          } catch (error) {
            expect(error).toMatchObject({ name: 'MongoError' });
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('serialize', () => {
  it('leaves out what is not there', () => {
    expect(deserialize(serialize({ a: undefined, b: null }))).toEqual({ b: null });
    expect(serialize({ a: 1 }).length).toBe(calculateObjectSize({ a: 1 }));
  });
});
