import { Long, type Document } from 'bson';
import { serialize } from '../bson/document.ts';
import { type MongoError } from '../errors.ts';

/** What a command answers: a document, or one that is serialized already. */
export type Reply = Document | Buffer;

/** A batch of a cursor. */
export interface CursorBatch {
  readonly namespace: string;
  /** 0 when there is nothing more. */
  readonly id: bigint;
  readonly field: 'firstBatch' | 'nextBatch';
  readonly documents: readonly Buffer[];
}

const element = (type: number, name: string): Buffer =>
  Buffer.from(`${String.fromCharCode(type)}${name}\0`, 'latin1');

/** An array of documents that are serialized already. */
function arrayOf(documents: readonly Buffer[]): Buffer {
  const names = documents.map((_, index) => element(0x03, String(index)));
  const length = documents.reduce(
    (sum, { length: bytes }, index) => sum + bytes + (names[index]?.length ?? 0),
    5,
  );
  const array = Buffer.allocUnsafe(length);
  array.writeInt32LE(length, 0);
  let at = 4;
  documents.forEach((document, index) => {
    const name = names[index];
    if (name) at += name.copy(array, at);
    array.set(document, at);
    at += document.length;
  });
  array[at] = 0;
  return array;
}

function documentOf(parts: readonly Buffer[]): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32LE(
    parts.reduce((sum, part) => sum + part.length, 5),
    0,
  );
  return Buffer.concat([length, ...parts, Buffer.of(0)]);
}

const fieldsOf = (document: Document): Buffer => serialize(document).subarray(4, -1);

/** The answer with a batch, put together from the documents' bytes without reading them. */
export function cursorReply({ namespace, id, field, documents }: CursorBatch, extra: Document = {}): Buffer {
  const cursor = documentOf([
    element(0x04, field),
    arrayOf(documents),
    fieldsOf({ id: Long.fromBigInt(id), ns: namespace }),
  ]);
  return documentOf([element(0x03, 'cursor'), cursor, fieldsOf({ ok: 1, ...extra })]);
}

export function errorReply(error: MongoError): Document {
  return {
    ok: 0,
    errmsg: error.message,
    code: error.code,
    codeName: error.codeName,
    ...error.details,
    ...(error.labels.length > 0 && { errorLabels: error.labels }),
  };
}
