import type { Document } from 'bson';
import { isDocument } from '../../bson/types.ts';
import { failedToParse, typeMismatch } from '../../errors.ts';
import { compileUpdate, type Update } from '../../query/update.ts';
import { findOne, forEachFound, updateDocument, upsertDocument, type Selection } from '../../store/change.ts';
import type { DocumentWriter } from '../../store/document-writer.ts';
import type { Work } from '../../store/work.ts';
import {
  booleanField,
  documentField,
  documentsField,
  missing,
  refuseUnknown,
  variablesField,
} from '../arguments.ts';
import type { Call } from '../call.ts';
import { runWrite } from '../write-command.ts';
import { namespaceOf, refuseCollation, type Commands } from './command.ts';
import { checkBatchSize } from './insert.ts';

const STATEMENT_FIELDS = new Set([
  'q',
  'u',
  'c',
  'multi',
  'upsert',
  'collation',
  'arrayFilters',
  'hint',
  'upsertSupplied',
]);

/** The update of a command: operators, a pipeline or a replacement. */
export function updateOf(
  value: unknown,
  options: { readonly arrayFilters: readonly Document[] | undefined; readonly variables: Document },
): Update {
  const { arrayFilters, variables } = options;
  if (Array.isArray(value)) {
    if (!value.every(isDocument)) throw typeMismatch('Each element of the pipeline must be an object');
  } else if (!isDocument(value)) {
    throw failedToParse('Update argument must be either an object or an array');
  }
  return compileUpdate(value, { ...(arrayFilters && { arrayFilters }), variables });
}

interface Statement {
  readonly selection: Selection;
  readonly update: Update;
  readonly multi: boolean;
  readonly upsert: boolean;
}

function readStatement(statement: Document, call: Call, namespace: string): Statement {
  refuseCollation(statement);
  const filter = documentField(statement, 'q');
  if (!filter) throw missing('update.updates.q');
  const variables = variablesField(call.args, 'let');
  const multi = booleanField(statement, 'multi') ?? false;
  const constants = { ...variables, ...variablesField(statement, 'c') };
  const arrayFilters = documentsField(statement, 'arrayFilters');
  const update = updateOf(statement['u'], { arrayFilters, variables: constants });
  if (multi && update.kind === 'replacement') {
    throw failedToParse('multi update is not supported for replacement-style update');
  }
  return {
    selection: { namespace, filter, hint: statement['hint'] as unknown, variables },
    update,
    multi,
    upsert: booleanField(statement, 'upsert') ?? false,
  };
}

interface Outcome {
  readonly matched: number;
  readonly modified: number;
}

function* updateFound(writer: DocumentWriter, { selection, update, multi }: Statement): Work<Outcome> {
  const updating = { filter: selection.filter, update, now: new Date() };
  if (!multi) {
    const found = yield* findOne(writer, selection);
    if (!found) return { matched: 0, modified: 0 };
    return { matched: 1, modified: updateDocument(writer, found, updating).isModified ? 1 : 0 };
  }
  let modified = 0;
  const matched = yield* forEachFound(writer, selection, (found) => {
    if (updateDocument(writer, found, updating).isModified) modified++;
  });
  return { matched, modified };
}

function update(call: Call) {
  const namespace = namespaceOf(call);
  const updates = documentsField(call.args, 'updates');
  if (!updates) throw missing('update.updates');
  checkBatchSize(updates.length);
  // A field that no statement has makes the whole command wrong, not only its statement.
  for (const statement of updates) refuseUnknown('update.updates', statement, STATEMENT_FIELDS);
  const { store } = call.server;
  return runWrite(call, {
    size: updates.length,
    ordered: booleanField(call.args, 'ordered') ?? true,
    reply: { n: 0, nModified: 0, ok: 1 },
    *statement(writer, index, reply): Work<void> {
      const statement = readStatement(updates[index] ?? {}, call, namespace);
      const { matched, modified } = yield* updateFound(writer, statement);
      const isUpsert = matched === 0 && statement.upsert;
      if (isUpsert) {
        const { selection } = statement;
        const updating = { namespace, filter: selection.filter, update: statement.update, now: new Date() };
        const { _id } = upsertDocument(writer, store, updating);
        ((reply['upserted'] ??= []) as Document[]).push({ index, _id: _id as unknown });
      }
      reply['n'] = Number(reply['n']) + matched + (isUpsert ? 1 : 0);
      reply['nModified'] = Number(reply['nModified']) + modified;
    },
  });
}

export const updateCommands: Commands = {
  update: {
    fields: ['updates', 'ordered', 'bypassDocumentValidation', 'let'],
    inTransaction: true,
    writes: true,
    retryable: true,
    run: update,
  },
};
