import type { Document } from 'bson';
import { badValue, pathNotViable } from '../errors.ts';
import { setField } from '../bson/decode.ts';
import { showField } from '../bson/show.ts';
import { isDocument } from '../bson/types.ts';
import { getField } from './path.ts';

/** MongoDB's limit of nulls that fill an array up to a position. */
const MAX_PADDING = 1_500_000;

/** A change of one value. */
export interface Edit {
  /** The new value; undefined removes the field. A field that is not there comes as undefined. */
  readonly apply: (current: unknown) => unknown;
  /** Whether a field that is not there is made, with all that leads to it. */
  readonly creates: boolean;
}

export const isPosition = (name: string): boolean => /^(0|[1-9]\d*)$/.test(name);

/** The value with the change made at the path; what does not change is shared with the old value. */
export function editAt(value: unknown, path: readonly string[], edit: Edit): unknown {
  return editBelow(value, { path, index: 0 }, edit);
}

interface Place {
  readonly path: readonly string[];
  readonly index: number;
}

function editBelow(value: unknown, place: Place, edit: Edit): unknown {
  const name = place.path[place.index];
  if (name === undefined) return edit.apply(value);
  const below: Place = { path: place.path, index: place.index + 1 };
  if (value === undefined) return edit.creates ? editField({}, below, edit) : undefined;
  if (isDocument(value)) return editField(value, below, edit);
  if (Array.isArray(value) && isPosition(name)) return editElement(value, below, edit);
  if (!edit.creates) return value;
  const parent = place.path[place.index - 1] ?? '';
  throw pathNotViable(`Cannot create field '${name}' in element ${showField(parent, value)}`);
}

function editField(document: Document, below: Place, edit: Edit): Document {
  const name = below.path[below.index - 1] ?? '';
  const current = getField(document, name);
  if (current === undefined && !edit.creates) return document;
  const next = editBelow(current, below, edit);
  if (next === current) return document;
  const copy: Document = { ...document };
  if (next === undefined) delete copy[name];
  else setField(copy, name, next);
  return copy;
}

/** A removed element becomes null, so that the others keep their positions. */
function editElement(array: readonly unknown[], below: Place, edit: Edit): readonly unknown[] {
  const position = Number(below.path[below.index - 1]);
  if (position >= array.length && !edit.creates) return array;
  if (position - array.length > MAX_PADDING) {
    throw badValue(`can't backfill more than ${MAX_PADDING} elements`);
  }
  const next = editBelow(array[position], below, edit);
  if (next === array[position]) return array;
  const copy = [...array];
  while (copy.length < position) copy.push(null);
  copy[position] = next ?? null;
  return copy;
}

/** The value at a path of field names and positions; undefined if there is none. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  let here = value;
  for (const name of path) {
    if (isDocument(here)) here = getField(here, name);
    else if (Array.isArray(here) && isPosition(name)) here = here[Number(name)];
    else return undefined;
  }
  return here;
}
