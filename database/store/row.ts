import type { Document } from 'bson';
import { deserialize } from '../bson/document.ts';
import type { StoredDocument } from './document-writer.ts';

/** A document that a scan has found, read as far as it is needed. */
export class Row implements StoredDocument {
  readonly idKey: Buffer;
  readonly bytes: Buffer;
  /** The fields that filter and sort look at; perhaps more. */
  readonly fields: Document;
  #document: Document | null;

  constructor(idKey: Buffer, bytes: Buffer, read: FieldsOf) {
    this.idKey = idKey;
    this.bytes = bytes;
    this.fields = read(bytes);
    this.#document = read === deserialize ? this.fields : null;
  }

  get document(): Document {
    this.#document ??= deserialize(this.bytes);
    return this.#document;
  }
}

export type FieldsOf = (bytes: Buffer) => Document;
