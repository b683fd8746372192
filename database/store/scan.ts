import { MAX_KEY_BYTES } from '../bson/key.ts';
import type { Predicate } from '../query/match.ts';
import type { Sort } from '../query/sort.ts';
import { MongoError } from '../errors.ts';
import type { Collection } from './catalog.ts';
import { readDocument } from './document-writer.ts';
import { idKeyOf } from './index-entries.ts';
import { keyString, PREFIX_BYTES, type KeyRange } from './keys.ts';
import type { Plan, ScanPlan, UnionPlan } from './plan.ts';
import { Row, type FieldsOf } from './row.ts';
import { readSealed } from './seal.ts';
import type { DirectedRange, Entry, ReadView } from './view.ts';
import { beyond } from './views.ts';
import { PAUSE } from './work.ts';

/** How much a scan had to read. */
export interface ScanStatistics {
  keysExamined: number;
  documentsExamined: number;
}

export interface ScanRequest {
  readonly view: ReadView;
  readonly collection: Collection;
  readonly matches: Predicate;
  /** Reads what `matches`, and the sort, look at. */
  readonly read: FieldsOf;
  readonly sort: Sort | null;
  readonly statistics: ScanStatistics;
  /** How many rows will probably be taken. */
  readonly expected: number;
  readonly freshness: Freshness;
}

/** Changes whenever the client comes back for more: what was read before that may be out of date. */
export interface Freshness {
  time: number;
}

export type Rows = Generator<Row | typeof PAUSE, void>;

const MOST_ENTRIES = 256;

/**
 * The entries of a range, read a page at a time.
 *
 * Between two pages nothing of the table is held open: the next one begins after the last key, in whatever state the
 * table is by then. So a scan can be interrupted for as long as its client likes; what was read ahead before a long
 * interruption is read again.
 */
function* entriesOfRange(
  { view, expected, freshness }: ScanRequest,
  range: DirectedRange,
): Generator<Entry | typeof PAUSE, void> {
  let rest = range;
  let size = Math.min(Math.max(expected, 4), MOST_ENTRIES);
  for (;;) {
    const { entries, more } = view.page(rest, size);
    const readAt = freshness.time;
    let last: Entry | undefined;
    for (const entry of entries) {
      yield entry;
      last = entry;
      if (freshness.time !== readAt) break;
    }
    if (!last || (!more && last === entries.at(-1))) return;
    rest = beyond(rest, last.key);
    size = Math.min(size * 2, MOST_ENTRIES);
    yield PAUSE;
  }
}

function checkAlive({ index }: ScanPlan): void {
  if (index?.state === 'dropped')
    throw new MongoError(175, `index '${index.name}' was dropped while it was read`);
}

function rowOf({ view, collection, read }: ScanRequest, { index }: ScanPlan, entry: Entry): Row | null {
  if (!index) return new Row(entry.key.subarray(PREFIX_BYTES), readSealed(entry.value), read);
  const idKey = idKeyOf(entry);
  const bytes = readDocument(view, collection, idKey);
  // Outside a snapshot, the document may have gone since the page was read.
  return bytes && new Row(idKey, bytes, read);
}

/** Whether at most one entry is in each range: it then has the key that the range starts with. A cut key may be several. */
const isPoint = ({ index, bounds }: ScanPlan, { start }: KeyRange): boolean =>
  bounds !== null &&
  bounds.points === (index ? index.fields.length : 1) &&
  (index === null || index.unique) &&
  start.length < PREFIX_BYTES + MAX_KEY_BYTES;

function entryAt(view: ReadView, key: Buffer): readonly Entry[] {
  const value = view.get(key);
  return value ? [{ key, value }] : [];
}

function* scanRange(request: ScanRequest, plan: ScanPlan, range: KeyRange): Rows {
  const entries = isPoint(plan, range)
    ? entryAt(request.view, range.start)
    : entriesOfRange(request, { ...range, reverse: plan.reverse });
  for (const entry of entries) {
    if (entry === PAUSE) {
      yield PAUSE;
      checkAlive(plan);
      continue;
    }
    if (plan.index) request.statistics.keysExamined++;
    const row = rowOf(request, plan, entry);
    if (!row) continue;
    request.statistics.documentsExamined++;
    if (request.matches(row.fields)) yield row;
  }
}

function* scanAll(request: ScanRequest, plan: ScanPlan): Rows {
  const ranges = plan.reverse ? [...plan.ranges].reverse() : plan.ranges;
  for (const [index, range] of ranges.entries()) {
    if (index > 0 && index % 32 === 0) yield PAUSE;
    yield* scanRange(request, plan, range);
  }
}

function* distinct(rows: Rows): Rows {
  const seen = new Set<string>();
  for (const row of rows) {
    if (row === PAUSE) yield row;
    else {
      const key = keyString(row.idKey);
      if (seen.has(key)) continue;
      seen.add(key);
      yield row;
    }
  }
}

/** The next row of a stream, with pauses passed on. */
function* nextRow(rows: Rows): Generator<typeof PAUSE, Row | null> {
  for (;;) {
    const { value, done } = rows.next();
    if (done) return null;
    if (value === PAUSE) yield PAUSE;
    else return value;
  }
}

interface Head {
  readonly row: Row;
  readonly key: readonly unknown[];
  readonly rows: Rows;
}

/** Merges streams that are sorted, each by itself. */
function* merge(streams: readonly Rows[], sort: Sort): Rows {
  const heads: Head[] = [];
  const insert = (row: Row, rows: Rows) => {
    const key = sort.keyOf(row.fields);
    let low = 0;
    let high = heads.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = heads[middle];
      if (other && sort.compareKeys(other.key, key) <= 0) low = middle + 1;
      else high = middle;
    }
    heads.splice(low, 0, { row, key, rows });
  };
  for (const rows of streams) {
    const row = yield* nextRow(rows);
    if (row) insert(row, rows);
  }
  for (let head = heads.shift(); head; head = heads.shift()) {
    yield head.row;
    const row = yield* nextRow(head.rows);
    if (row) insert(row, head.rows);
  }
}

function* scanUnion(request: ScanRequest, plan: UnionPlan): Rows {
  const streams = plan.branches.map((branch) => scanAll(request, branch));
  if (plan.isSorted && request.sort) {
    yield* distinct(merge(streams, request.sort));
    return;
  }
  yield* distinct(
    (function* () {
      for (const stream of streams) yield* stream;
    })(),
  );
}

/** The rows that match, each once, as the plan finds them. */
export function scan(request: ScanRequest, plan: Plan): Rows {
  if (plan.kind === 'union') return scanUnion(request, plan);
  const rows = scanAll(request, plan);
  return plan.mayRepeat ? distinct(rows) : rows;
}
