import { ObjectId, type Document } from 'bson';
import { readValue, setField } from './decode.ts';
import { forEachElement, type Element } from './element.ts';
import { readName } from './text.ts';

interface FieldName {
  readonly name: string;
  readonly bytes: Buffer;
}

const fieldName = (name: string): FieldName => ({ name, bytes: Buffer.from(name) });

const isNamed = (document: Buffer, { nameStart, at }: Element, { bytes }: FieldName): boolean =>
  bytes.length === at - 1 - nameStart && bytes.compare(document, nameStart, at - 1) === 0;

/** Makes a reader of some top-level fields: it answers a document with those that are there, in stored order. */
export function fieldReader(names: Iterable<string>): (bytes: Buffer) => Document {
  const wanted = new Set(names);
  return (bytes) => {
    const document: Document = {};
    let missing = wanted.size;
    forEachElement(bytes, 0, (element) => {
      const name = readName(bytes, element.nameStart, element.at - 1);
      if (wanted.has(name)) {
        setField(document, name, readValue(bytes, element));
        missing--;
      }
      return missing > 0;
    });
    return document;
  };
}

/** One top-level field of a document; undefined when it is not there. */
export function readField(bytes: Buffer, name: string): unknown {
  const field = fieldName(name);
  let value: unknown;
  forEachElement(bytes, 0, (element) => {
    if (!isNamed(bytes, element, field)) return true;
    value = readValue(bytes, element);
    return false;
  });
  return value;
}

const ID = fieldName('_id');

/**
 * The document with `_id` as its first field, as MongoDB stores it; drivers may write it last.
 *
 * A document without `_id` gets a new ObjectId.
 */
export function withIdFirst(bytes: Buffer): Buffer {
  let id: Element | undefined;
  forEachElement(bytes, 0, (element) => {
    if (isNamed(bytes, element, ID)) id = element;
    return id === undefined;
  });
  if (!id) return withNewId(bytes);
  const start = id.nameStart - 1;
  return start === 4 ? bytes : moveToFront(bytes, start, id.end);
}

function moveToFront(bytes: Buffer, from: number, to: number): Buffer {
  const head = bytes.subarray(0, 4);
  return Buffer.concat([head, bytes.subarray(from, to), bytes.subarray(4, from), bytes.subarray(to)]);
}

function withNewId(bytes: Buffer): Buffer {
  const field = Buffer.concat([Buffer.of(0x07), ID.bytes, Buffer.of(0), new ObjectId().id]);
  const document = Buffer.concat([bytes.subarray(0, 4), field, bytes.subarray(4)]);
  document.writeInt32LE(document.length, 0);
  return document;
}
