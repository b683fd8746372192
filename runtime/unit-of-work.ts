import type { ClientSession, Connection } from 'mongoose';

interface Stored {
  readonly _id: string;
}

/** Where documents of a kind are: a model. */
export interface Kind {
  readonly collection: ReturnType<Connection['collection']>;
}

/**
 * Documents of one transaction: each is read once, and written once, at its end.
 *
 * Many events about one order, or letters of customs about one list, cost as many commands as a single one. Documents go
 * to the driver as they are: whoever puts them has built them by rules. A kind that is written here is written here
 * alone; before its documents are found by anything but their id, `flush` it.
 */
export interface UnitOfWork {
  /** A document as it is in this transaction; null = there is none. */
  readonly find: <Record extends Stored>(kind: Kind, id: string) => Promise<Record | null>;
  /** Those of them that there are. */
  readonly findAll: <Record extends Stored>(kind: Kind, ids: readonly string[]) => Promise<readonly Record[]>;
  /** Writes a document that must not be there yet. */
  readonly insert: <Record extends Stored>(kind: Kind, document: Record) => void;
  /** Writes a document, over the one with its id if there is one. */
  readonly put: <Record extends Stored>(kind: Kind, document: Record) => void;
  readonly remove: (kind: Kind, id: string) => void;
  /** Writes what has been put of a kind, or of all, with one command each. */
  readonly flush: (kind?: Kind) => Promise<void>;
}

type Place = Kind['collection'];
type Change = 'insert' | 'put' | 'remove';

/** What is new stays new, whatever becomes of it before it is written; what was removed may be there again. */
function together(before: Change | undefined, change: Change): Change {
  if (before === 'insert' && change === 'put') return 'insert';
  if (before === 'remove' && change === 'insert') return 'put';
  return change;
}

interface Desk {
  /** What is known of documents; null = there is none. */
  readonly known: Map<string, Stored | null>;
  /** What is still to be written. */
  readonly changes: Map<string, Change>;
}

export function createUnitOfWork(session: ClientSession): UnitOfWork {
  const desks = new Map<Place, Desk>();

  return {
    find: async <Record extends Stored>(kind: Kind, id: string) => {
      await read(kind, [id]);
      return (deskOf(kind).known.get(id) ?? null) as Record | null;
    },
    findAll: async <Record extends Stored>(kind: Kind, ids: readonly string[]) => {
      await read(kind, ids);
      const { known } = deskOf(kind);
      return [...new Set(ids)].flatMap((id) => (known.get(id) ?? []) as Record[]);
    },
    insert: (kind, document) => note(kind, document._id, { document, change: 'insert' }),
    put: (kind, document) => note(kind, document._id, { document, change: 'put' }),
    remove: (kind, id) => note(kind, id, { document: null, change: 'remove' }),
    flush: async (kind) => {
      for (const [place, { known, changes }] of desks) {
        if (changes.size === 0 || (kind && kind.collection !== place)) continue;
        const operations = [...changes].map(([id, change]) =>
          operationOf(change, known.get(id) ?? { _id: id }),
        );
        changes.clear();
        await place.bulkWrite(inRuns(operations), { session });
      }
    },
  };

  function deskOf({ collection }: Kind): Desk {
    const desk = desks.get(collection) ?? { known: new Map(), changes: new Map() };
    desks.set(collection, desk);
    return desk;
  }

  async function read(kind: Kind, ids: readonly string[]): Promise<void> {
    const { known } = deskOf(kind);
    const unknown = [...new Set(ids)].filter((id) => !known.has(id));
    if (unknown.length === 0) return;
    const found = await kind.collection
      .find<Stored>({ _id: { $in: unknown as never[] } }, { session, batchSize: unknown.length + 1 })
      .toArray();
    for (const id of unknown) known.set(id, null);
    for (const document of found) known.set(document._id, document);
  }

  function note(
    kind: Kind,
    id: string,
    { document, change }: { readonly document: Stored | null; readonly change: Change },
  ): void {
    const { known, changes } = deskOf(kind);
    known.set(id, document);
    changes.set(id, together(changes.get(id), change));
  }
}

type Operation = ReturnType<typeof operationOf>;

function operationOf(change: Change, document: Stored) {
  const filter = { _id: document._id as never };
  switch (change) {
    case 'insert':
      return { insertOne: { document: document as never } };
    case 'put':
      return { replaceOne: { filter, replacement: document, upsert: true } };
    case 'remove':
      return { deleteOne: { filter } };
  }
}

/** One command of each kind; what gives a unique value up comes before what takes it. */
function inRuns(operations: readonly Operation[]): Operation[] {
  const rank = (operation: Operation) => ('deleteOne' in operation ? 0 : 'replaceOne' in operation ? 1 : 2);
  return [...operations].sort((a, b) => rank(a) - rank(b));
}
