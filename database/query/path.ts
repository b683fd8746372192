import type { Document } from 'bson';
import { isDocument } from '../bson/types.ts';

export interface PathPart {
  readonly name: string;
  /** The position in an array that the name stands for, or -1. */
  readonly position: number;
}

/** A dotted path, taken apart. */
export type Path = readonly PathPart[];

export const parsePath = (text: string): Path =>
  text.split('.').map((name) => ({ name, position: /^(0|[1-9]\d{0,8})$/.test(name) ? Number(name) : -1 }));

/** An own field of a document; undefined when it is not there, also for names such as `constructor`. */
export function getField(document: Document, name: string): unknown {
  const value: unknown = document[name];
  if (typeof value !== 'function' && name !== '__proto__') return value;
  return Object.hasOwn(document, name) ? value : undefined;
}

export type Test = (value: unknown) => boolean;

/** What a path in a filter is tried on. */
export interface Reach {
  readonly path: Path;
  /** Whether an array at the end of the path stands for its elements too, besides itself. */
  readonly intoLastArray: boolean;
}

/**
 * Whether some value that a filter's path reaches passes the test.
 *
 * Arrays on the way stand for each of their sub-documents, and for the element that a number in the path names. A
 * field that is not there is tried as undefined.
 */
export const reaches = (document: Document, reach: Reach, test: Test): boolean =>
  walk({ value: document, index: 0 }, reach, test);

interface Place {
  readonly value: unknown;
  /** How many parts of the path lead here. */
  readonly index: number;
}

function walk({ value, index }: Place, reach: Reach, test: Test): boolean {
  let here = value;
  for (let at = index; at < reach.path.length; at++) {
    if (Array.isArray(here)) return walkArray({ value: here, index: at }, reach, test);
    const part = reach.path[at];
    if (part === undefined || !isDocument(here)) return test(undefined);
    here = getField(here, part.name);
  }
  if (reach.intoLastArray && Array.isArray(here) && here.some(test)) return true;
  return test(here);
}

function walkArray({ value, index }: Place, reach: Reach, test: Test): boolean {
  const elements = value as readonly unknown[]; // walk comes here with arrays only
  const position = reach.path[index]?.position ?? -1;
  for (const [at, element] of elements.entries()) {
    if (isDocument(element) && walk({ value: element, index }, reach, test)) return true;
    if (at === position && walkElement({ value: element, index: index + 1 }, reach, test)) return true;
  }
  return false;
}

/** An element named by its position is not expanded if the path ends there, and scalars have nothing below. */
function walkElement(place: Place, reach: Reach, test: Test): boolean {
  if (place.index === reach.path.length) return test(place.value);
  const hasFields = Array.isArray(place.value) || isDocument(place.value);
  return hasFields && walk(place, reach, test);
}
