import {
  integerField,
  booleanField,
  documentField,
  documentsField,
  missing,
  refuseUnknown,
  variablesField,
} from '../arguments.ts';
import { failedToParse } from '../../errors.ts';
import { findOne, forEachFound, removeDocument, type Selection } from '../../store/change.ts';
import type { DocumentWriter } from '../../store/document-writer.ts';
import type { Work } from '../../store/work.ts';
import type { Call } from '../call.ts';
import { runWrite } from '../write-command.ts';
import { namespaceOf, refuseCollation, type Commands } from './command.ts';
import { checkBatchSize } from './insert.ts';

const STATEMENT_FIELDS = new Set(['q', 'limit', 'collation', 'hint']);

function* removeOne(writer: DocumentWriter, selection: Selection): Work<number> {
  const found = yield* findOne(writer, selection);
  if (found) removeDocument(writer, found);
  return found ? 1 : 0;
}

const removeAll = (writer: DocumentWriter, selection: Selection): Work<number> =>
  forEachFound(writer, selection, (found) => removeDocument(writer, found));

function remove(call: Call) {
  const namespace = namespaceOf(call);
  const deletes = documentsField(call.args, 'deletes');
  if (!deletes) throw missing('delete.deletes');
  checkBatchSize(deletes.length);
  const variables = variablesField(call.args, 'let');
  return runWrite(call, {
    size: deletes.length,
    ordered: booleanField(call.args, 'ordered') ?? true,
    reply: { n: 0, ok: 1 },
    *statement(writer, index, reply): Work<void> {
      const statement = deletes[index] ?? {};
      refuseUnknown('delete.deletes', statement, STATEMENT_FIELDS);
      refuseCollation(statement);
      const filter = documentField(statement, 'q');
      const limit = integerField(statement, 'limit');
      if (!filter) throw missing('delete.deletes.q');
      if (limit === undefined) throw missing('delete.deletes.limit');
      if (limit !== 0 && limit !== 1) {
        throw failedToParse(`The limit field in delete objects must be 0 or 1. Got ${limit}`);
      }
      const selection = { namespace, filter, hint: statement['hint'] as unknown, variables };
      const removed = yield* limit === 1 ? removeOne(writer, selection) : removeAll(writer, selection);
      reply['n'] = Number(reply['n']) + removed;
    },
  });
}

export const deleteCommands: Commands = {
  delete: {
    fields: ['deletes', 'ordered', 'let', 'bypassDocumentValidation'],
    inTransaction: true,
    writes: true,
    retryable: true,
    run: remove,
  },
};
