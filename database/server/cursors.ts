import { randomBytes } from 'node:crypto';
import { cursorNotFound, unsupported, MongoError } from '../errors.ts';
import { PAUSE, type Work } from '../store/work.ts';

export type DocumentStream = Iterator<Buffer | typeof PAUSE, void>;

export interface BatchLimits {
  /** How many documents; Infinity for as many as fit. */
  readonly documents: number;
}

export interface Batch {
  readonly documents: readonly Buffer[];
  readonly isLast: boolean;
}

/** A reply must stay below MongoDB's largest message; one document of the largest size always fits. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

/** What is left of a query whose client comes back for more. */
export class Cursor {
  readonly id: bigint;
  readonly namespace: string;
  /** The session, or session and transaction, that alone may use it. */
  readonly owner: string;
  readonly #stream: DocumentStream;
  #held: Buffer | null = null;
  lastUsed = Date.now();
  isBusy = false;

  constructor({
    id,
    namespace,
    owner,
    stream,
  }: {
    id: bigint;
    namespace: string;
    owner: string;
    stream: DocumentStream;
  }) {
    this.id = id;
    this.namespace = namespace;
    this.owner = owner;
    this.#stream = stream;
  }

  /** The next documents. One more is read ahead, so that the last batch is known for what it is. */
  *next({ documents: limit }: BatchLimits): Work<Batch> {
    const documents: Buffer[] = [];
    let bytes = 0;
    if (this.#held && limit > 0) {
      documents.push(this.#held);
      bytes = this.#held.length;
      this.#held = null;
    }
    if (this.#held) return { documents, isLast: false };
    for (;;) {
      const { value, done } = this.#stream.next();
      if (done) return { documents, isLast: true };
      if (value === PAUSE) {
        yield PAUSE;
        continue;
      }
      if (documents.length >= limit || (documents.length > 0 && bytes + value.length > MAX_BATCH_BYTES)) {
        this.#held = value;
        return { documents, isLast: false };
      }
      documents.push(value);
      bytes += value.length;
    }
  }

  close(): void {
    this.#stream.return?.();
  }
}

/** All open cursors of the server. */
export class Cursors {
  readonly #open = new Map<bigint, Cursor>();

  get size(): number {
    return this.#open.size;
  }

  /** Makes a cursor that is not yet open: it becomes so when its first batch is not its last. */
  create(parts: { namespace: string; owner: string; stream: DocumentStream }): Cursor {
    const id = randomBytes(8).readBigInt64LE(0) & 0x7fff_ffff_ffff_ffffn;
    return new Cursor({ id: id || 1n, ...parts });
  }

  open(cursor: Cursor): void {
    this.#open.set(cursor.id, cursor);
  }

  take(id: bigint, { namespace, owner }: { readonly namespace: string; readonly owner: string }): Cursor {
    const cursor = this.#open.get(id);
    if (!cursor) throw cursorNotFound(id);
    if (cursor.namespace !== namespace) {
      throw new MongoError(
        13,
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      );
    }
    if (cursor.owner !== owner) {
      throw new MongoError(
        50738,
        `Cannot run getMore on cursor ${id}, which was not created in this session or transaction`,
      );
    }
    if (cursor.isBusy) throw new MongoError(12051, `cursor id ${id} is already in use`);
    cursor.lastUsed = Date.now();
    return cursor;
  }

  has(id: bigint): boolean {
    return this.#open.has(id);
  }

  close(id: bigint): boolean {
    const cursor = this.#open.get(id);
    cursor?.close();
    return this.#open.delete(id);
  }

  /** Closes the cursors of a session, with or without those of one of its transactions only. */
  closeOwnedBy(owner: string): void {
    for (const cursor of this.#open.values()) {
      if (cursor.owner === owner || cursor.owner.startsWith(`${owner}/`)) this.close(cursor.id);
    }
  }

  closeIdle(before: number): void {
    for (const { id, lastUsed, isBusy } of this.#open.values())
      if (!isBusy && lastUsed < before) this.close(id);
  }

  closeAll(): void {
    for (const id of [...this.#open.keys()]) this.close(id);
  }
}

export const noTailableCursors = () => unsupported('a tailable cursor');
