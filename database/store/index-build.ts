import type { Document } from 'bson';
import { cannotCreateIndex, MongoError } from '../errors.ts';
import { newCollection, type Collection } from './catalog.ts';
import { readCounts } from './counters.ts';
import type { DocumentWriter } from './document-writer.ts';
import { Index } from './index-definition.ts';
import { fillIndexes, type Filling } from './index-fill.ts';
import { existingIndex, isIdIndex } from './index-spec.ts';
import type { PlainWriter } from './plain-writer.ts';
import type { Store } from './store.ts';
import type { Transaction } from './transaction.ts';
import { afterLocks, inOnePiece } from './work.ts';

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

function makeReady(writer: PlainWriter, namespace: string, built: readonly Index[]): void {
  for (const index of built) index.state = 'ready';
  const collection = writer.collections.get(namespace);
  if (collection) writer.flagsChanged(collection);
}

function abandon(writer: PlainWriter, namespace: string, failed: readonly Index[]): void {
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

async function build(store: Store, filling: Filling): Promise<void> {
  const { namespace, indexes } = filling;
  try {
    await fillIndexes(store, filling);
    await store.write((writer) => inOnePiece(() => makeReady(writer, namespace, indexes)));
  } catch (error) {
    await store.write((writer) => inOnePiece(() => abandon(writer, namespace, indexes)));
    throw error;
  } finally {
    for (const watch of filling.watches) store.writer.unwatch(watch);
  }
}

/**
 * Makes indexes, and the collection if need be. Answers when all of them are complete.
 *
 * Other writes go on while one is built: they keep its entries from the moment that it is in the catalog, and the
 * documents that were there before are added a run of them at a time. What a crash leaves half built is removed at the start.
 */
export async function createIndexes(
  store: Store,
  namespace: string,
  specs: readonly Document[],
): Promise<CreatedIndexes> {
  const registered = await store.write((writer) =>
    afterLocks(() =>
      inOnePiece(() =>
        register(
          writer,
          { namespace, specs, store },
          (collection) => readCounts(writer, collection).documents === 0,
        ),
      ),
    ),
  );
  const { toBuild, building } = registered;
  if (toBuild.length > 0) {
    const done = build(store, { namespace, indexes: toBuild, watches: new Set() });
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
    if (unfinished.length > 0)
      await store.write((writer) => inOnePiece(() => abandon(writer, namespace, unfinished)));
  }
}
