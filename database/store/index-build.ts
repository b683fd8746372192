import type { Document } from 'bson';
import { deserialize } from '../bson/document.ts';
import { cannotCreateIndex, MongoError } from '../errors.ts';
import { newCollection, type Collection } from './catalog.ts';
import { readCounts } from './counters.ts';
import { duplicateKeyOf, isTaken, readDocument, type DocumentWriter } from './document-writer.ts';
import { Index } from './index-definition.ts';
import { entriesOf } from './index-entries.ts';
import { existingIndex, isIdIndex } from './index-spec.ts';
import { PREFIX_BYTES, rangeOf } from './keys.ts';
import type { PlainWriter } from './plain-writer.ts';
import type { Store } from './store.ts';
import type { Transaction } from './transaction.ts';
import { beyond } from './views.ts';
import { afterLocks, PAUSE, type Work } from './work.ts';

export interface CreatedIndexes {
  readonly before: number;
  readonly after: number;
  readonly createdCollection: boolean;
}

interface Registered extends CreatedIndexes {
  /** What has to be filled from the documents. */
  readonly toBuild: readonly Index[];
  /** What another command is filling. */
  readonly building: readonly Index[];
}

const MAX_INDEXES = 64;
const DOCUMENTS_AT_ONCE = 128;

/** Adds indexes to the catalog: ready if the collection is empty, to be built otherwise. */
function register(
  writer: DocumentWriter,
  {
    namespace,
    specs,
    store,
  }: { readonly namespace: string; readonly specs: readonly Document[]; readonly store: Store },
  isEmpty: (collection: Collection) => boolean,
): Registered {
  const existing = writer.collections.get(namespace);
  const collection = existing ?? newCollection({ namespace }, store.numbers);
  const indexes = [...collection.indexes];
  const added: Index[] = [];
  const building: Index[] = [];
  for (const spec of specs) {
    if (isIdIndex(spec)) continue;
    const found = existingIndex(indexes, spec);
    if (found?.state === 'building') building.push(found);
    if (found) continue;
    const record = {
      id: store.numbers.take(),
      spec,
      arrayFields: [],
      capped: false,
      ready: isEmpty(collection),
    };
    const index = new Index(record);
    indexes.push(index);
    added.push(index);
  }
  if (indexes.length + 1 > MAX_INDEXES) {
    throw cannotCreateIndex(`add index fails, too many indexes for ${namespace}`);
  }
  if (!existing || added.length > 0) writer.setCollection({ ...collection, indexes });
  return {
    before: collection.indexes.length + 1,
    after: indexes.length + 1,
    createdCollection: !existing,
    toBuild: added.filter(({ state }) => state === 'building'),
    building: building.filter((index) => !added.includes(index)),
  };
}

/** Puts the entries of some documents, and answers where to go on; null at the end. */
function* fill(writer: PlainWriter, { namespace, indexes, from }: Filling): Work<Buffer | null> {
  const collection = writer.collections.get(namespace);
  if (!collection || indexes.some(({ state }) => state === 'dropped'))
    throw new MongoError(175, 'collection or index dropped');
  const whole = { ...rangeOf(collection.prefix), reverse: false };
  const { entries } = writer.page(from ? beyond(whole, from) : whole, DOCUMENTS_AT_ONCE);
  for (const { key } of entries) {
    const idKey = key.subarray(PREFIX_BYTES);
    yield* afterLocks(function* () {
      // Read again: others may have written since the page was.
      const bytes = readDocument(writer, collection, idKey);
      const document = bytes && deserialize(bytes);
      if (document) for (const index of indexes) putEntries(writer, { collection, index, idKey }, document);
      yield PAUSE;
    });
  }
  return entries.at(-1)?.key ?? null;
}

interface Filling {
  readonly namespace: string;
  readonly indexes: readonly Index[];
  readonly from: Buffer | null;
}

interface Target {
  readonly collection: Collection;
  readonly index: Index;
  readonly idKey: Buffer;
}

function putEntries(writer: PlainWriter, target: Target, document: Document): void {
  const { entries, flagsChanged } = entriesOf(target.index, document, target.idKey);
  for (const entry of entries) {
    if (!entry.uniqueKey) continue;
    writer.claim(entry.uniqueKey);
    if (isTaken(writer, target, entry)) throw duplicateKeyOf(target.collection, target.index, entry.values);
  }
  for (const { key, value } of entries) writer.put(key, value);
  if (flagsChanged) writer.flagsChanged(target.collection);
}

// eslint-disable-next-line require-yield
function* makeReady(writer: PlainWriter, namespace: string, built: readonly Index[]): Work<void> {
  for (const index of built) index.state = 'ready';
  const collection = writer.collections.get(namespace);
  if (collection) writer.flagsChanged(collection);
}

// eslint-disable-next-line require-yield
function* abandon(writer: PlainWriter, namespace: string, failed: readonly Index[]): Work<void> {
  for (const index of failed) {
    index.state = 'dropped';
    writer.discard(index.prefix);
  }
  const collection = writer.collections.get(namespace);
  if (!collection) return;
  writer.setCollection({
    ...collection,
    indexes: collection.indexes.filter((index) => !failed.includes(index)),
  });
}

async function build(store: Store, namespace: string, indexes: readonly Index[]): Promise<void> {
  try {
    let from: Buffer | null = null;
    do {
      const filling: Filling = { namespace, indexes, from };
      from = await store.write((writer) => fill(writer, filling), { bulk: true });
    } while (from);
    await store.write((writer) => makeReady(writer, namespace, indexes));
  } catch (error) {
    await store.write((writer) => abandon(writer, namespace, indexes));
    throw error;
  }
}

/**
 * Makes indexes, and the collection if need be. Answers when all of them are complete.
 *
 * Other writes go on while one is built: they keep its entries from the moment that it is in the catalog, and the
 * documents that were there before are added a few at a time. What a crash leaves half built is removed at the start.
 */
export async function createIndexes(
  store: Store,
  namespace: string,
  specs: readonly Document[],
): Promise<CreatedIndexes> {
  const registered = await store.write((writer) =>
    afterLocks(
      // eslint-disable-next-line require-yield
      function* () {
        return register(
          writer,
          { namespace, specs, store },
          (collection) => readCounts(writer, collection).documents === 0,
        );
      },
    ),
  );
  const { toBuild, building } = registered;
  if (toBuild.length > 0) {
    const done = build(store, namespace, toBuild);
    for (const index of toBuild) store.builds.set(index, done);
    try {
      await done;
    } finally {
      for (const index of toBuild) store.builds.delete(index);
    }
  }
  for (const index of building) await store.builds.get(index);
  return registered;
}

/** The same within a transaction, which can make indexes of new and of empty collections only. */
export function createIndexesWithin(
  transaction: Transaction,
  store: Store,
  { namespace, specs }: { readonly namespace: string; readonly specs: readonly Document[] },
): CreatedIndexes {
  const registered = register(transaction, { namespace, specs, store }, (collection) => {
    if (transaction.countsOf(collection).documents === 0) return true;
    throw new MongoError(
      263,
      `Cannot create new indexes on existing collection ${namespace} in a multi-document transaction.`,
    );
  });
  return registered;
}

/** Removes what a crash has left half built. */
export async function dropUnfinished(store: Store): Promise<void> {
  for (const { namespace, indexes } of store.collections.values()) {
    const unfinished = indexes.filter(({ state }) => state === 'building');
    if (unfinished.length > 0) await store.write((writer) => abandon(writer, namespace, unfinished));
  }
}
