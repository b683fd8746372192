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

/** An index of a collection. */
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
  readonly arrayFields: Set<number>;
  capped: boolean;
  state: IndexState;

  constructor({ id, spec, arrayFields, capped, ready }: IndexRecord) {
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
    this.arrayFields = new Set(arrayFields);
    this.capped = capped;
    this.state = ready ? 'ready' : 'building';
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
