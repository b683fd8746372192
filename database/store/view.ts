import type { KeyRange } from './keys.ts';

export interface Entry {
  readonly key: Buffer;
  readonly value: Buffer;
}

export interface DirectedRange extends KeyRange {
  /** From the end to the start. */
  readonly reverse: boolean;
}

export interface Page {
  readonly entries: readonly Entry[];
  /** Whether there can be entries after these. There are none after an empty page. */
  readonly more: boolean;
}

/** One state of the table: the last commit, a transaction's snapshot, or what is being written. */
export interface ReadView {
  get(key: Buffer): Buffer | undefined;
  /** The first entries of a range, in its direction: about `limit`, or all. */
  page(range: DirectedRange, limit: number): Page;
}

/** A view that knows which commits it has: an index that became complete later is of no use to it. */
export interface DatedView extends ReadView {
  /** The number of the last commit that it has; infinite for what is being written. */
  readonly lastCommit: number;
}

export interface WriteView extends ReadView {
  put(key: Buffer, value: Buffer): void;
  remove(key: Buffer): void;
}
