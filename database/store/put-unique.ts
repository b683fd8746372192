import { deserialize } from '../bson/document.ts';
import type { Collection } from './catalog.ts';
import { duplicateKeyOf, isTaken, readDocument } from './document-writer.ts';
import type { Index } from './index-definition.ts';
import { entriesOf, idKeyOf, isCutUnique, type IndexEntry } from './index-entries.ts';
import { keyAfter, keyString } from './keys.ts';
import type { PlainWriter } from './plain-writer.ts';
import type { Entry } from './view.ts';

interface Target {
  readonly collection: Collection;
  readonly index: Index;
}

/** Puts an entry, and refuses one of a unique index whose values another document has. */
export function putEntry(
  writer: PlainWriter,
  target: Target & { readonly idKey: Buffer },
  entry: IndexEntry,
): void {
  if (entry.uniqueKey) {
    writer.claim(entry.uniqueKey);
    if (isTaken(writer, target, entry)) throw duplicateKeyOf(target.collection, target.index, entry.values);
  }
  writer.put(entry.key, entry.value);
}

/** What other documents have in the index between the first and the last of these entries; null if it is too much. */
function presentAmong(writer: PlainWriter, entries: readonly Entry[]): ReadonlySet<string> | null {
  const [first, last] = [entries[0], entries.at(-1)];
  if (!first || !last) return new Set();
  const limit = 4 * entries.length;
  const page = writer.page({ start: first.key, end: keyAfter(last.key), reverse: false }, limit);
  return page.more ? null : new Set(page.entries.map(({ key }) => keyString(key)));
}

/**
 * Puts entries of a unique index that come in the order of their keys.
 *
 * One look at what is there between the first and the last of them tells that most are free. The others, and those that
 * were cut, are looked up one by one, as their documents have them.
 */
export function putUnique(writer: PlainWriter, target: Target, entries: readonly Entry[]): void {
  // All claims come before the first write: one may meet a lock.
  for (const { key } of entries) writer.claim(key);
  const present = presentAmong(writer, entries);
  let before: Buffer | null = null;
  for (const entry of entries) {
    const isFree =
      present !== null &&
      before?.equals(entry.key) !== true &&
      !isCutUnique(entry) &&
      !(present.size > 0 && present.has(keyString(entry.key)));
    if (isFree) writer.put(entry.key, entry.value);
    else putOfDocument(writer, target, entry);
    before = entry.key;
  }
}

function putOfDocument(writer: PlainWriter, target: Target, { key, value }: Entry): void {
  const idKey = idKeyOf({ key, value });
  const bytes = readDocument(writer, target.collection, idKey);
  if (!bytes) return;
  const { entries } = entriesOf(target.index, deserialize(bytes), idKey);
  for (const entry of entries) {
    if (entry.key.equals(key)) putEntry(writer, { ...target, idKey }, entry);
  }
}
