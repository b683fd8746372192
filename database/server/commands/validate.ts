import type { Document } from 'bson';
import { validateCollection } from '../../store/validate.ts';
import { work, type Call } from '../call.ts';
import { requireCollection } from './catalog.ts';
import { namespaceOf, type Commands } from './command.ts';

/** Checks a collection in a snapshot of its own, while others write. */
async function validate(call: Call): Promise<Document> {
  const namespace = namespaceOf(call);
  const snapshot = call.server.store.begin();
  try {
    const collection = requireCollection({ ...call, transaction: snapshot }, namespace);
    const { documents, entries, errors } = await work(call, validateCollection(snapshot, collection));
    return {
      ns: namespace,
      valid: errors.length === 0,
      nrecords: documents,
      nIndexes: Object.keys(entries).length,
      keysPerIndex: entries,
      errors,
      warnings: [],
      ok: 1,
    };
  } finally {
    snapshot.end();
  }
}

export const validateCommands: Commands = {
  validate: {
    fields: ['full', 'repair', 'metadata', 'checkBSONConformance', 'background', 'scandata'],
    run: validate,
  },
};
