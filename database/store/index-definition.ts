import type { Document } from 'bson';
import { toNumber } from '../bson/number.ts';
import { isNumeric, type NumericValue } from '../bson/types.ts';
import { compileFilter, type Predicate } from '../query/match.ts';
import { parsePath, type Path } from '../query/path.ts';
import { fieldsOfFilter } from '../query/filter-fields.ts';
import { entryPrefix } from './keys.ts';

export type Direction = 1 | -1;

/** An index as its collection's catalog entry keeps it. */
export interface IndexRecord {
  readonly id: number;
  /** What `listIndexes` answers. */
  readonly spec: Document;
  /** Which of its fields some document has an array in, or on the way to. */
  readonly arrayFields: readonly number[];
  /** Whether some entry was cut because it was too long. */
  readonly capped: boolean;
  readonly ready: boolean;
}

/** While it is built, an index is written but not read. */
export type IndexState = 'building' | 'ready' | 'dropped';

interface IndexLife {
  state: IndexState;
  /** The commit from which on it has every document. An older snapshot lacks entries. */
  readyFrom: number;
  readonly arrayFields: Set<number>;
  capped: boolean;
  hasNewFlags: boolean;
}

/** An index of a collection. What happens to it in its life is shared by those that differ only in their options. */
export class Index {
  readonly id: number;
  readonly spec: Document;
  readonly name: string;
  readonly key: Document;
  readonly fields: readonly string[];
  readonly paths: readonly Path[];
  readonly directions: readonly Direction[];
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly hidden: boolean;
  readonly partialFilter: Document | null;
  /** Whether the partial filter, if there is one, takes a document in. */
  readonly covers: Predicate;
  readonly expireAfterSeconds: number | null;
  readonly prefix: Buffer;
  /** Whether the last field is `_id`, which then need not be appended to the keys. */
  readonly endsWithId: boolean;
  /** The top-level fields that decide on a document's entries; null if that can be any. */
  readonly topLevelFields: readonly string[] | null;
  readonly #life: IndexLife;

  constructor({ id, spec, arrayFields, capped, ready }: IndexRecord, life?: IndexLife) {
    const key = spec['key'] as Document; // checked when the index was made
    this.id = id;
    this.spec = spec;
    this.name = String(spec['name']);
    this.key = key;
    this.fields = Object.keys(key);
    this.paths = this.fields.map(parsePath);
    this.directions = Object.values(key).map((value: NumericValue) => (toNumber(value) < 0 ? -1 : 1));
    this.unique = spec['unique'] === true;
    this.sparse = spec['sparse'] === true;
    this.hidden = spec['hidden'] === true;
    this.partialFilter = (spec['partialFilterExpression'] as Document | undefined) ?? null;
    this.covers = this.partialFilter ? compileFilter(this.partialFilter) : () => true;
    const expiry: unknown = spec['expireAfterSeconds'];
    this.expireAfterSeconds = isNumeric(expiry) ? toNumber(expiry) : null;
    this.prefix = entryPrefix(id);
    this.endsWithId = this.fields.at(-1) === '_id';
    this.topLevelFields = topLevelFields(this.fields, this.partialFilter);
    this.#life = life ?? {
      state: ready ? 'ready' : 'building',
      readyFrom: ready ? 0 : Infinity,
      arrayFields: new Set(arrayFields),
      capped,
      hasNewFlags: false,
    };
  }

  /** The same index with other options. */
  with(options: Document): Index {
    return new Index({ ...this.record(), spec: { ...this.spec, ...options } }, this.#life);
  }

  get state(): IndexState {
    return this.#life.state;
  }

  get arrayFields(): ReadonlySet<number> {
    return this.#life.arrayFields;
  }

  get capped(): boolean {
    return this.#life.capped;
  }

  /** Whether the catalog does not have all flags yet. Those of a write that was refused stay, and are not written with it. */
  get hasNewFlags(): boolean {
    return this.#life.hasNewFlags;
  }

  noteArrayField(field: number): void {
    if (this.arrayFields.has(field)) return;
    this.#life.arrayFields.add(field);
    this.#life.hasNewFlags = true;
  }

  noteCapped(): void {
    if (this.capped) return;
    this.#life.capped = true;
    this.#life.hasNewFlags = true;
  }

  flagsSaved(): void {
    this.#life.hasNewFlags = false;
  }

  /** Complete as of the commit that has this number. */
  ready(readyFrom: number): void {
    this.#life.state = 'ready';
    this.#life.readyFrom = readyFrom;
  }

  drop(): void {
    this.#life.state = 'dropped';
  }

  /** Whether it has all documents of a state whose last commit is this one. */
  isReadable(lastCommit: number): boolean {
    return this.state === 'ready' && this.#life.readyFrom <= lastCommit;
  }

  get isMultikey(): boolean {
    return this.arrayFields.size > 0;
  }

  record(): IndexRecord {
    const { id, spec, capped } = this;
    return { id, spec, arrayFields: [...this.arrayFields], capped, ready: this.state === 'ready' };
  }
}

function topLevelFields(fields: readonly string[], partialFilter: Document | null): readonly string[] | null {
  const ofFilter = partialFilter ? fieldsOfFilter(partialFilter) : new Set<string>();
  return ofFilter && [...new Set([...fields.map((field) => field.split('.', 1)[0] ?? field), ...ofFilter])];
}

export const openIndex = (record: IndexRecord): Index => new Index(record);

/** The index on `_id`, which every collection has: its documents themselves. */
export const ID_INDEX_SPEC: Document = { v: 2, key: { _id: 1 }, name: '_id_' };
