import type { Document } from 'bson';
import { serialize } from '../../bson/document.ts';
import { isDocument } from '../../bson/types.ts';
import { badValue, indexNotFound, MongoError, namespaceNotFound, unsupported } from '../../errors.ts';
import { changeIndex, dropIndexes } from '../../store/collections.ts';
import { idIndexOf } from '../../store/clustered-index.ts';
import { createIndexes, createIndexesWithin } from '../../store/index-build.ts';
import type { Index } from '../../store/index-definition.ts';
import { checkIndexSpec } from '../../store/index-spec.ts';
import { countField, documentField, documentsField, missing } from '../arguments.ts';
import type { Call } from '../call.ts';
import { StreamSource } from '../cursors.ts';
import type { Reply } from '../reply.ts';
import { requireCollection, writeOnce } from './catalog.ts';
import { namespaceOf, type Commands } from './command.ts';
import { replyWithCursor } from './find.ts';

async function create(call: Call): Promise<Document> {
  const namespace = namespaceOf(call);
  const asked = documentsField(call.args, 'indexes');
  if (!asked) throw missing('createIndexes.indexes');
  if (asked.length === 0) throw badValue('Must specify at least one index to create');
  const specs = asked.map(checkIndexSpec);
  const { store } = call.server;
  const { before, after, createdCollection } = call.transaction
    ? createIndexesWithin(call.transaction, store, { namespace, specs })
    : await createIndexes(store, namespace, specs);
  return {
    numIndexesBefore: before,
    numIndexesAfter: after,
    createdCollectionAutomatically: createdCollection,
    ...(before === after && { note: 'all indexes already exist' }),
    ok: 1,
  };
}

async function drop(call: Call): Promise<Document> {
  const namespace = namespaceOf(call);
  const which: unknown = call.args['index'];
  if (which === undefined) throw missing('dropIndexes.index');
  return { nIndexesWas: await writeOnce(call, (writer) => dropIndexes(writer, namespace, which)), ok: 1 };
}

function list(call: Call): Promise<Reply> {
  const namespace = namespaceOf(call);
  const collection = requireCollection(call, namespace);
  const ready = collection.indexes.filter(({ state }) => state === 'ready');
  const specs = [idIndexOf(collection), ...ready.map(({ spec }) => spec)];
  return replyWithCursor(call, {
    namespace,
    source: new StreamSource(specs.map((spec) => serialize(spec)).values()),
    batchSize: countField(documentField(call.args, 'cursor') ?? {}, 'batchSize') ?? Infinity,
  });
}

const CHANGEABLE = new Set(['expireAfterSeconds', 'hidden']);

function indexNamed(indexes: readonly Index[], { name, keyPattern }: Document): Index {
  const wanted = isDocument(keyPattern) ? JSON.stringify(Object.entries(keyPattern)) : null;
  const found = indexes.find((index) =>
    wanted === null ? index.name === name : JSON.stringify(Object.entries(index.key)) === wanted,
  );
  if (!found) throw indexNotFound(`cannot find index ${String(name ?? wanted)}`);
  return found;
}

/** `collMod`, as far as it changes the time to live of an index or hides it. */
async function modify(call: Call): Promise<Document> {
  const namespace = namespaceOf(call);
  const change = documentField(call.args, 'index');
  for (const option of [
    'validator',
    'viewOn',
    'pipeline',
    'changeStreamPreAndPostImages',
    'timeseries',
    'expireAfterSeconds',
  ]) {
    if (call.args[option] !== undefined) throw unsupported(`the option ${option} of collMod`);
  }
  if (!change) {
    requireCollection(call, namespace);
    return { ok: 1 };
  }
  const { name: _name, keyPattern: _keyPattern, ...options } = change;
  const unknown = Object.keys(options).find((option) => !CHANGEABLE.has(option));
  if (unknown !== undefined) throw new MongoError(72, `the option ${unknown} of an index cannot be changed`);
  return writeOnce(call, (writer): Document => {
    const collection = writer.collections.get(namespace);
    if (!collection) throw namespaceNotFound(`ns does not exist: ${namespace}`);
    const index = indexNamed(collection.indexes, change);
    checkIndexSpec({ ...index.spec, ...options });
    changeIndex(writer, { collection, index, options });
    const shown: Document = { ok: 1 };
    for (const [option, value] of Object.entries(options) as [string, unknown][]) {
      shown[`${option}_old`] = index.spec[option] as unknown;
      shown[`${option}_new`] = value;
    }
    return shown;
  });
}

export const indexCommands: Commands = {
  createIndexes: {
    fields: ['indexes', 'commitQuorum', 'ignoreUnknownIndexOptions'],
    inTransaction: true,
    writes: true,
    run: create,
  },
  dropIndexes: { fields: ['index'], writes: true, run: drop },
  listIndexes: { fields: ['cursor'], run: list },
  collMod: {
    fields: [
      'index',
      'validator',
      'validationLevel',
      'validationAction',
      'viewOn',
      'pipeline',
      'changeStreamPreAndPostImages',
      'timeseries',
      'expireAfterSeconds',
    ],
    writes: true,
    run: modify,
  },
};
