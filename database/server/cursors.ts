import { randomBytes } from 'node:crypto';
import type { Document } from 'bson';
import { serialize } from '../bson/document.ts';
import { cursorNotFound, MongoError } from '../errors.ts';
import { inSlices, PAUSE, type Work } from '../store/work.ts';

/** Documents on their way to a client, and pauses between them. */
export type DocumentStream = Iterator<Buffer | typeof PAUSE, void>;

export interface Batch {
  readonly documents: readonly Buffer[];
  readonly isLast: boolean;
}

/** What a cursor takes its batches from. */
export interface BatchSource {
  /** At most `limit` documents, and no more than fit into a reply; until the deadline (error 50). */
  next(limit: number, deadline: number): Promise<Batch>;
  close(): void;
}

/** A reply must stay below MongoDB's largest message; one document of the largest size always fits. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

/** Fills one batch. */
class Filling {
  readonly documents: Buffer[] = [];
  #bytes = 0;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether the document went in; one that did not begins the next batch. */
  add(document: Buffer): boolean {
    const isFull = this.documents.length > 0 && this.#bytes + document.length > MAX_BATCH_BYTES;
    if (isFull || this.documents.length >= this.#limit) return false;
    this.documents.push(document);
    this.#bytes += document.length;
    return true;
  }
}

export interface StreamOptions {
  /** How many documents there can be. */
  readonly limit?: number;
  /** Called before a batch that is not the first. */
  readonly refresh?: () => void;
}

/** Batches of a find: the documents as they are stored, or projected. */
export class StreamSource implements BatchSource {
  readonly #stream: DocumentStream;
  readonly #refresh: () => void;
  #left: number;
  #isFirst = true;
  /** A document that did not fit into the last batch. */
  #held: Buffer | null = null;

  constructor(stream: DocumentStream, { limit = Infinity, refresh = () => {} }: StreamOptions = {}) {
    this.#stream = stream;
    this.#refresh = refresh;
    this.#left = limit;
  }

  async next(limit: number, deadline: number): Promise<Batch> {
    if (!this.#isFirst) this.#refresh();
    this.#isFirst = false;
    const batch = await inSlices(this.#fill(Math.min(limit, this.#left)), deadline);
    this.#left -= batch.documents.length;
    return this.#left > 0 ? batch : { ...batch, isLast: true };
  }

  *#fill(limit: number): Work<Batch> {
    const filling = new Filling(limit);
    const { documents } = filling;
    if (this.#held && limit > 0) {
      filling.add(this.#held);
      this.#held = null;
    }
    while (documents.length < limit) {
      const { value, done } = this.#stream.next();
      if (done) return { documents, isLast: true };
      if (value === PAUSE) yield PAUSE;
      else if (!filling.add(value)) {
        this.#held = value;
        break;
      }
    }
    return { documents, isLast: false };
  }

  close(): void {
    this.#stream.return?.();
  }
}

/** Batches of an aggregation, whose stages decide by themselves how many documents they make at a time. */
export class PipelineSource implements BatchSource {
  readonly #batches: AsyncIterator<readonly Document[]>;
  readonly #setDeadline: (deadline: number) => void;
  #waiting: Document[] = [];
  #held: Buffer | null = null;

  constructor(batches: AsyncIterable<readonly Document[]>, setDeadline: (deadline: number) => void) {
    this.#batches = batches[Symbol.asyncIterator]();
    this.#setDeadline = setDeadline;
  }

  async next(limit: number, deadline: number): Promise<Batch> {
    this.#setDeadline(deadline);
    const filling = new Filling(limit);
    for (;;) {
      const document = this.#held ?? (await this.#take());
      if (!document) return { documents: filling.documents, isLast: true };
      this.#held = filling.add(document) ? null : document;
      if (this.#held) return { documents: filling.documents, isLast: false };
    }
  }

  async #take(): Promise<Buffer | null> {
    while (this.#waiting.length === 0) {
      const step = await this.#batches.next();
      if (step.done === true) return null;
      this.#waiting = [...step.value].reverse();
    }
    const document = this.#waiting.pop();
    return document ? serialize(document) : null;
  }

  close(): void {
    void this.#batches.return?.();
  }
}

interface CursorParts {
  readonly namespace: string;
  /** The session, or session and transaction, that alone may use it. */
  readonly owner: string;
  readonly source: BatchSource;
}

/** What is left of a query whose client comes back for more. */
export class Cursor implements CursorParts {
  readonly id: bigint;
  readonly namespace: string;
  readonly owner: string;
  readonly source: BatchSource;
  lastUsed = Date.now();
  isBusy = false;

  constructor(id: bigint, { namespace, owner, source }: CursorParts) {
    this.id = id;
    this.namespace = namespace;
    this.owner = owner;
    this.source = source;
  }
}

/** All open cursors of the server. */
export class Cursors {
  readonly #open = new Map<bigint, Cursor>();

  get size(): number {
    return this.#open.size;
  }

  /** Makes a cursor that is not yet open: it becomes so when its first batch is not its last. */
  create(parts: CursorParts): Cursor {
    const id = randomBytes(8).readBigInt64LE(0) & 0x7fff_ffff_ffff_ffffn;
    return new Cursor(id || 1n, parts);
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
    cursor?.source.close();
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
