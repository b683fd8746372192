import type { Document } from 'bson';
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

/** Writes BSON by hand: a batch is put together from its documents' bytes, in one buffer. */
class BsonWriter {
  readonly bytes: Buffer;
  #at = 0;

  constructor(length: number) {
    this.bytes = Buffer.allocUnsafe(length);
  }

  /** The type and the name of a field, which is ASCII. */
  element(type: number, name: string): this {
    this.bytes[this.#at++] = type;
    // Names are short: a loop is faster than a call of `write`.
    for (let index = 0; index < name.length; index++) this.bytes[this.#at++] = name.charCodeAt(index);
    this.bytes[this.#at++] = 0;
    return this;
  }

  int32(value: number): this {
    this.#at = this.bytes.writeInt32LE(value, this.#at);
    return this;
  }

  int64(value: bigint): this {
    this.#at = this.bytes.writeBigInt64LE(value, this.#at);
    return this;
  }

  raw(bytes: Uint8Array): this {
    this.bytes.set(bytes, this.#at);
    this.#at += bytes.length;
    return this;
  }

  end(): this {
    this.bytes[this.#at++] = 0;
    return this;
  }
}

const DOCUMENT = 0x03;
const ARRAY = 0x04;
const STRING = 0x02;
const INT64 = 0x12;
const NO_EXTRA = serialize({ ok: 1 }).subarray(4);

/** Bytes of the names of so many elements: `0`, `1`, …, each with its type and its end. */
function nameBytes(count: number): number {
  let bytes = 0;
  for (let least = 1, digits = 1; least <= count || digits === 1; least *= 10, digits++) {
    const from = digits === 1 ? 0 : least;
    bytes += Math.max(0, Math.min(count, least * 10) - from) * (digits + 2);
  }
  return bytes;
}

/** The answer with a batch, put together from the documents' bytes without reading them. */
export function cursorReply({ namespace, id, field, documents }: CursorBatch, extra?: Document): Buffer {
  const ns = Buffer.from(namespace);
  const tail = extra ? serialize({ ok: 1, ...extra }).subarray(4) : NO_EXTRA;
  const arrayBytes = documents.reduce((sum, { length }) => sum + length, 5 + nameBytes(documents.length));
  const cursorBytes = 4 + (field.length + 2) + arrayBytes + (2 + 2 + 8) + (2 + 2 + 4 + ns.length + 1) + 1;
  const writer = new BsonWriter(4 + 8 + cursorBytes + tail.length);
  writer.int32(writer.bytes.length).element(DOCUMENT, 'cursor').int32(cursorBytes);
  writer.element(ARRAY, field).int32(arrayBytes);
  documents.forEach((document, index) => writer.element(DOCUMENT, String(index)).raw(document));
  writer.end();
  writer.element(INT64, 'id').int64(id);
  writer
    .element(STRING, 'ns')
    .int32(ns.length + 1)
    .raw(ns)
    .end();
  writer.end().raw(tail);
  return writer.bytes;
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
