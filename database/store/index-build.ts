import type { Document } from 'bson';
import { cannotCreateIndex, MongoError } from '../errors.ts';
import { newCollection, type Collection } from './catalog.ts';
import type { DocumentWriter } from './document-writer.ts';
import { Index } from './index-definition.ts';
import { collectionOf, fillIndexes, type Filling } from './index-fill.ts';
import { existingIndex, isIdIndex } from './index-spec.ts';
import { rangeOf } from './keys.ts';
import type { PlainWriter, Watch } from './plain-writer.ts';
import type { Store } from './store.ts';
import type { Transaction } from './transaction.ts';
import type { ReadView } from './view.ts';
import { afterLocks, inOnePiece } from './work.ts';

export interface CreatedIndexes {
  readonly before: number;
  readonly after: number;
  readonly createdCollection: boolean;
}

interface Registered extends CreatedIndexes {
  /** The number of the collection. */
  readonly id: number;
  /** What has to be filled from the documents. */
  readonly toBuild: readonly Index[];
  /** What another command is filling. */
  readonly building: readonly Index[];
}

const MAX_INDEXES = 64;

interface Registration {
  readonly namespace: string;
  readonly specs: readonly Document[];
  readonly store: Store;
}

/** One would do, but removed ones that are still in the table are skipped so many at a time. */
const DOCUMENTS_AT_ONCE = 8;

/** Asks for the documents themselves: the counters of a commit that is being made are written at its end. */
const isEmpty = (view: ReadView, { prefix }: Collection): boolean =>
  view.page({ ...rangeOf(prefix), reverse: false }, DOCUMENTS_AT_ONCE).entries.length === 0;

/** Adds indexes to the catalog: those are to be built that are not ready from some commit on. */
function register(
  writer: DocumentWriter,
  { namespace, specs, store }: Registration,
  readyFrom: (collection: Collection) => number | null,
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
    const since = readyFrom(collection);
    const index = new Index({
      id: store.numbers.take(),
      spec,
      arrayFields: [],
      capped: false,
      ready: false,
    });
    if (since !== null) index.ready(since);
    indexes.push(index);
    added.push(index);
  }
  if (indexes.length + 1 > MAX_INDEXES) {
    throw cannotCreateIndex(`add index fails, too many indexes for ${namespace}`);
  }
  if (!existing || added.length > 0) writer.setCollection({ ...collection, indexes });
  return {
    id: collection.id,
    before: collection.indexes.length + 1,
    after: indexes.length + 1,
    createdCollection: !existing,
    toBuild: added.filter(({ state }) => state === 'building'),
    building: building.filter((index) => !added.includes(index)),
  };
}

function makeReady(writer: PlainWriter, store: Store, filling: Filling): void {
  // Refuses what was dropped meanwhile.
  const collection = collectionOf(writer, filling);
  for (const index of filling.indexes) index.ready(store.pendingSequence);
  writer.flagsChanged(collection);
}

function abandon(writer: PlainWriter, { id, indexes }: Filling): void {
  for (const index of indexes) {
    index.drop();
    writer.discard(index.prefix);
  }
  const collection = [...writer.collections.values()].find((each) => each.id === id);
  if (!collection) return;
  writer.setCollection({
    ...collection,
    indexes: collection.indexes.filter(({ state }) => state !== 'dropped'),
  });
}

async function build(store: Store, filling: Filling): Promise<void> {
  try {
    await fillIndexes(store, filling);
    await store.write((writer) => inOnePiece(() => makeReady(writer, store, filling)));
  } catch (error) {
    await store.write((writer) => inOnePiece(() => abandon(writer, filling)));
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
        register(writer, { namespace, specs, store }, (collection) =>
          isEmpty(writer, collection) ? store.pendingSequence : null,
        ),
      ),
    ),
  );
  const { id, toBuild, building } = registered;
  if (toBuild.length > 0) {
    const done = build(store, { id, indexes: toBuild, watches: new Set() });
    for (const index of toBuild) store.builds.set(index.id, done);
    try {
      await done;
    } finally {
      for (const index of toBuild) store.builds.delete(index.id);
    }
  }
  for (const index of building) await store.builds.get(index.id);
  return registered;
}

/** The same within a transaction, which can make indexes of new and of empty collections only. */
export function createIndexesWithin(
  transaction: Transaction,
  store: Store,
  { namespace, specs }: { readonly namespace: string; readonly specs: readonly Document[] },
): CreatedIndexes {
  const registered = register(transaction, { namespace, specs, store }, (collection) => {
    if (isEmpty(transaction, collection)) return transaction.snapshotSequence;
    throw new MongoError(
      263,
      `Cannot create new indexes on existing collection ${namespace} in a multi-document transaction.`,
    );
  });
  return registered;
}

/** Removes what a crash has left half built. */
export async function dropUnfinished(store: Store): Promise<void> {
  for (const { id, indexes } of store.collections.values()) {
    const unfinished = indexes.filter(({ state }) => state === 'building');
    const filling = { id, indexes: unfinished, watches: new Set<Watch>() };
    if (unfinished.length > 0) await store.write((writer) => inOnePiece(() => abandon(writer, filling)));
  }
}
