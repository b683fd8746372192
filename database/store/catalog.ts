import type { Document } from 'bson';
import { type Binary, UUID } from 'bson';
import { deserialize, serialize } from '../bson/document.ts';
import { catalogKey, CATALOG_RANGE, COUNTER_RANGE, documentPrefix, GARBAGE_RANGE, numberOf } from './keys.ts';
import { openIndex, type Index, type IndexRecord } from './index-definition.ts';
import { readSealed, seal } from './seal.ts';
import type { ReadView, WriteView } from './view.ts';

/** A collection as it is now. Changing its indexes makes a new object, so that what is planned can see the change. */
export interface Collection {
  readonly namespace: string;
  readonly id: number;
  readonly uuid: UUID;
  /** What `create` was told. */
  readonly options: Document;
  readonly indexes: readonly Index[];
  /** Where its documents are. */
  readonly prefix: Buffer;
  readonly reads: CollectionReads;
}

/** How a collection was read since the file was opened. */
export interface CollectionReads {
  /** Searches that no index led: they looked at every document until they had enough. */
  wholeScans: number;
}

const noReads = (): CollectionReads => ({ wholeScans: 0 });

interface CollectionRecord {
  readonly id: number;
  readonly uuid: Binary;
  readonly options: Document;
  readonly indexes: readonly IndexRecord[];
}

export type Collections = ReadonlyMap<string, Collection>;

export const databaseOf = (namespace: string): string => namespace.slice(0, namespace.indexOf('.'));
export const collectionNameOf = (namespace: string): string => namespace.slice(namespace.indexOf('.') + 1);

/** Numbers of collections and indexes. */
export class Numbers {
  #next = 1;

  /** Keeps a number from being given again. */
  reserve(id: number): void {
    this.#next = Math.max(this.#next, id + 1);
  }

  take(): number {
    return this.#next++;
  }
}

export interface NewCollection {
  readonly namespace: string;
  readonly options?: Document;
}

export function newCollection({ namespace, options = {} }: NewCollection, numbers: Numbers): Collection {
  const id = numbers.take();
  const prefix = documentPrefix(id);
  return { namespace, id, uuid: new UUID(), options, indexes: [], prefix, reads: noReads() };
}

export function saveCollection(view: WriteView, { namespace, id, uuid, options, indexes }: Collection): void {
  const record = { id, uuid, options, indexes: indexes.map((index) => index.record()) };
  view.put(catalogKey(namespace), seal(serialize(record)));
  for (const index of indexes) index.flagsSaved();
}

export function removeCollection(view: WriteView, { namespace }: Collection): void {
  view.remove(catalogKey(namespace));
}

/** All collections of the file, and the next free number. */
export function loadCollections(view: ReadView): { collections: Collections; numbers: Numbers } {
  const numbers = new Numbers();
  const collections = new Map<string, Collection>();
  for (const { key, value } of view.page({ ...CATALOG_RANGE, reverse: false }, Infinity).entries) {
    const namespace = key.toString('utf8', 1);
    // Written by saveCollection, and its checksum is right.
    const record = deserialize(readSealed(value, `the catalog entry of ${namespace}`)) as CollectionRecord;
    numbers.reserve(record.id);
    for (const { id } of record.indexes) numbers.reserve(id);
    collections.set(namespace, {
      namespace,
      id: record.id,
      uuid: new UUID(record.uuid.buffer),
      options: record.options,
      indexes: record.indexes.map(openIndex),
      prefix: documentPrefix(record.id),
      reads: noReads(),
    });
  }
  for (const { key } of view.page({ ...GARBAGE_RANGE, reverse: false }, Infinity).entries) {
    numbers.reserve(numberOf(key.subarray(1)));
  }
  for (const { key } of view.page({ ...COUNTER_RANGE, reverse: false }, Infinity).entries) {
    numbers.reserve(numberOf(key));
  }
  return { collections, numbers };
}
