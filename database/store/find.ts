import type { Document } from 'bson';
import { deserialize } from '../bson/document.ts';
import { fieldReader } from '../bson/lazy.ts';
import { memoryLimitExceeded } from '../errors.ts';
import { compileFilter } from '../query/match.ts';
import { fieldsOfFilter } from '../query/filter-fields.ts';
import { compileSort, type Sort } from '../query/sort.ts';
import { Top } from '../query/top.ts';
import type { Collection } from './catalog.ts';
import { planOf, type Plan } from './plan.ts';
import type { FieldsOf, Row } from './row.ts';
import { scan, type Rows, type ScanStatistics } from './scan.ts';
import type { DatedView } from './view.ts';
import { PAUSE } from './work.ts';

/** What to find, as the `find` command asks for it. */
export interface FindRequest {
  readonly filter: Document;
  readonly sort?: Document | null;
  readonly skip?: number;
  /** 0 is no limit. */
  readonly limit?: number;
  readonly hint?: unknown;
  /** Values of `let`. */
  readonly variables?: Document;
}

export interface Found {
  /** Null where there is no collection. */
  readonly plan: Plan | null;
  readonly rows: Rows;
  /** To be called before going on with the rows after a while. */
  readonly refresh: () => void;
  readonly statistics: ScanStatistics;
  /** Whether the rows had to be sorted in memory. */
  readonly isSorting: boolean;
}

/** MongoDB's limit of a sort without an index. */
const MAX_SORT_BYTES = 100 * 1024 * 1024;
const MOST_FIELDS = 12;

const isSortSpec = (sort: Document | null): sort is Document =>
  sort !== null && Object.keys(sort).length > 0 && !('$natural' in sort);

/** Reads the fields that filter and sort look at; everything where that is not known, or not less. */
function fieldsNeeded(filter: Document, sort: Sort | null): FieldsOf {
  const ofFilter = fieldsOfFilter(filter);
  if (!ofFilter) return deserialize;
  const ofSort = sort?.fields.map(({ path }) => path.split('.', 1)[0] ?? path) ?? [];
  const fields = new Set([...ofFilter, ...ofSort]);
  return fields.size > MOST_FIELDS ? deserialize : fieldReader(fields);
}

function* sorted(rows: Rows, sort: Sort, limit: number): Rows {
  const top = new Top<Row>(sort, limit);
  let bytes = 0;
  for (const row of rows) {
    if (row === PAUSE) {
      yield PAUSE;
      continue;
    }
    const key = sort.keyOf(row.fields);
    if (!top.wouldKeep(key)) continue;
    const kept = top.size;
    top.add(key, row);
    // A replaced row is taken to be as long as the one that replaces it.
    if (top.size > kept) bytes += row.bytes.length;
    if (bytes > MAX_SORT_BYTES) {
      throw memoryLimitExceeded(
        `Executor error during find command :: caused by :: Sort exceeded memory limit of ${MAX_SORT_BYTES} bytes, but did not opt in to external sorting.`,
      );
    }
  }
  yield* top.drain(PAUSE);
}

function* slice(rows: Rows, skip: number, limit: number): Rows {
  let toSkip = skip;
  let toTake = limit;
  for (const row of rows) {
    if (row === PAUSE) yield PAUSE;
    else if (toSkip > 0) toSkip--;
    else {
      yield row;
      if (--toTake === 0) return;
    }
  }
}

function* noRows(): Rows {}

/** Whether nothing leads the search: neither an index nor the order of `_id`. */
const isWholeScan = (plan: Plan, sort: Sort | null): boolean =>
  plan.kind === 'scan' && plan.isWhole && !plan.index && (sort === null || !plan.isSorted);

/**
 * Finds documents in one state of the table. Nothing is read before the first row is asked for, but what is wrong with
 * the request is refused, also where there is no collection.
 */
export function find(view: DatedView, collection: Collection | undefined, request: FindRequest): Found {
  const { filter, skip = 0, hint, variables = {} } = request;
  const limit = request.limit || Infinity;
  const sortSpec = request.sort ?? null;
  const matches = compileFilter(filter, { variables });
  const sort = isSortSpec(sortSpec) ? compileSort(sortSpec) : null;
  const statistics = { keysExamined: 0, documentsExamined: 0 };
  const freshness = { time: 0 };
  const refresh = () => {
    freshness.time++;
  };
  if (!collection) return { plan: null, rows: noRows(), refresh, statistics, isSorting: false };
  const plan = planOf(collection, { filter, sort: sortSpec, hint, lastCommit: view.lastCommit });
  if (isWholeScan(plan, sort)) collection.reads.wholeScans++;
  const isSorting = sort !== null && !plan.isSorted;
  const read = fieldsNeeded(filter, sort);
  const expected = isSorting ? Infinity : skip + limit;
  const found = scan({ view, collection, matches, read, sort, statistics, expected, freshness }, plan);
  const ordered = isSorting ? sorted(found, sort, skip + limit) : found;
  const rows = skip > 0 || limit !== Infinity ? slice(ordered, skip, limit) : ordered;
  return { plan, rows, refresh, statistics, isSorting };
}
