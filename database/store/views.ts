import { MongoError, noSuchTransaction } from '../errors.ts';
import type { Environment, Table } from './environment.ts';
import { keyAfter, type KeyRange } from './keys.ts';
import { mergeEntries, type Overlay } from './overlay.ts';
import type { DatedView, DirectedRange, Page, ReadView, WriteView } from './view.ts';

type Snapshot = ReturnType<Table['useReadTransaction']>;

function readPage(
  table: Table,
  range: DirectedRange,
  limits: { limit: number; transaction?: Snapshot },
): Page {
  const { start, end, reverse } = range;
  const bounds = reverse
    ? { start: end, end: start, exclusiveStart: true, inclusiveEnd: true }
    : { start, end };
  const entries = [...table.getRange({ ...bounds, ...limits, reverse })];
  return { entries, more: entries.length >= limits.limit };
}

/** The table as of its last commit; through the writer's handle inside a write transaction, as it is being written. */
export class TableView implements WriteView {
  readonly #environment: Environment;
  readonly #table: Table;

  constructor(environment: Environment, handle: 'reader' | 'writer') {
    this.#environment = environment;
    this.#table = environment[handle];
  }

  get(key: Buffer): Buffer | undefined {
    return this.openTable().get(key);
  }

  page(range: DirectedRange, limit: number): Page {
    return readPage(this.openTable(), range, { limit });
  }

  put(key: Buffer, value: Buffer): void {
    this.#table.putSync(key, value);
  }

  remove(key: Buffer): void {
    this.#table.removeSync(key);
  }

  protected openTable(): Table {
    if (!this.#environment.isOpen) throw interrupted();
    return this.#table;
  }
}

/** What the last commit left. */
export class CommittedView extends TableView implements DatedView {
  readonly #commits: { readonly committedSequence: number };

  constructor(environment: Environment, commits: { readonly committedSequence: number }) {
    super(environment, 'reader');
    this.#commits = commits;
  }

  get lastCommit(): number {
    return this.#commits.committedSequence;
  }

  /** The first keys of a range, without what they hold. */
  keys({ start, end }: KeyRange, limit: number): readonly Buffer[] {
    return [...this.openTable().getKeys({ start, end, limit })];
  }
}

/** A command was still reading when the server stopped. */
const interrupted = () => new MongoError(11600, 'interrupted at shutdown');

/** A state of the table with writes on top of it, which are not in it yet. */
export class OverlaidView implements WriteView {
  readonly #base: ReadView;
  readonly #overlay: Overlay;

  constructor(base: ReadView, overlay: Overlay) {
    this.#base = base;
    this.#overlay = overlay;
  }

  get(key: Buffer): Buffer | undefined {
    const written = this.#overlay.get(key);
    return written === undefined ? this.#base.get(key) : (written ?? undefined);
  }

  page(range: DirectedRange, limit: number): Page {
    let rest = range;
    for (;;) {
      const base = this.#base.page(rest, limit);
      const last = base.more ? base.entries.at(-1) : undefined;
      const covered = last ? upTo(rest, last.key) : rest;
      const entries = mergeEntries(base.entries, this.#overlay.within(covered), range.reverse);
      if (entries.length > 0 || !last) return { entries, more: last !== undefined };
      rest = beyond(rest, last.key);
    }
  }

  put(key: Buffer, value: Buffer): void {
    this.#overlay.set(key, value);
  }

  remove(key: Buffer): void {
    this.#overlay.set(key, null);
  }
}

/** The table as it was when a transaction began. */
class SnapshotView implements ReadView {
  readonly #table: Table;
  readonly #snapshot: Snapshot;

  constructor(table: Table, snapshot: Snapshot) {
    this.#table = table;
    this.#snapshot = snapshot;
  }

  get(key: Buffer): Buffer | undefined {
    return this.#table.get(key, { transaction: this.#snapshot });
  }

  page(range: DirectedRange, limit: number): Page {
    return readPage(this.#table, range, { limit, transaction: this.#snapshot });
  }
}

/** A snapshot, and what a transaction has written on top of it. */
export class TransactionView extends OverlaidView {
  readonly #snapshot: Snapshot;
  #isOver = false;

  constructor(table: Table, snapshot: Snapshot, overlay: Overlay) {
    super(new SnapshotView(table, snapshot), overlay);
    this.#snapshot = snapshot;
  }

  override get(key: Buffer): Buffer | undefined {
    this.requireOpen();
    return super.get(key);
  }

  override page(range: DirectedRange, limit: number): Page {
    this.requireOpen();
    return super.page(range, limit);
  }

  override put(key: Buffer, value: Buffer): void {
    this.requireOpen();
    super.put(key, value);
  }

  override remove(key: Buffer): void {
    this.requireOpen();
    super.remove(key);
  }

  /** Gives up the snapshot. A command or a cursor that goes on afterwards gets an error instead of freed memory. */
  closeSnapshot(): void {
    this.#isOver = true;
    this.#snapshot.done();
  }

  protected requireOpen(): void {
    if (this.#isOver) throw noSuchTransaction('the transaction has ended');
  }
}

/** The part of a range that ends with `key`. */
const upTo = (range: DirectedRange, key: Buffer): DirectedRange =>
  range.reverse ? { ...range, start: key } : { ...range, end: keyAfter(key) };

/** The part of a range that comes after `key`. */
export const beyond = (range: DirectedRange, key: Buffer): DirectedRange =>
  range.reverse ? { ...range, end: key } : { ...range, start: keyAfter(key) };

export type { Snapshot };
