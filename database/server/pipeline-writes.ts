import { randomUUID } from 'node:crypto';
import { ObjectId, type Document } from 'bson';
import { serialize } from '../bson/document.ts';
import { withIdFirst } from '../bson/lazy.ts';
import { showDocument } from '../bson/show.ts';
import { isDocument } from '../bson/types.ts';
import { duplicateKey, invalidOptions, MongoError } from '../errors.ts';
import { compileExpression } from '../query/expression.ts';
import { MemoryBudget } from '../query/stages/memory.ts';
import type { Batches } from '../query/stages/stage.ts';
import type { MergeStage, OutStage } from '../query/stages/write-stage.ts';
import { compileUpdate, type Update } from '../query/update.ts';
import { findOne, insertDocument, updateDocument } from '../store/change.ts';
import { checkNamespace, ensureCollection, renameCollection } from '../store/collections.ts';
import type { DocumentWriter } from '../store/document-writer.ts';
import { createIndexes } from '../store/index-build.ts';
import type { PlainWriter } from '../store/plain-writer.ts';
import { afterLocks, PAUSE, type Work } from '../store/work.ts';
import type { Call } from './call.ts';

const namespaceOf = ({ database }: Call, stage: OutStage | MergeStage): string => {
  const namespace = `${stage.database ?? database}.${stage.collection}`;
  checkNamespace(namespace);
  return namespace;
};

/** All results: they may come from the collection that they are written to. */
async function resultsOf(batches: Batches, stage: string): Promise<Document[]> {
  const memory = new MemoryBudget(stage);
  const documents: Document[] = [];
  for await (const batch of batches) {
    for (const document of batch) {
      memory.keep(document);
      documents.push(document);
    }
  }
  return documents;
}

const withId = (document: Document): Document =>
  '_id' in document ? document : { _id: new ObjectId(), ...document };

function insert(writer: DocumentWriter, call: Call, { namespace, document }: Insertion): void {
  const collection = ensureCollection(writer, call.server.store, namespace);
  const complete = withId(document);
  insertDocument(writer, collection, { document: complete, bytes: withIdFirst(serialize(complete)) });
}

interface Insertion {
  readonly namespace: string;
  readonly document: Document;
}

const write = (call: Call, work: (writer: PlainWriter) => Work<void>): Promise<void> =>
  call.server.store.write(work, { bulk: true, deadline: call.deadline });

/** Fills a new collection with the same indexes, and puts it in the place of the old one in one step. */
async function out(call: Call, namespace: string, documents: readonly Document[]): Promise<void> {
  const { store } = call.server;
  const database = namespace.slice(0, namespace.indexOf('.'));
  const temporary = `${database}.tmp.agg_out.${randomUUID()}`;
  try {
    await write(call, function* (writer) {
      ensureCollection(writer, store, temporary);
      yield PAUSE;
    });
    const specs = store.collections.get(namespace)?.indexes.map(({ spec }) => spec) ?? [];
    if (specs.length > 0) await createIndexes(store, temporary, specs);
    await write(call, function* (writer) {
      for (const document of documents) {
        insert(writer, call, { namespace: temporary, document });
        yield PAUSE;
      }
    });
    await write(call, function* (writer) {
      renameCollection(writer, { from: temporary, to: namespace, dropTarget: true });
      yield PAUSE;
    });
  } catch (error) {
    await write(call, function* (writer) {
      const collection = writer.collections.get(temporary);
      if (collection) writer.dropCollection(collection);
      yield PAUSE;
    });
    throw error;
  }
}

function checkUniqueness(call: Call, namespace: string, { on }: MergeStage): void {
  if (on.length === 1 && on[0] === '_id') return;
  const { indexes = [] } = call.server.store.collections.get(namespace) ?? {};
  const isJoin = (fields: readonly string[]) =>
    fields.length === on.length && on.every((field) => fields.includes(field));
  if (indexes.some(({ unique, fields }) => unique && isJoin(fields))) return;
  throw new MongoError(51183, 'Cannot find index to verify that join fields will be unique');
}

/** What a document of the results does to the one that it meets; null if it does nothing. */
function updateFor(document: Document, { whenMatched, variables }: MergeStage): Update | null {
  if (whenMatched === 'keepExisting' || whenMatched === 'fail') return null;
  if (whenMatched === 'replace') return compileUpdate(document);
  const values = Object.fromEntries(
    Object.entries(variables).map(([name, expression]) => [name, compileExpression(expression)(document)]),
  );
  const pipeline =
    whenMatched === 'merge' ? [{ $replaceWith: { $mergeObjects: ['$$ROOT', '$$new'] } }] : whenMatched;
  return compileUpdate(pipeline, { variables: { new: document, ...values } });
}

function joinFilter(document: Document, { on }: MergeStage): Document {
  return {
    $and: on.map((field) => {
      const value = compileExpression(`$${field}`)(document);
      if (value === undefined || value === null || Array.isArray(value)) {
        throw new MongoError(
          51132,
          `$merge write error: 'on' field '${field}' cannot be missing, null, undefined or an array`,
        );
      }
      return { [field]: { $eq: value } };
    }),
  };
}

function* mergeOne(writer: DocumentWriter, call: Call, { namespace, document, stage }: Merging): Work<void> {
  const complete = stage.on.includes('_id') ? withId(document) : document;
  const filter = joinFilter(complete, stage);
  const found = yield* findOne(writer, { namespace, filter });
  if (found) {
    if (stage.whenMatched === 'fail') throw taken(namespace, complete);
    const update = updateFor(complete, stage);
    if (update) updateDocument(writer, found, { filter, update, now: new Date() });
  } else if (stage.whenNotMatched === 'insert') {
    insert(writer, call, { namespace, document: complete });
  } else if (stage.whenNotMatched === 'fail') {
    throw new MongoError(
      13113,
      '$merge could not find a matching document in the target collection for at least one document in the source collection',
    );
  }
}

const taken = (namespace: string, { _id }: { readonly _id?: unknown }): MongoError =>
  duplicateKey({
    namespace,
    index: '_id_',
    keyPattern: { _id: 1 },
    keyValue: { _id },
    shownKey: showDocument({ _id }),
  });

interface Merging extends Insertion {
  readonly stage: MergeStage;
}

/** Writes what a pipeline gives to the collection that its last stage names. */
export async function writeResults(
  call: Call,
  batches: Batches,
  stage: OutStage | MergeStage,
): Promise<void> {
  const namespace = namespaceOf(call, stage);
  if (call.transaction) throw new MongoError(263, `$${stage.kind} is not allowed in a transaction`);
  if (isDocument(call.args['readConcern']) && call.args['readConcern']['level'] === 'linearizable') {
    throw invalidOptions(`$${stage.kind} cannot be used with a 'linearizable' read concern level`);
  }
  if (stage.kind === 'merge') checkUniqueness(call, namespace, stage);
  const documents = await resultsOf(batches, `$${stage.kind}`);
  if (stage.kind === 'out') return out(call, namespace, documents);
  await write(call, function* (writer) {
    for (const document of documents) {
      yield* afterLocks(() => mergeOne(writer, call, { namespace, document, stage }));
      yield PAUSE;
    }
  });
}
