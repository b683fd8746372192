import { deserialize } from '../bson/document.ts';
import { fieldReader } from '../bson/lazy.ts';
import { MongoError } from '../errors.ts';
import type { Collection } from './catalog.ts';
import { readDocument } from './document-writer.ts';
import { EntryRun } from './entry-run.ts';
import type { Index } from './index-definition.ts';
import { entriesOf, idKeyOf } from './index-entries.ts';
import { keyOfString, keyString, PREFIX_BYTES, rangeOf } from './keys.ts';
import type { PlainWriter, Watch } from './plain-writer.ts';
import type { FieldsOf } from './row.ts';
import { readSealed } from './seal.ts';
import { putEntry, putUnique } from './put-unique.ts';
import type { Store } from './store.ts';
import type { Entry } from './view.ts';
import { beyond } from './views.ts';
import { afterLocks, inOnePiece, inSlices, PAUSE, type Work } from './work.ts';

/** Indexes that are in the catalog already, so that every write keeps them, but lack what was there before. */
export interface Filling {
  /** The number of the collection, which can be given another name meanwhile. */
  readonly id: number;
  readonly indexes: readonly Index[];
  /** Those of the runs that were read and are not put yet. */
  readonly watches: Set<Watch>;
}

/** A run ends when its entries take so much memory. */
const RUN_BYTES = 64 * 2 ** 20;
const DOCUMENTS_AT_ONCE = 128;

/** The entries of some documents, what was written since before they were read, and where to go on; null at the end. */
interface Run {
  readonly entries: ReadonlyMap<Index, EntryRun>;
  readonly watch: Watch;
  readonly next: Buffer | null;
}

export function collectionOf(
  { collections }: Pick<PlainWriter, 'collections'>,
  { id, indexes }: Filling,
): Collection {
  const collection = [...collections.values()].find((each) => each.id === id);
  if (!collection || indexes.some(({ state }) => state === 'dropped'))
    throw new MongoError(175, 'collection or index dropped');
  return collection;
}

/** Reads what the indexes are made of; everything where that is not known. */
function readerFor(indexes: readonly Index[]): FieldsOf {
  const fields = new Set<string>();
  for (const { topLevelFields } of indexes) {
    if (!topLevelFields) return deserialize;
    topLevelFields.forEach((field) => fields.add(field));
  }
  return fieldReader(fields);
}

interface RunStart {
  readonly from: Buffer | null;
  readonly watch: Watch;
}

function* readRun(store: Store, filling: Filling, { from, watch }: RunStart): Work<Run> {
  const entries = new Map(filling.indexes.map((index) => [index, new EntryRun()]));
  const read = readerFor(filling.indexes);
  let next = from;
  const sum = (of: 'count' | 'bytes') => [...entries.values()].reduce((total, run) => total + run[of], 0);
  while (sum('count') < store.runEntries && sum('bytes') < RUN_BYTES) {
    const whole = { ...rangeOf(collectionOf(store, filling).prefix), reverse: false };
    const page = store.view.page(next ? beyond(whole, next) : whole, DOCUMENTS_AT_ONCE);
    for (const { key, value } of page.entries) {
      const document = read(readSealed(value));
      const idKey = key.subarray(PREFIX_BYTES);
      for (const [index, found] of entries) {
        for (const entry of entriesOf(index, document, idKey).entries) found.add(entry);
      }
      yield PAUSE;
    }
    next = page.entries.at(-1)?.key ?? null;
    if (!next) break;
  }
  return { entries, watch, next };
}

/** What a run has for one index. */
interface Part {
  readonly index: Index;
  readonly entries: EntryRun;
  readonly watch: Watch;
}

/** Puts a part, but for the documents that were written meanwhile: their entries may be others by now. */
function* putPart(writer: PlainWriter, filling: Filling, { index, entries, watch }: Part): Work<void> {
  const { written } = watch;
  for (const slice of slices(entries.sorted())) {
    const attempt = () => {
      // A range that was dropped may be purged by now, and nobody would remove what is put into it.
      const collection = collectionOf(writer, filling);
      const left = slice.filter((entry) => written.size === 0 || !written.has(keyString(idKeyOf(entry))));
      if (index.unique) putUnique(writer, { collection, index }, left);
      else for (const { key, value } of left) writer.put(key, value);
    };
    // It may have to wait for a transaction that has the same value.
    yield* afterLocks(() => inOnePiece(attempt));
    yield PAUSE;
  }
}

/** So many entries are put in one go. */
const SLICE_ENTRIES = 128;

function* slices(entries: Iterable<Entry>): Generator<readonly Entry[]> {
  let slice: Entry[] = [];
  for (const entry of entries) {
    slice.push(entry);
    if (slice.length < SLICE_ENTRIES) continue;
    yield slice;
    slice = [];
  }
  if (slice.length > 0) yield slice;
}

/** Puts a run's entries in each index, while the next one is read. */
async function putAll(store: Store, filling: Filling, { entries, watch }: Run): Promise<void> {
  const writes = [...entries].map(([index, found]) =>
    store.write((writer) => putPart(writer, filling, { index, entries: found, watch }), { bulk: true }),
  );
  await Promise.allSettled(writes);
  await Promise.all(writes);
}

/** Puts the entries of documents that were written meanwhile, as they are now. */
function* catchUp(writer: PlainWriter, filling: Filling, { written }: Watch): Work<void> {
  // What is written from now on finds the entries of its run in their place.
  for (const key of [...written]) {
    yield* afterLocks(() =>
      inOnePiece(() => {
        const collection = collectionOf(writer, filling);
        const idKey = keyOfString(key);
        const bytes = readDocument(writer, collection, idKey);
        if (!bytes) return;
        const document = deserialize(bytes);
        for (const index of filling.indexes) {
          const { entries } = entriesOf(index, document, idKey);
          for (const entry of entries) putEntry(writer, { collection, index, idKey }, entry);
        }
      }),
    );
    yield PAUSE;
  }
}

/** Reads on from there; a document that is written from now on is noted, and what was written before is read. */
async function readFrom(store: Store, filling: Filling, from: Buffer | null): Promise<Run> {
  const watch = await store.write((writer) => inOnePiece(() => writer.watch(collectionOf(writer, filling))));
  filling.watches.add(watch);
  return inSlices(readRun(store, filling, { from, watch }));
}

async function put(store: Store, filling: Filling, run: Run): Promise<void> {
  await putAll(store, filling, run);
  await store.write((writer) => catchUp(writer, filling, run.watch), { bulk: true });
  store.writer.unwatch(run.watch);
  filling.watches.delete(run.watch);
}

/**
 * Gives indexes the entries of the documents that were there before them, while others write.
 *
 * The entries of many documents are sorted and put one index at a time: so they fill page after page, where those of
 * one document after the other would each touch another page. The next run is read while one is put. A document that
 * is written between being read and being put is left out of its run, and read again after it.
 */
export async function fillIndexes(store: Store, filling: Filling): Promise<void> {
  let run: Run | null = await readFrom(store, filling, null);
  while (run) {
    const putting = put(store, filling, run);
    const reading: Promise<Run | null> = run.next
      ? readFrom(store, filling, run.next)
      : Promise.resolve(null);
    // Both have ended before anything is given up.
    await Promise.allSettled([putting, reading]);
    await putting;
    run = await reading;
  }
}
