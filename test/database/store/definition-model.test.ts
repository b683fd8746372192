import { expect, it } from '@jest/globals';
import type { Document } from 'bson';
import fc from 'fast-check';
import { serialize } from '../../../database/bson/document.ts';
import { MongoError } from '../../../database/errors.ts';
import { compileFilter, type Predicate } from '../../../database/query/match.ts';
import { compileUpdate } from '../../../database/query/update.ts';
import type { Collection } from '../../../database/store/catalog.ts';
import {
  forEachFound,
  insertDocument,
  removeDocument,
  updateDocument,
} from '../../../database/store/change.ts';
import {
  changeIndex,
  dropIndexes,
  ensureCollection,
  renameCollection,
} from '../../../database/store/collections.ts';
import type { DocumentWriter } from '../../../database/store/document-writer.ts';
import { createIndexesWithin } from '../../../database/store/index-build.ts';
import { checkIndexSpec } from '../../../database/store/index-spec.ts';
import { GARBAGE_RANGE } from '../../../database/store/keys.ts';
import type { PlainWriter } from '../../../database/store/plain-writer.ts';
import { openStore, type Store } from '../../../database/store/store.ts';
import type { DatedView } from '../../../database/store/view.ts';
import { afterLocks, inOnePiece, inSlices, PAUSE, turn, type Work } from '../../../database/store/work.ts';
import { removeDirectory, scratchDirectory } from '../support/database.ts';
import { errorsIn, findAll, indexAll, reopened } from '../support/store.ts';

const SPECS: readonly Document[] = [
  { name: 'n', key: { n: 1 } },
  { name: 'tags', key: { tags: 1, _id: -1 } },
  { name: 'code', key: { code: 1 }, unique: true },
  { name: 'part', key: { n: -1, code: 1 }, partialFilterExpression: { n: { $gte: 2 } } },
];

const documentOf = (_id: number, n: number): Document => ({
  _id,
  n,
  code: n === 3 ? 0 : _id,
  tags: n % 2 === 0 ? 'a' : ['a', `t${n}`],
});

interface Step {
  readonly kind: 'insert' | 'move' | 'remove' | 'index' | 'unindex' | 'hide' | 'drop' | 'rename';
  readonly collection: number;
  readonly n: number;
  readonly spec: number;
  /** Whether it is done in a transaction, and so many turns pass before it is committed, where that is possible. */
  readonly turns: number | null;
  /** Whether it waits for a turn before it begins: otherwise it is begun together with the one before. */
  readonly isLater: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom<Step['kind'][]>(
    ...(['insert', 'insert', 'insert', 'move', 'remove', 'index', 'index', 'index'] as const),
    ...(['unindex', 'hide', 'drop', 'rename'] as const),
  ),
  collection: fc.integer({ min: 0, max: 1 }),
  n: fc.integer({ min: 0, max: 3 }),
  spec: fc.integer({ min: 0, max: SPECS.length - 1 }),
  turns: fc.option(fc.integer({ min: 0, max: 6 }), { nil: null, freq: 2 }),
  isLater: fc.boolean(),
});

const NAMESPACES = ['db.a', 'db.b'] as const;
const namespaceOf = ({ collection }: Step): string => NAMESPACES[collection] ?? NAMESPACES[0];
const specOf = ({ spec }: Step): Document => SPECS[spec] ?? {};
const now = new Date(0);

/** So few documents that a collection is often empty, and more than are read in one run of a build. */
const DOCUMENTS = 8;

function* change(writer: DocumentWriter, store: Store, given: Step): Work<void> {
  const [namespace, filter] = [namespaceOf(given), { n: given.n }];
  if (given.kind === 'insert') {
    for (let id = 0; id < DOCUMENTS; id++) {
      const document = documentOf(id * 4 + given.n, given.n);
      const stored = { document, bytes: serialize(document) };
      yield* afterLocks(() =>
        inOnePiece(() => insertDocument(writer, ensureCollection(writer, store, namespace), stored)),
      );
      yield PAUSE;
    }
  } else if (given.kind === 'move') {
    const update = compileUpdate({ $set: { n: (given.n + 1) % 3, tags: ['b', 'c'] } }, {});
    yield* forEachFound(writer, { namespace, filter }, (found) => {
      updateDocument(writer, found, { filter, update, now });
    });
  } else {
    yield* forEachFound(writer, { namespace, filter: {} }, (found) => removeDocument(writer, found));
  }
}

function define(writer: PlainWriter, given: Step): void {
  const namespace = namespaceOf(given);
  const collection = writer.collections.get(namespace);
  const index = collection?.indexes.find(({ name }) => name === specOf(given)['name']);
  if (given.kind === 'rename') {
    const to = NAMESPACES[1 - given.collection] ?? NAMESPACES[0];
    renameCollection(writer, { from: namespace, to, dropTarget: true });
  } else if (!collection) return;
  else if (given.kind === 'drop') writer.dropCollection(collection);
  else if (given.kind === 'unindex') dropIndexes(writer, namespace, specOf(given)['name']);
  else if (index) changeIndex(writer, { collection, index, options: { hidden: !index.hidden } });
}

const isChange = ({ kind }: Step): boolean => kind === 'insert' || kind === 'move' || kind === 'remove';

async function inTransaction(store: Store, given: Step): Promise<void> {
  const transaction = store.begin();
  try {
    for (let left = given.turns ?? 0; left > 0; left--) {
      await turn();
      checkAll(transaction, transaction.collections);
    }
    if (isChange(given)) await inSlices(change(transaction, store, given));
    else {
      const specs = [checkIndexSpec(specOf(given))];
      createIndexesWithin(transaction, store, { namespace: namespaceOf(given), specs });
    }
    for (let left = given.turns ?? 0; left > 0; left--) {
      checkAll(transaction, transaction.collections);
      await turn();
    }
    await store.commit(transaction, () => undefined);
  } finally {
    transaction.end();
  }
}

async function run(store: Store, given: Step): Promise<void> {
  if (given.turns !== null && (isChange(given) || given.kind === 'index')) await inTransaction(store, given);
  else if (isChange(given)) await store.write((writer) => change(writer, store, given));
  else if (given.kind === 'index') await indexAll(store, namespaceOf(given), [specOf(given)]);
  else await store.write((writer) => inOnePiece(() => define(writer, given)));
}

const idsOf = (documents: readonly Document[]): number[] =>
  documents.map(({ _id }) => Number(_id)).sort((a, b) => a - b);

const FILTERS = [{ n: 1 }, { n: { $gte: 2 } }, { tags: { $gte: 'a' } }, { code: { $gte: 0 } }].map(
  (filter): { readonly filter: Document; readonly matches: Predicate } => ({
    filter,
    matches: compileFilter(filter),
  }),
);

/** In one state of the table, every way finds what a scan finds. */
function checkAll(view: DatedView, collections: ReadonlyMap<string, Collection>): void {
  for (const collection of collections.values()) {
    const all = findAll(view, collection, { filter: {}, hint: { $natural: 1 } });
    for (const { filter, matches } of FILTERS) {
      const scanned = all.filter((document) => matches(document));
      expect([filter, idsOf(findAll(view, collection, { filter }))]).toEqual([filter, idsOf(scanned)]);
    }
  }
}

/** What a command may be refused with. */
function requireRefusal(error: unknown): void {
  if (!(error instanceof MongoError)) throw error;
}

/** Runs steps at the same time, and looks at what others see meanwhile. */
async function runTogether(store: Store, steps: readonly Step[]): Promise<void> {
  const failures: unknown[] = [];
  let running = 0;
  for (const given of steps) {
    if (given.isLater) await turn();
    running++;
    run(store, given)
      .catch(requireRefusal)
      .catch((error: unknown) => failures.push(error))
      .finally(() => running--);
  }
  let seen = { commit: -1, collections: store.collections };
  while (running > 0) {
    const { committedSequence: commit, collections } = store;
    if (commit !== seen.commit || collections !== seen.collections) checkAll(store.view, collections);
    seen = { commit, collections };
    await turn();
  }
  if (failures.length > 0) throw failures[0];
}

const describeErrors = async (store: Store): Promise<readonly string[]> =>
  (await Promise.all([...store.collections.keys()].map((namespace) => errorsIn(store, namespace)))).flat();

const hasGarbage = ({ view }: Store): boolean =>
  view.page({ ...GARBAGE_RANGE, reverse: false }, 1).entries.length > 0;

async function purged(store: Store): Promise<void> {
  while (hasGarbage(store)) await turn();
}

async function runAll(groups: readonly (readonly Step[])[]): Promise<void> {
  const directory = scratchDirectory();
  let store = await openStore({ directory, fsync: false });
  try {
    for (const steps of groups) {
      store.runEntries = 10;
      await runTogether(store, steps);
      expect(await describeErrors(store)).toEqual([]);
      await purged(store);
      // Numbers of what was dropped are given again, and flags are as they were saved.
      store = await reopened(store);
      checkAll(store.view, store.collections);
    }
  } finally {
    await store.close();
    await removeDirectory(directory);
  }
}

it(
  'whatever is written and defined at the same time, an index finds what a scan finds, and counters are right',
  () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 2, maxLength: 7 }), { minLength: 2, maxLength: 4 }),
        runAll,
      ),
      { numRuns: 25 },
    ),
  60_000,
);
