import { equalValues } from '../bson/order.ts';
import { deserialize } from '../bson/document.ts';
import type { Collection } from './catalog.ts';
import { readCounts } from './counters.ts';
import { idKeyOfValue } from './document-writer.ts';
import type { Index } from './index-definition.ts';
import { entriesOf } from './index-entries.ts';
import { PREFIX_BYTES, rangeOf } from './keys.ts';
import { readSealed } from './seal.ts';
import type { DatedView, ReadView } from './view.ts';
import { beyond } from './views.ts';
import { PAUSE, type Work } from './work.ts';

/** What was found of a collection. */
export interface Validation {
  readonly documents: number;
  /** How many entries each index has, by its name. */
  readonly entries: Readonly<Record<string, number>>;
  /** What is wrong; empty if all is well. */
  readonly errors: readonly string[];
}

const ENTRIES_AT_ONCE = 256;
const MOST_ERRORS = 100;

function* countEntries(view: ReadView, { prefix }: { readonly prefix: Buffer }): Work<number> {
  let range = { ...rangeOf(prefix), reverse: false };
  let count = 0;
  for (;;) {
    const { entries, more } = view.page(range, ENTRIES_AT_ONCE);
    count += entries.length;
    const last = entries.at(-1);
    if (!last || !more) return count;
    range = beyond(range, last.key);
    yield PAUSE;
  }
}

/** The checks of one document: itself, and its entries in every index. */
class DocumentCheck {
  readonly errors: string[] = [];
  readonly expected = new Map<Index, number>();
  documents = 0;
  bytes = 0;
  readonly #view: ReadView;
  readonly #indexes: readonly Index[];

  constructor(view: ReadView, indexes: readonly Index[]) {
    this.#view = view;
    this.#indexes = indexes;
  }

  check(idKey: Buffer, sealed: Buffer): void {
    this.documents++;
    try {
      const bytes = readSealed(sealed);
      this.bytes += bytes.length;
      const document = deserialize(bytes);
      if (!idKeyOfValue(document['_id']).equals(idKey)) this.#report(idKey, 'is stored under another _id');
      for (const index of this.#indexes) this.#checkEntries(index, document, idKey);
    } catch (error) {
      this.#report(idKey, error instanceof Error ? error.message : String(error));
    }
  }

  #checkEntries(index: Index, document: ReturnType<typeof deserialize>, idKey: Buffer): void {
    const { entries } = entriesOf(index, document, idKey);
    const distinct = new Map(entries.map((entry) => [entry.key.toString('latin1'), entry]));
    this.expected.set(index, (this.expected.get(index) ?? 0) + distinct.size);
    for (const { key, value } of distinct.values()) {
      const found = this.#view.get(key);
      if (!found?.equals(value)) this.#report(idKey, `is not in the index ${index.name}`);
    }
  }

  #report(idKey: Buffer, what: string): void {
    if (this.errors.length < MOST_ERRORS) this.errors.push(`the document ${idKey.toString('hex')} ${what}`);
  }
}

/**
 * Reads every document of a collection and every entry of its indexes, in one state of the table.
 *
 * Each document must have all its entries, and there must be as many entries as that, so none is left over.
 */
export function* validateCollection(view: DatedView, collection: Collection): Work<Validation> {
  const indexes = collection.indexes.filter((index) => index.isReadable(view.lastCommit));
  const check = new DocumentCheck(view, indexes);
  let range = { ...rangeOf(collection.prefix), reverse: false };
  for (;;) {
    const { entries, more } = view.page(range, ENTRIES_AT_ONCE);
    for (const { key, value } of entries) {
      check.check(key.subarray(PREFIX_BYTES), value);
      yield PAUSE;
    }
    const last = entries.at(-1);
    if (!last || !more) break;
    range = beyond(range, last.key);
  }
  const { documents, errors, expected } = check;
  const entries: Record<string, number> = { _id_: documents };
  for (const index of indexes) {
    const count = yield* countEntries(view, index);
    const wanted = expected.get(index) ?? 0;
    if (count !== wanted) errors.push(`the index ${index.name} has ${count} entries instead of ${wanted}`);
    entries[index.name] = count;
  }
  const counts = readCounts(view, collection);
  if (!equalValues({ ...counts }, { documents, bytes: check.bytes })) {
    errors.push(`the counters say ${counts.documents} documents instead of ${documents}`);
  }
  return { documents, entries, errors };
}
