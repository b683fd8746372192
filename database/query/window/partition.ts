import type { Document } from 'bson';
import type { SortField } from '../sort.ts';

/** The documents of one partition in their order. */
export interface Partition {
  readonly documents: readonly Document[];
  /** What each document is sorted by. */
  readonly keys: readonly (readonly unknown[])[];
  readonly order: readonly SortField[];
}

/** Gives one value for each document of a partition. */
export type WindowFunction = (partition: Partition) => readonly unknown[];
