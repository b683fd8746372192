import { serialize as write, type Document } from 'bson';
import { invalidBson } from '../errors.ts';
import { readDocument } from './decode.ts';

/**
 * Reads a whole document. What the types of BSON become:
 *
 * - int32 is a number; a double is a number, or a `Double` where the number would be written back as int32;
 * - int64 is a `Long`, decimal a `Decimal128`, binary data a `Binary`, a regular expression a `BSONRegExp`;
 * - sub-documents with `$ref` stay what they are; the deprecated undefined is null.
 *
 * So `serialize(deserialize(bytes))` is `bytes` again, but for integer-like field names, which JavaScript puts first.
 */
export function deserialize(bytes: Buffer): Document {
  if (bytes.length < 5 || bytes.readInt32LE(0) !== bytes.length) {
    throw invalidBson('the length of the document is not what it says');
  }
  return readDocument(bytes, 0);
}

/** Writes a document. A field that is `undefined` is not there. */
export function serialize(document: Document): Buffer {
  const written = write(document, { ignoreUndefined: true });
  return Buffer.from(written.buffer, written.byteOffset, written.byteLength);
}
