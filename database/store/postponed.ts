import { EntryRun } from './entry-run.ts';
import {
  isEntryKey,
  keyString,
  LAST_POSTPONED_KEY,
  numberOf,
  POSTPONED_RANGE,
  postponedKey,
} from './keys.ts';
import { partOf, type Overlay } from './overlay.ts';
import { decodeWrites, encodeWrites } from './postponed-log.ts';
import type { Entry, ReadView } from './view.ts';
import type { Write } from './write-log.ts';

/** The entries of one commit that wait for their places. */
export interface Layer {
  readonly number: number;
  readonly overlay: Overlay;
}

/** When entries are postponed, and moved to their places. */
export interface PostponeLimits {
  /** A batch with fewer writes of an index puts them in their places at once. */
  leastWrites: number;
  /** So many entries, or layers, are moved to their places at a time. */
  mostEntries: number;
  mostLayers: number;
  /** A commit moves so many of them besides as many as it adds, so that they do not grow without end. */
  movedAtOnce: number;
}

/** What is being moved to its places. */
interface Move {
  readonly layers: number;
  readonly logs: readonly Buffer[];
  readonly writes: Iterator<Write>;
  isOver: boolean;
}

/** Stands for a removal in a run. No entry has an empty value. */
const NOTHING = Buffer.alloc(0);

/** The last write of each key. */
function* lastWrites(runs: Iterable<EntryRun>): Generator<Write> {
  for (const run of runs) {
    let before: Entry | null = null;
    for (const entry of run.sorted()) {
      if (before && !before.key.equals(entry.key)) yield writeOf(before);
      before = entry;
    }
    if (before) yield writeOf(before);
  }
}

function numberBytes(number: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt32BE(number);
  return bytes;
}

/** The number of the last log that a state of the table has had. */
const lastNumber = (table: Pick<ReadView, 'get'>): number =>
  table.get(LAST_POSTPONED_KEY)?.readUInt32BE(0) ?? 0;

const writeOf = ({ key, value }: Entry): Write => ({ key, value: value.length === 0 ? null : value });

/**
 * Index entries of large batches, which would each go to another page of the table.
 *
 * They are committed as a log, in one value beside their documents, and kept in memory as a layer on the table. When
 * there are many, they are moved to their places in the order of their keys, a slice with each commit: so a page is
 * written once for dozens of entries. While an index has entries in a layer, all that is written to it goes into layers.
 */
export class Postponed {
  /** Those that are committed; the oldest comes first. */
  layers: readonly Layer[] = [];
  overlays: readonly Overlay[] = [];
  readonly limits: PostponeLimits = {
    leastWrites: 500,
    mostEntries: 300_000,
    mostLayers: 64,
    movedAtOnce: 5_000,
  };
  /** What is on its way to the disk. */
  #sent: Layer | null = null;
  /** The writes of all layers that are not being moved. */
  #runs = new Map<number, EntryRun>();
  #count = 0;
  /** The newest layer of each key, in the parts in which keys are looked up: dozens of layers take long to ask. */
  readonly #newest = new Map<number, Map<string, Layer>>();
  #move: Move | null = null;
  #last = 0;

  get isEmpty(): boolean {
    return this.layers.length === 0;
  }

  get isFull(): boolean {
    return this.#count >= this.limits.mostEntries || this.layers.length >= this.limits.mostLayers;
  }

  get isMoving(): boolean {
    return this.#move !== null;
  }

  /** Takes in what an earlier process has left. */
  load(table: ReadView): void {
    for (const { key, value } of table.page({ ...POSTPONED_RANGE, reverse: false }, Infinity).entries) {
      const layer = { number: numberOf(key), overlay: decodeWrites(value) };
      this.#gather([...layer.overlay.writes()]);
      this.#setLayers([...this.layers, layer]);
    }
    this.#last = lastNumber(table);
  }

  #setLayers(layers: readonly Layer[]): void {
    this.layers = layers;
    this.overlays = layers.map(({ overlay }) => overlay);
  }

  #gather(writes: readonly Write[]): void {
    for (const { key, value } of writes) {
      const part = partOf(key);
      let run = this.#runs.get(part);
      if (!run) {
        run = new EntryRun();
        this.#runs.set(part, run);
      }
      run.add({ key, value: value ?? NOTHING });
    }
    this.#count += writes.length;
  }

  /** What to write into the table for a batch. `isDirect` tells of the parts that are in a good order already. */
  send(batch: Overlay, isDirect: (part: number) => boolean): Iterable<Write> {
    const { chosen, others } = batch.divide((key, writes) => {
      const part = partOf(key);
      if (!isEntryKey(key)) return false;
      return (
        this.overlays.some((layer) => layer.has(part)) ||
        (writes >= this.limits.leastWrites && !isDirect(part))
      );
    });
    const writes = [...chosen.writes()];
    const parts: Iterable<Write>[] = [others.writes()];
    if (writes.length > 0) {
      const number = ++this.#last;
      this.#sent = { number, overlay: chosen };
      this.#gather(writes);
      const log = { key: postponedKey(number), value: encodeWrites(writes) };
      parts.push([log, { key: LAST_POSTPONED_KEY, value: numberBytes(number) }]);
    }
    if (this.#move) parts.push(this.#slice(this.#move, writes.length + this.limits.movedAtOnce));
    return concat(parts);
  }

  /** After the commit of what was sent. */
  committed(): void {
    const added = this.#sent ? [this.#sent] : [];
    this.#sent = null;
    const moved = this.#move?.isOver ? this.#move.layers : 0;
    if (moved > 0) this.#move = null;
    if (moved + added.length === 0) return;
    const gone = this.layers.slice(0, moved);
    this.#setLayers([...this.layers.slice(moved), ...added]);
    if (this.isEmpty) this.#newest.clear();
    for (const [part, newest] of this.#newest) {
      for (const layer of added) note(newest, part, layer);
      for (const layer of gone) forget(newest, part, layer);
    }
  }

  /** What the layers of a state of the table have for a key. */
  get(key: Buffer, table: Pick<ReadView, 'get'>): Buffer | null | undefined {
    if (this.isEmpty && !this.#sent) return undefined;
    const [part, text] = [partOf(key), keyString(key)];
    const sent = this.#sent;
    if (sent && lastNumber(table) >= sent.number) {
      const written = sent.overlay.getText(part, text);
      if (written !== undefined) return written;
    }
    return this.#newestOf(part).get(text)?.overlay.getText(part, text);
  }

  #newestOf(part: number): ReadonlyMap<string, Layer> {
    let newest = this.#newest.get(part);
    if (!newest) {
      newest = new Map();
      for (const layer of this.layers) note(newest, part, layer);
      this.#newest.set(part, newest);
    }
    return newest;
  }

  /** Begins to move all layers to their places, when nothing is on its way to the disk. */
  move(): void {
    this.#move = {
      layers: this.layers.length,
      logs: this.layers.map(({ number }) => postponedKey(number)),
      writes: lastWrites(this.#runs.values()),
      isOver: false,
    };
    this.#runs = new Map();
    this.#count = 0;
  }

  #slice(move: Move, count: number): Write[] {
    const slice: Write[] = [];
    while (slice.length < count) {
      const step = move.writes.next();
      if (!step.done) {
        slice.push(step.value);
        continue;
      }
      // In one commit with the last entry: a crash before it finds all logs, and begins anew.
      move.isOver = true;
      return [...slice, ...move.logs.map((key) => ({ key, value: null }))];
    }
    return slice;
  }

  /** The layers that belong to a state of the table, which can be that after the commit that is not known of yet. */
  layersIn(snapshot: Pick<ReadView, 'get'>): readonly Overlay[] {
    const sent = this.#sent;
    return sent && lastNumber(snapshot) >= sent.number ? [...this.overlays, sent.overlay] : this.overlays;
  }
}

function note(newest: Map<string, Layer>, part: number, layer: Layer): void {
  for (const text of layer.overlay.texts(part)) newest.set(text, layer);
}

function forget(newest: Map<string, Layer>, part: number, layer: Layer): void {
  for (const text of layer.overlay.texts(part)) if (newest.get(text) === layer) newest.delete(text);
}

function* concat(parts: readonly Iterable<Write>[]): Generator<Write> {
  for (const part of parts) yield* part;
}
