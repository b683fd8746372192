import type { Document } from 'bson';
import { serialize } from '../../bson/document.ts';
import { badValue, unsupported } from '../../errors.ts';
import { compileProjection } from '../../query/project.ts';
import { find, type FindRequest } from '../../store/find.ts';
import type { Rows } from '../../store/scan.ts';
import { PAUSE } from '../../store/work.ts';
import {
  booleanField,
  countField,
  documentField,
  integerField,
  longField,
  stringField,
  variablesField,
} from '../arguments.ts';
import { collectionOf, cursorOwner, viewOf, type Call } from '../call.ts';
import { StreamSource, type BatchSource } from '../cursors.ts';
import { cursorReply } from '../reply.ts';
import type { Reply } from '../reply.ts';
import { namespaceOf, refuseCollation, type Commands } from './command.ts';

const DEFAULT_BATCH = 101;

/** The documents of rows as they go out, projected if need be. */
export function* projected(
  rows: Rows,
  request: FindRequest,
  projection: Document,
): Generator<Buffer | typeof PAUSE, void> {
  const isWhole = Object.keys(projection).length === 0;
  const { apply } = compileProjection(projection, {
    filter: request.filter,
    variables: request.variables ?? {},
  });
  for (const row of rows) {
    if (row === PAUSE) yield PAUSE;
    else yield isWhole ? row.bytes : serialize(apply(row.document));
  }
}

export interface CursorOptions {
  readonly namespace: string;
  readonly source: BatchSource;
  readonly batchSize: number | undefined;
  /** Whether the client wants one batch only. */
  readonly isSingle?: boolean;
}

/** Answers the first batch, and keeps the rest for the client to ask for. */
export async function replyWithCursor(call: Call, options: CursorOptions): Promise<Reply> {
  const { namespace, source, batchSize = DEFAULT_BATCH, isSingle = false } = options;
  const { cursors } = call.server;
  const { documents, isLast } = await source.next(batchSize, call.deadline);
  if (isLast || isSingle) {
    source.close();
    return cursorReply({ namespace, id: 0n, field: 'firstBatch', documents });
  }
  const cursor = cursors.create({ namespace, owner: cursorOwner(call), source });
  cursors.open(cursor);
  return cursorReply({ namespace, id: cursor.id, field: 'firstBatch', documents });
}

const FIND_FIELDS = [
  'filter',
  'sort',
  'projection',
  'hint',
  'skip',
  'limit',
  'batchSize',
  'singleBatch',
  'let',
  'collation',
  'allowDiskUse',
  'noCursorTimeout',
  'allowPartialResults',
  'oplogReplay',
  'returnKey',
  'showRecordId',
  'tailable',
  'awaitData',
  'min',
  'max',
];

const REFUSED = ['tailable', 'awaitData', 'returnKey', 'showRecordId', 'min', 'max'];

interface FindCommand {
  readonly namespace: string;
  readonly request: FindRequest;
  readonly projection: Document;
  readonly isSingle: boolean;
}

/** Reads a `find` command, also one that is to be explained. */
export function readFind(args: Document, namespace: string): FindCommand {
  refuseCollation(args);
  for (const option of REFUSED) {
    if (args[option] !== undefined && args[option] !== false)
      throw unsupported(`the option ${option} of find`);
  }
  const limit = integerField(args, 'limit') ?? 0;
  if (limit < 0) throw badValue(`BSON field 'limit' value must be >= 0, actual value '${limit}'`);
  const request: FindRequest = {
    filter: documentField(args, 'filter') ?? {},
    sort: documentField(args, 'sort') ?? null,
    skip: countField(args, 'skip') ?? 0,
    limit,
    hint: args['hint'],
    variables: variablesField(args, 'let'),
  };
  const projection = documentField(args, 'projection') ?? {};
  return { namespace, request, projection, isSingle: booleanField(args, 'singleBatch') ?? false };
}

function runFind(call: Call): Promise<Reply> {
  const { args } = call;
  const { namespace, request, projection, isSingle } = readFind(args, namespaceOf(call));
  const collection = collectionOf(call, namespace);
  const { rows, refresh } = find(viewOf(call), collection, request);
  const stream = projected(rows, request, projection);
  const limit = request.limit || Infinity;
  const source = new StreamSource(stream, { limit, refresh });
  return replyWithCursor(call, { namespace, source, batchSize: countField(args, 'batchSize'), isSingle });
}

async function getMore(call: Call): Promise<Reply> {
  const { args, server } = call;
  const id = longField(args, 'getMore') ?? 0n;
  const namespace = `${call.database}.${stringField(args, 'collection') ?? ''}`;
  const cursor = server.cursors.take(id, { namespace, owner: cursorOwner(call) });
  cursor.isBusy = true;
  try {
    const batchSize = countField(args, 'batchSize') || Infinity;
    const { documents, isLast } = await cursor.source.next(batchSize, call.deadline);
    if (isLast) server.cursors.close(id);
    return cursorReply({ namespace, id: isLast ? 0n : id, field: 'nextBatch', documents });
  } catch (error) {
    server.cursors.close(id);
    throw error;
  } finally {
    cursor.isBusy = false;
    cursor.lastUsed = Date.now();
  }
}

function killCursors({ args, server }: Call): Document {
  const asked: readonly unknown[] = Array.isArray(args['cursors']) ? args['cursors'] : [];
  const killed: unknown[] = [];
  const notFound: unknown[] = [];
  for (const each of asked) {
    const isClosed = server.cursors.close(longField({ id: each }, 'id') ?? 0n);
    (isClosed ? killed : notFound).push(each);
  }
  return { cursorsKilled: killed, cursorsNotFound: notFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
}

export const findCommands: Commands = {
  find: { fields: FIND_FIELDS, inTransaction: true, run: runFind },
  getMore: { fields: ['collection', 'batchSize'], inTransaction: true, run: getMore },
  killCursors: { fields: ['cursors'], inTransaction: true, run: killCursors },
};
