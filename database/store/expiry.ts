import { forEachFound, removeDocument } from './change.ts';
import type { Store } from './store.ts';

/** Removes the documents whose time to live was over at `now`, in Unix ms. */
export async function expireDocuments(store: Store, now: number): Promise<void> {
  for (const { namespace, indexes } of store.collections.values()) {
    for (const { expireAfterSeconds, fields, state } of indexes) {
      const [field] = fields;
      if (expireAfterSeconds === null || field === undefined || state !== 'ready') continue;
      const filter = { [field]: { $lt: new Date(now - expireAfterSeconds * 1000) } };
      await store.write((writer) =>
        forEachFound(writer, { namespace, filter }, (found) => removeDocument(writer, found)),
      );
    }
  }
}
