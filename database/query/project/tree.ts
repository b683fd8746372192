import type { Document } from 'bson';
import { MongoError } from '../../errors.ts';
import { isDocument } from '../../bson/types.ts';
import type { Expression } from '../expression.ts';

/** What a projection does with one field. */
export type Leaf =
  | { readonly kind: 'include' | 'exclude' }
  /** The value is computed of the whole document; undefined leaves the field out. */
  | { readonly kind: 'compute'; readonly evaluate: Expression }
  /** The value is made of the old one; undefined leaves the field out. */
  | { readonly kind: 'change'; readonly change: (value: unknown) => unknown; readonly moves: boolean };

export type Branch = Map<string, Leaf | Branch>;

export const isBranch = (node: Leaf | Branch): node is Branch => node instanceof Map;

const pathCollision = (path: string, rest: string): MongoError =>
  rest
    ? new MongoError(31249, `Path collision at ${path} remaining portion ${rest}`)
    : new MongoError(31250, `Path collision at ${path}`);

/** Puts a leaf at a path. No path may lead to another one's leaf or through it. */
export function plant(root: Branch, path: readonly string[], leaf: Leaf): void {
  let branch = root;
  for (const [index, name] of path.entries()) {
    const here = branch.get(name);
    const isLast = index === path.length - 1;
    if (isLast) {
      if (here) throw pathCollision(path.join('.'), '');
      branch.set(name, leaf);
    } else {
      if (here && !isBranch(here)) throw pathCollision(path.join('.'), path.slice(index + 1).join('.'));
      const next: Branch = here && isBranch(here) ? here : new Map<string, Leaf | Branch>();
      branch.set(name, next);
      branch = next;
    }
  }
}

export function projectionPath(text: string): readonly string[] {
  if (text === '') throw new MongoError(40352, 'FieldPath cannot be constructed with empty string');
  const path = text.split('.');
  if (text.endsWith('.')) throw new MongoError(40353, `FieldPath must not end with a '.'.`);
  if (path.includes('')) throw new MongoError(15998, 'FieldPath field names may not be empty strings.');
  if (path.some((name) => name.startsWith('$'))) {
    throw new MongoError(
      16410,
      `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
    );
  }
  return path;
}

/** Whether something below computes values, which are there even where the document has none. */
const computes = (branch: Branch): boolean =>
  [...branch.values()].some((node) => (isBranch(node) ? computes(node) : node.kind === 'compute'));

/** What becomes of fields that a branch does not name, and of values that have no fields. */
export interface Mode {
  readonly keepsOthers: boolean;
  readonly keepsScalars: boolean;
}

export const INCLUSION: Mode = { keepsOthers: false, keepsScalars: false };
export const EXCLUSION: Mode = { keepsOthers: true, keepsScalars: true };

/** Projects one document. `root` is what expressions look at. */
export function projectDocument(branch: Branch, document: Document, context: ProjectionContext): Document {
  const result: Document = {};
  const put = (name: string, value: unknown): void => {
    if (value === undefined) return;
    if (name === '__proto__') Object.defineProperty(result, name, { value, enumerable: true });
    else result[name] = value;
  };
  for (const name of Object.keys(document)) {
    const node = branch.get(name);
    const value: unknown = document[name];
    if (!node) put(name, context.mode.keepsOthers ? value : undefined);
    else if (isBranch(node)) put(name, projectValue(node, value, context));
    else if (node.kind === 'include') put(name, value);
    else if (node.kind === 'change' && !node.moves) put(name, node.change(value));
    else if (node.kind === 'compute' && context.mode.keepsOthers) put(name, node.evaluate(context.root));
  }
  for (const [name, node] of branch) {
    const value: unknown = Object.hasOwn(document, name) ? document[name] : undefined;
    if (isBranch(node)) {
      if (value === undefined && computes(node)) put(name, projectDocument(node, {}, context));
    } else if (node.kind === 'compute') {
      if (!Object.hasOwn(result, name) && !(context.mode.keepsOthers && value !== undefined)) {
        put(name, node.evaluate(context.root));
      }
    } else if (node.kind === 'change' && node.moves && value !== undefined) {
      put(name, node.change(value));
    }
  }
  return result;
}

export interface ProjectionContext {
  readonly mode: Mode;
  readonly root: Document;
}

/** Arrays are projected element by element; scalars have no fields to project, but may get computed ones. */
function projectValue(branch: Branch, value: unknown, context: ProjectionContext): unknown {
  if (isDocument(value)) return projectDocument(branch, value, context);
  if (Array.isArray(value)) {
    return value
      .map((element) => projectValue(branch, element, context))
      .filter((element) => element !== undefined);
  }
  if (computes(branch)) return projectDocument(branch, {}, context);
  return context.mode.keepsScalars ? value : undefined;
}
