import { Long, type Document } from 'bson';
import { serialize } from '../../bson/document.ts';
import { isDocument } from '../../bson/types.ts';
import { MongoError, namespaceNotFound, typeMismatch, unsupported } from '../../errors.ts';
import { compileFilter } from '../../query/match.ts';
import { collectionNameOf, databaseOf, type Collection } from '../../store/catalog.ts';
import { createCollection, renameCollection } from '../../store/collections.ts';
import { readCounts } from '../../store/counters.ts';
import { clusteredIndexOf } from '../../store/clustered-index.ts';
import { ID_INDEX_SPEC } from '../../store/index-definition.ts';
import type { PlainWriter } from '../../store/plain-writer.ts';
import { afterLocks, inOnePiece } from '../../store/work.ts';
import { booleanField, countField, documentField, requiredString } from '../arguments.ts';
import { collectionsOf, viewOf, type Call } from '../call.ts';
import { StreamSource } from '../cursors.ts';
import type { Reply } from '../reply.ts';
import { namespaceOf, refuseCollation, type Commands } from './command.ts';
import { replyWithCursor } from './find.ts';

/** Runs one step as a commit of its own. */
export const writeOnce = <Result>(
  { server, deadline }: Call,
  step: (writer: PlainWriter) => Result,
): Promise<Result> =>
  server.store.write((writer) => afterLocks(() => inOnePiece(() => step(writer))), { deadline });

const REFUSED_OPTIONS = [
  'capped',
  'timeseries',
  'viewOn',
  'pipeline',
  'validator',
  'changeStreamPreAndPostImages',
  'encryptedFields',
  'expireAfterSeconds',
];

const HARMLESS_OPTIONS = [
  'size',
  'max',
  'storageEngine',
  'validationLevel',
  'validationAction',
  'indexOptionDefaults',
];

async function create(call: Call): Promise<Document> {
  const { args, transaction, server } = call;
  const namespace = namespaceOf(call);
  for (const option of REFUSED_OPTIONS) {
    const value: unknown = args[option];
    if (value !== undefined && value !== false) throw unsupported(`the option ${option} of create`);
  }
  refuseCollation(args);
  const clustered: unknown = args['clusteredIndex'];
  const options = clustered === undefined ? {} : { clusteredIndex: clusteredIndexOf(clustered) };
  const creation = { namespace, options };
  if (transaction) createCollection(transaction, server.store, creation);
  else await writeOnce(call, (writer) => createCollection(writer, server.store, creation));
  return { ok: 1 };
}

async function drop(call: Call): Promise<Document> {
  const namespace = namespaceOf(call);
  const count = await writeOnce(call, (writer) => {
    const collection = writer.collections.get(namespace);
    if (collection) writer.dropCollection(collection);
    return collection ? collection.indexes.length + 1 : null;
  });
  // MongoDB 7.0 does not mind if there was none.
  return count === null ? { ok: 1 } : { nIndexesWas: count, ns: namespace, ok: 1 };
}

async function dropDatabase(call: Call): Promise<Document> {
  await writeOnce(call, (writer) => {
    for (const collection of writer.collections.values()) {
      if (databaseOf(collection.namespace) === call.database) writer.dropCollection(collection);
    }
  });
  return { dropped: call.database, ok: 1 };
}

async function rename(call: Call): Promise<Document> {
  const { args } = call;
  const from = requiredString(args, 'renameCollection');
  const to = requiredString(args, 'to');
  if (call.database !== 'admin')
    throw new MongoError(13, 'renameCollection may only be run against the admin database.');
  const dropTarget = booleanField(args, 'dropTarget') ?? false;
  await writeOnce(call, (writer) => renameCollection(writer, { from, to, dropTarget }));
  return { ok: 1 };
}

const describe = ({ namespace, uuid, options }: Collection): Document => ({
  name: collectionNameOf(namespace),
  type: 'collection',
  options,
  info: { readOnly: false, uuid },
  ...(options['clusteredIndex'] === undefined && { idIndex: ID_INDEX_SPEC }),
});

const cursorOptions = (args: Document): number | undefined =>
  countField(documentField(args, 'cursor') ?? {}, 'batchSize');

function listCollections(call: Call): Promise<Reply> {
  const { args, database } = call;
  const matches = compileFilter(documentField(args, 'filter') ?? {});
  const isNameOnly = booleanField(args, 'nameOnly') ?? false;
  const found = [...collectionsOf(call).values()]
    .filter(({ namespace }) => databaseOf(namespace) === database)
    .map(describe)
    .filter(matches)
    .map(({ name, type, ...rest }) =>
      isNameOnly
        ? { name: name as string, type: type as string }
        : { name: name as string, type: type as string, ...rest },
    );
  return replyWithCursor(call, {
    namespace: `${database}.$cmd.listCollections`,
    source: new StreamSource(found.map((each) => serialize(each)).values()),
    batchSize: cursorOptions(args) ?? Infinity,
  });
}

function listDatabases(call: Call): Document {
  const { args } = call;
  const matches = compileFilter(documentField(args, 'filter') ?? {});
  const sizes = new Map<string, number>();
  for (const collection of collectionsOf(call).values()) {
    const name = databaseOf(collection.namespace);
    sizes.set(name, (sizes.get(name) ?? 0) + readCounts(viewOf(call), collection).bytes);
  }
  const databases = [...sizes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]) => ({ name, sizeOnDisk: Long.fromNumber(bytes), empty: false }))
    .filter(matches);
  if (booleanField(args, 'nameOnly')) return { databases: databases.map(({ name }) => ({ name })), ok: 1 };
  const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  return {
    databases,
    totalSize: Long.fromNumber(total),
    totalSizeMb: Long.fromNumber(Math.floor(total / 2 ** 20)),
    ok: 1,
  };
}

function collectionStatistics(call: Call): Document {
  const namespace = namespaceOf(call);
  const collection = collectionsOf(call).get(namespace);
  const { documents, bytes } = collection ? readCounts(viewOf(call), collection) : { documents: 0, bytes: 0 };
  return {
    ns: namespace,
    size: bytes,
    count: documents,
    ...(documents > 0 && { avgObjSize: Math.floor(bytes / documents) }),
    storageSize: bytes,
    capped: false,
    nindexes: collection ? collection.indexes.length + 1 : 0,
    ok: 1,
  };
}

/** The one document of a `$collStats` stage; of what MongoDB offers there, `count` and `queryExecStats`. */
export function collectionStatisticsStage(call: Call, name: string, operand: unknown): Document {
  const asked = requireDocument(operand, '$collStats');
  const unknown = Object.keys(asked).find((field) => field !== 'count' && field !== 'queryExecStats');
  if (unknown !== undefined) {
    throw unsupported(`$collStats with ${unknown}`);
  }
  const collection = requireCollection(call, `${call.database}.${name}`);
  const scans = Long.fromNumber(collection.reads.wholeScans);
  return {
    ns: collection.namespace,
    host: 'localhost',
    localTime: new Date(),
    ...('count' in asked && { count: readCounts(viewOf(call), collection).documents }),
    ...('queryExecStats' in asked && {
      queryExecStats: { collectionScans: { total: scans, nonTailable: scans } },
    }),
  };
}

function databaseStatistics(call: Call): Document {
  const own = [...collectionsOf(call).values()].filter(
    ({ namespace }) => databaseOf(namespace) === call.database,
  );
  const counts = own.map((collection) => readCounts(viewOf(call), collection));
  const objects = counts.reduce((sum, { documents }) => sum + documents, 0);
  const bytes = counts.reduce((sum, each) => sum + each.bytes, 0);
  return {
    db: call.database,
    collections: own.length,
    views: 0,
    objects,
    avgObjSize: objects > 0 ? bytes / objects : 0,
    dataSize: bytes,
    storageSize: bytes,
    indexes: own.reduce((sum, { indexes }) => sum + indexes.length + 1, 0),
    ok: 1,
  };
}

export function requireCollection(call: Call, namespace: string): Collection {
  const collection = collectionsOf(call).get(namespace);
  if (!collection) throw namespaceNotFound(`ns does not exist: ${namespace}`);
  return collection;
}

export function requireDocument(value: unknown, name: string): Document {
  if (!isDocument(value)) throw typeMismatch(`BSON field '${name}' must be an object`);
  return value;
}

export const catalogCommands: Commands = {
  create: {
    fields: [
      ...REFUSED_OPTIONS,
      ...HARMLESS_OPTIONS,
      'clusteredIndex',
      'collation',
      'autoIndexId',
      'idIndex',
    ],
    inTransaction: true,
    writes: true,
    run: create,
  },
  drop: { fields: [], writes: true, run: drop },
  dropDatabase: { fields: [], writes: true, run: dropDatabase },
  renameCollection: { fields: ['to', 'dropTarget'], writes: true, run: rename },
  listCollections: {
    fields: ['filter', 'nameOnly', 'cursor', 'authorizedCollections'],
    run: listCollections,
  },
  listDatabases: { fields: ['filter', 'nameOnly', 'authorizedDatabases'], run: listDatabases },
  collStats: { fields: ['scale'], run: collectionStatistics },
  dbStats: { fields: ['scale', 'freeStorage'], run: databaseStatistics },
};
