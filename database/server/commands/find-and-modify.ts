import type { Document } from 'bson';
import { failedToParse, MongoError } from '../../errors.ts';
import { compileProjection } from '../../query/project.ts';
import type { Update } from '../../query/update.ts';
import {
  findOne,
  removeDocument,
  updateDocument,
  upsertDocument,
  type Selection,
} from '../../store/change.ts';
import type { DocumentWriter } from '../../store/document-writer.ts';
import type { Work } from '../../store/work.ts';
import { booleanField, documentField, documentsField, variablesField } from '../arguments.ts';
import type { Call } from '../call.ts';
import { runWrite } from '../write-command.ts';
import { namespaceOf, refuseCollation, type Commands } from './command.ts';
import { updateOf } from './update.ts';

interface Modification {
  readonly selection: Selection;
  /** Null to remove the document. */
  readonly update: Update | null;
  readonly upsert: boolean;
  readonly wantsNew: boolean;
}

function readModification(call: Call, namespace: string): Modification {
  const { args } = call;
  refuseCollation(args);
  const remove = booleanField(args, 'remove') ?? false;
  const wantsNew = booleanField(args, 'new') ?? false;
  const upsert = booleanField(args, 'upsert') ?? false;
  const hasUpdate = args['update'] !== undefined;
  if (remove === hasUpdate) {
    throw failedToParse(
      remove
        ? 'Cannot specify both an update and remove=true'
        : 'Either an update or remove=true must be specified',
    );
  }
  if (remove && upsert) throw failedToParse('Cannot specify both upsert=true and remove=true');
  if (remove && wantsNew) {
    throw failedToParse(
      "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
    );
  }
  const variables = variablesField(args, 'let');
  const filter = documentField(args, 'query') ?? {};
  const sort = documentField(args, 'sort') ?? null;
  const arrayFilters = documentsField(args, 'arrayFilters');
  return {
    selection: { namespace, filter, sort, hint: args['hint'], variables },
    update: remove ? null : updateOf(args['update'], { arrayFilters, variables }),
    upsert,
    wantsNew,
  };
}

interface Result {
  readonly value: Document | null;
  readonly lastErrorObject: Document;
}

function* modify(
  writer: DocumentWriter,
  call: Call,
  { selection, update, upsert, wantsNew }: Modification,
): Work<Result> {
  const found = yield* findOne(writer, selection);
  if (!update) {
    if (found) removeDocument(writer, found);
    return { value: found?.row.document ?? null, lastErrorObject: { n: found ? 1 : 0 } };
  }
  const updating = { filter: selection.filter, update, now: new Date() };
  if (found) {
    const { before, after } = updateDocument(writer, found, updating);
    return { value: wantsNew ? after : before, lastErrorObject: { n: 1, updatedExisting: true } };
  }
  if (!upsert) return { value: null, lastErrorObject: { n: 0, updatedExisting: false } };
  const inserted = upsertDocument(writer, call.server.store, { namespace: selection.namespace, ...updating });
  const lastErrorObject = { n: 1, updatedExisting: false, upserted: inserted['_id'] as unknown };
  return { value: wantsNew ? inserted : null, lastErrorObject };
}

async function findAndModify(call: Call): Promise<Document> {
  const modification = readModification(call, namespaceOf(call));
  const { selection } = modification;
  const projection = compileProjection(documentField(call.args, 'fields') ?? {}, {
    filter: selection.filter,
    variables: selection.variables ?? {},
  });
  const reply = await runWrite(call, {
    size: 1,
    ordered: true,
    reply: { lastErrorObject: {}, value: null, ok: 1 },
    *statement(writer, _index, answer): Work<void> {
      const { value, lastErrorObject } = yield* modify(writer, call, modification);
      answer['lastErrorObject'] = lastErrorObject;
      answer['value'] = value && projection.apply(value);
    },
  });
  const [failure] = (reply['writeErrors'] as Document[] | undefined) ?? [];
  if (failure) throw asError(failure);
  return reply;
}

/** The command has one statement, whose failure is its own. */
function asError({ code, errmsg, index: _index, ...details }: Document): MongoError {
  return new MongoError(Number(code), String(errmsg), { details });
}

const command = {
  fields: [
    'query',
    'sort',
    'remove',
    'update',
    'new',
    'fields',
    'upsert',
    'bypassDocumentValidation',
    'collation',
    'arrayFilters',
    'hint',
    'let',
  ],
  inTransaction: true,
  writes: true,
  retryable: true,
  run: findAndModify,
};

export const findAndModifyCommands: Commands = { findAndModify: command, findandmodify: command };
