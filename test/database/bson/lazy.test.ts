import { describe, expect, it } from '@jest/globals';
import { ObjectId, type Document } from 'bson';
import fc from 'fast-check';
import { deserialize, serialize } from '../../../database/bson/document.ts';
import { fieldReader, readField, withIdFirst } from '../../../database/bson/lazy.ts';
import { documents } from './arbitrary-values.ts';

describe('fieldReader', () => {
  it('reads what a full read finds in those fields', () => {
    fc.assert(
      fc.property(documents, fc.subarray(['a', 'b', 'c', 'x']), (document, names) => {
        const bytes = serialize(document);
        const all = Object.entries(deserialize(bytes));
        expect(fieldReader(names)(bytes)).toEqual(
          Object.fromEntries(all.filter(([name]) => names.includes(name))),
        );
      }),
    );
  });
});

describe('readField', () => {
  it('is undefined for a field that is not there', () => {
    const bytes = serialize({ ab: 1, b: null });
    expect([readField(bytes, 'ab'), readField(bytes, 'a'), readField(bytes, 'b')]).toEqual([
      1,
      undefined,
      null,
    ]);
  });
});

describe('withIdFirst', () => {
  it.each<[Document, Document]>([
    [
      { a: 1, _id: 2, b: 3 },
      { _id: 2, a: 1, b: 3 },
    ],
    [
      { _id: 2, a: 1 },
      { _id: 2, a: 1 },
    ],
    [
      { a: { _id: 1 }, _id: { x: 1 } },
      { _id: { x: 1 }, a: { _id: 1 } },
    ],
  ])('moves the _id of %j', (document, expected) => {
    expect(withIdFirst(serialize(document))).toEqual(serialize(expected));
  });

  it('gives an ObjectId to a document without _id', () => {
    const document = deserialize(withIdFirst(serialize({ a: 1 })));
    expect(document).toEqual({ _id: expect.any(ObjectId), a: 1 });
    expect(Object.keys(document)).toEqual(['_id', 'a']);
  });
});
