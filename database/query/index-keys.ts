import type { Document } from 'bson';
import { MongoError } from '../errors.ts';
import { distinctKey } from '../bson/key.ts';
import { isDocument } from '../bson/types.ts';
import { getField, type Path, type PathPart } from './path.ts';

export interface IndexKeys {
  /**
   * The values of each entry, one per path. A field that is not there is null; an empty array is undefined, which sorts
   * below null.
   */
  readonly keys: readonly (readonly unknown[])[];
  /** Whether an array was expanded, even if it gave one entry. */
  readonly multikey: boolean;
  /** The only path in which the entries differ, where that is known. */
  readonly varying?: number;
}

/** How far one path has come: at an array, or at its end. */
interface Step {
  readonly value: unknown;
  readonly index: number;
  /** An element of an array at the end of the path is not expanded again. */
  readonly done: boolean;
}

function advance({ value, index, done }: Step, path: Path): Step {
  if (done) return { value, index, done };
  let here = value;
  let at = index;
  for (; at < path.length; at++) {
    const part = path[at];
    if (part === undefined) break;
    if (Array.isArray(here)) {
      if (part.position < 0) return { value: here, index: at, done };
      refuseAmbiguous(here, part);
      here = here[part.position];
    } else {
      here = isDocument(here) ? getField(here, part.name) : undefined;
    }
  }
  return { value: here, index: at, done: !Array.isArray(here) };
}

function refuseAmbiguous(array: readonly unknown[], { name }: PathPart): void {
  if (!array.some((element) => isDocument(element) && Object.hasOwn(element, name))) return;
  throw new MongoError(
    16746,
    'Ambiguous field name found in array (do not use numeric field names in embedded elements in an array), ' +
      `field: '${name}'`,
  );
}

/** What a path finds in one element of the array that it had come to. */
function intoElement(step: Step, path: Path, element: unknown): Step {
  if (step.index === path.length) return { value: element, index: step.index, done: true };
  if (!isDocument(element)) return { value: undefined, index: path.length, done: true };
  return advance({ value: element, index: step.index, done: false }, path);
}

const parallelArrays = () => new MongoError(171, 'cannot index parallel arrays');

type Emit = (steps: readonly Step[]) => void;

function expand(steps: readonly Step[], paths: readonly Path[], emit: Emit): boolean {
  const arrays = new Set(steps.filter(({ done }) => !done).map(({ value }) => value));
  const [array] = arrays;
  if (!Array.isArray(array)) {
    emit(steps);
    return false;
  }
  if (arrays.size > 1) throw parallelArrays();
  const elements: readonly unknown[] = array.length === 0 ? [EMPTY_ARRAY] : array;
  for (const element of elements) {
    const next = steps.map((step, index) =>
      step.done ? step : intoElement(step, paths[index] ?? [], element),
    );
    expand(next, paths, emit);
  }
  return true;
}

const EMPTY_ARRAY = Symbol('empty array');

const keyValue = ({ value }: Step): unknown => {
  if (value === EMPTY_ARRAY) return undefined;
  return value === undefined ? null : value;
};

/**
 * The same for what most indexes are: of top-level fields, of which at most one holds an array. Null for all others.
 */
function flatKeys(document: Document, paths: readonly Path[], sparse: boolean): IndexKeys | null {
  let array = -1;
  const values: unknown[] = [];
  for (const path of paths) {
    const [part] = path;
    if (path.length !== 1 || part === undefined) return null;
    const value = getField(document, part.name);
    if (Array.isArray(value)) {
      if (array >= 0 || value.length === 0) return null;
      array = values.length;
    }
    values.push(value);
  }
  if (array < 0 && sparse && values.every((value) => value === undefined)) return NO_KEYS;
  for (let at = 0; at < values.length; at++) if (values[at] === undefined) values[at] = null;
  if (array < 0) return { keys: [values], multikey: false };
  const elements = distinctElements(values[array] as readonly unknown[]); // `array` is where there is one
  return { keys: elements.map((element) => values.with(array, element)), multikey: true, varying: array };
}

const NO_KEYS: IndexKeys = { keys: [], multikey: false };

function distinctElements(elements: readonly unknown[]): readonly unknown[] {
  if (elements.length === 1) return elements;
  return [...new Map(elements.map((element) => [distinctKey(element), element])).values()];
}

/**
 * The entries that a document has in an index over the paths, each distinct one once.
 *
 * Two arrays on different paths give error 171. A sparse index leaves out entries of which no field is there.
 */
export function indexKeysOf(document: Document, paths: readonly Path[], sparse = false): IndexKeys {
  const flat = flatKeys(document, paths, sparse);
  if (flat) return flat;
  const entries: Step[][] = [];
  const start = paths.map((path) => advance({ value: document, index: 0, done: false }, path));
  const multikey = expand(start, paths, (steps) => {
    if (!sparse || steps.some(({ value }) => value !== undefined)) entries.push([...steps]);
  });
  const keys = entries.map((steps) => steps.map(keyValue));
  return { keys: multikey ? distinctKeys(keys) : keys, multikey };
}

/** With its length, so that two values in a row cannot be taken for two others. */
function measured(value: unknown): string {
  const key = distinctKey(value);
  return `${key.length}:${key}`;
}

function distinctKeys(keys: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] {
  const byKey = new Map(keys.map((values) => [values.map(measured).join(''), values]));
  return [...byKey.values()];
}
