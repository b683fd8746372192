import type { Document } from 'bson';
import { distinctKey } from '../../bson/key.ts';
import { isDocument } from '../../bson/types.ts';
import { MongoError } from '../../errors.ts';
import { compileFilter } from '../../query/match.ts';
import { getField, parsePath, type Path } from '../../query/path.ts';
import type { Collection } from '../../store/catalog.ts';
import { readCounts } from '../../store/counters.ts';
import { find, type FindRequest } from '../../store/find.ts';
import type { DatedView } from '../../store/view.ts';
import { PAUSE, type Work } from '../../store/work.ts';
import { countField, documentField, integerField, requiredString } from '../arguments.ts';
import { collectionOf, viewOf, work, type Call } from '../call.ts';
import { namespaceOf, refuseCollation, type Commands } from './command.ts';

/** How many documents match. All of a collection are counted already. */
export function* countRows(view: DatedView, collection: Collection, request: FindRequest): Work<number> {
  let count = 0;
  for (const row of find(view, collection, request).rows) {
    if (row === PAUSE) yield PAUSE;
    else count++;
  }
  return count;
}

async function count(call: Call): Promise<Document> {
  const { args } = call;
  refuseCollation(args);
  const filter = documentField(args, 'query') ?? {};
  const skip = countField(args, 'skip') ?? 0;
  const limit = Math.abs(integerField(args, 'limit') ?? 0);
  compileFilter(filter);
  const collection = collectionOf(call, namespaceOf(call));
  if (!collection) return { n: 0, ok: 1 };
  if (Object.keys(filter).length === 0) {
    const { documents } = readCounts(viewOf(call), collection);
    return { n: Math.min(Math.max(documents - skip, 0), limit || Infinity), ok: 1 };
  }
  const request = { filter, skip, limit, hint: args['hint'] as unknown };
  return { n: await work(call, countRows(viewOf(call), collection, request)), ok: 1 };
}

/** Every value that a path reaches; of an array its elements. */
function* valuesAt(value: unknown, path: Path, depth: number): Generator<unknown> {
  const part = path[depth];
  if (!part) {
    if (Array.isArray(value)) yield* value;
    else if (value !== undefined) yield value;
  } else if (Array.isArray(value)) {
    for (const element of value) if (isDocument(element)) yield* valuesAt(element, path, depth);
    if (part.position >= 0) yield* valuesAt(value[part.position], path, depth + 1);
  } else if (isDocument(value)) {
    yield* valuesAt(getField(value, part.name), path, depth + 1);
  }
}

const MAX_DISTINCT_BYTES = 16 * 1024 * 1024;

function* distinctValues(
  view: DatedView,
  collection: Collection,
  { request, path }: Distinct,
): Work<unknown[]> {
  const values = new Map<string, unknown>();
  let bytes = 0;
  for (const row of find(view, collection, request).rows) {
    if (row === PAUSE) {
      yield PAUSE;
      continue;
    }
    for (const value of valuesAt(row.document, path, 0)) {
      const key = distinctKey(value);
      if (values.has(key)) continue;
      values.set(key, value);
      bytes += key.length;
      if (bytes > MAX_DISTINCT_BYTES) throw new MongoError(17217, 'distinct too big, 16mb cap');
    }
  }
  return [...values.values()];
}

interface Distinct {
  readonly request: FindRequest;
  readonly path: Path;
}

async function distinct(call: Call): Promise<Document> {
  const { args } = call;
  refuseCollation(args);
  const key = requiredString(args, 'key');
  const filter = documentField(args, 'query') ?? {};
  compileFilter(filter);
  const collection = collectionOf(call, namespaceOf(call));
  if (!collection) return { values: [], ok: 1 };
  const request = { filter, hint: args['hint'] as unknown };
  const values = await work(
    call,
    distinctValues(viewOf(call), collection, { request, path: parsePath(key) }),
  );
  return { values, ok: 1 };
}

export const countCommands: Commands = {
  count: { fields: ['query', 'limit', 'skip', 'hint', 'collation', 'fields'], run: count },
  distinct: { fields: ['key', 'query', 'collation', 'hint'], inTransaction: true, run: distinct },
};
