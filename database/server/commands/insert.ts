import type { Document } from 'bson';
import { deserialize } from '../../bson/document.ts';
import { withIdFirst } from '../../bson/lazy.ts';
import { invalidOptions, MongoError } from '../../errors.ts';
import { insertDocument } from '../../store/change.ts';
import { ensureCollection } from '../../store/collections.ts';
import { PAUSE, type Work } from '../../store/work.ts';
import { booleanField, missing } from '../arguments.ts';
import { work, type Call } from '../call.ts';
import { readMessageDocument } from '../wire.ts';
import { runWrite } from '../write-command.ts';
import { namespaceOf, type Commands } from './command.ts';

const MAX_WRITE_BATCH = 100_000;

export function checkBatchSize(size: number): void {
  if (size === 0 || size > MAX_WRITE_BATCH) {
    throw new MongoError(
      16,
      `Write batch sizes must be between 1 and ${MAX_WRITE_BATCH}. Got ${size} operations.`,
    );
  }
}

interface Prepared {
  readonly document: Document;
  readonly bytes: Buffer;
}

/** Reads the documents before they have their turn to be written: a commit on its way is no time to wait. */
function* prepare(documents: readonly Buffer[]): Work<Prepared[]> {
  const prepared: Prepared[] = [];
  for (const raw of documents) {
    const given = readMessageDocument(raw);
    const bytes = withIdFirst(raw);
    prepared.push({ document: bytes === raw ? given : deserialize(bytes), bytes });
    yield PAUSE;
  }
  return prepared;
}

async function insert(call: Call): Promise<Document> {
  const { documents } = call.request;
  const namespace = namespaceOf(call);
  if (!('documents' in call.args) && documents.length === 0) throw missing('insert.documents');
  checkBatchSize(documents.length);
  const { store } = call.server;
  const prepared = await work(call, prepare(documents));
  return runWrite(call, {
    size: documents.length,
    ordered: booleanField(call.args, 'ordered') ?? true,
    reply: { n: 0, ok: 1 },
    *statement(writer, index, reply): Work<void> {
      const document = prepared[index];
      if (!document) throw invalidOptions(`there is no document ${index}`);
      insertDocument(writer, ensureCollection(writer, store, namespace), document);
      reply['n'] = Number(reply['n']) + 1;
      yield PAUSE;
    },
  });
}

export const insertCommands: Commands = {
  insert: {
    fields: ['documents', 'ordered', 'bypassDocumentValidation'],
    inTransaction: true,
    writes: true,
    retryable: true,
    run: insert,
  },
};
