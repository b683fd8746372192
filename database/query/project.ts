import type { Document } from 'bson';
import { MongoError, unsupported } from '../errors.ts';
import { isDocument, isNumeric } from '../bson/types.ts';
import { compileExpression } from './expression.ts';
import { understandFilter } from './match.ts';
import { matchedPosition } from './match/position.ts';
import { elemMatchLeaf, sliceLeaf } from './project/array-operators.ts';
import {
  EXCLUSION,
  INCLUSION,
  isBranch,
  plant,
  projectDocument,
  projectionPath,
  type Branch,
  type Leaf,
} from './project/tree.ts';
import { isTruthy } from './truth.ts';
import { editAt } from './edit.ts';

export interface ProjectionOptions {
  /** The query's filter, of which the positional `$` takes the matched element. */
  readonly filter?: Document;
  readonly variables?: Document;
  /** An aggregation's `$project` has no `$slice`, `$elemMatch` and `$` of its own. */
  readonly isStage?: boolean;
}

export interface Projection {
  readonly apply: (document: Document) => Document;
  /** The top-level fields that are looked at; null for all of them. */
  readonly fields: ReadonlySet<string> | null;
}

type Kind = 'inclusion' | 'exclusion';

interface Parse {
  readonly root: Branch;
  readonly options: ProjectionOptions;
  kind: Kind | null;
  hasElemMatch: boolean;
  hasExpression: boolean;
  positional: readonly string[] | null;
}

/** A projection either lists what to keep or what to leave out; only `_id` is free. */
function settleKind(parse: Parse, path: string, kind: Kind): void {
  parse.kind ??= kind;
  if (parse.kind === kind) return;
  throw kind === 'inclusion'
    ? new MongoError(31253, `Cannot do inclusion on field ${path} in exclusion projection`)
    : new MongoError(31254, `Cannot do exclusion on field ${path} in inclusion projection`);
}

function computeLeaf(parse: Parse, value: unknown): Leaf {
  if (parse.kind === 'exclusion') {
    throw new MongoError(31252, 'Cannot use expression other than $meta in exclusion projection');
  }
  parse.kind = 'inclusion';
  parse.hasExpression = true;
  const { variables = {} } = parse.options;
  return { kind: 'compute', evaluate: compileExpression(value, { variables }) };
}

/** The operators that only a find's projection has; null for expressions. */
function findLeaf(parse: Parse, operator: Document): Leaf | null {
  if (parse.options.isStage) return null;
  if ('$slice' in operator) return sliceLeaf(operator['$slice']);
  if (!('$elemMatch' in operator)) return null;
  parse.hasElemMatch = true;
  return elemMatchLeaf(operator['$elemMatch']);
}

function parseValue(parse: Parse, path: readonly string[], value: unknown): void {
  const text = path.join('.');
  if (isDocument(value)) {
    const names = Object.keys(value);
    if (names.length === 0) throw new MongoError(51270, 'An empty sub-projection is not a valid value.');
    if (names[0]?.startsWith('$')) {
      if ('$meta' in value) throw unsupported('$meta');
      plant(parse.root, path, findLeaf(parse, value) ?? computeLeaf(parse, value));
    } else {
      parseFields(parse, path, value);
    }
  } else if (isNumeric(value) || typeof value === 'boolean') {
    const includes = isTruthy(value);
    if (text !== '_id') settleKind(parse, text, includes ? 'inclusion' : 'exclusion');
    plant(parse.root, path, { kind: includes ? 'include' : 'exclude' });
  } else {
    plant(parse.root, path, computeLeaf(parse, value));
  }
}

function parsePositional(parse: Parse, name: string, value: unknown): void {
  if (parse.positional) {
    throw new MongoError(31276, 'Cannot specify more than one positional projection per query.');
  }
  if (!isTruthy(value)) throw new MongoError(31395, 'positional projection cannot be used with exclusion');
  const path = projectionPath(name.slice(0, -2));
  parse.positional = path;
  parseValue(parse, path, true);
}

function parseFields(parse: Parse, prefix: readonly string[], spec: Document): void {
  for (const [name, value] of Object.entries(spec) as [string, unknown][]) {
    if (name.endsWith('.$') && !parse.options.isStage && prefix.length === 0)
      parsePositional(parse, name, value);
    else parseValue(parse, [...prefix, ...projectionPath(name)], value);
  }
}

function parseProjection(spec: Document, options: ProjectionOptions): Parse {
  const root: Branch = new Map();
  const parse: Parse = {
    root,
    options,
    kind: null,
    hasElemMatch: false,
    hasExpression: false,
    positional: null,
  };
  parseFields(parse, [], spec);
  if (!parse.kind) {
    const id = root.get('_id');
    const onlyId = id && !isBranch(id) && id.kind === 'include';
    parse.kind = parse.hasElemMatch || onlyId ? 'inclusion' : 'exclusion';
  }
  if (parse.kind === 'inclusion' && !root.has('_id')) root.set('_id', { kind: 'include' });
  return parse;
}

/** Replaces the first array on the path by the one element that the query matched. */
function keepMatched(document: Document, path: readonly string[], position: () => number | null): Document {
  const element = (value: unknown): unknown => {
    if (!Array.isArray(value)) return value;
    const index = position();
    if (index === null) {
      throw new MongoError(51246, "positional operator '.$' couldn't find a matching element in the array");
    }
    if (index >= value.length) throw new MongoError(51247, "positional operator '.$' element mismatch");
    return [value[index] as unknown];
  };
  const length = firstArray(document, path);
  const edited = editAt(document, path.slice(0, length), { creates: false, apply: element });
  return edited as Document; // a document edited within is a document
}

function firstArray(document: Document, path: readonly string[]): number {
  let here: unknown = document;
  for (const [index, name] of path.entries()) {
    here = isDocument(here) ? here[name] : undefined;
    if (Array.isArray(here)) return index + 1;
  }
  return path.length;
}

const fieldsOf = ({ root, kind, hasExpression, positional }: Parse): ReadonlySet<string> | null =>
  kind === 'exclusion' || hasExpression || positional ? null : new Set(root.keys());

/** Understands a projection of a find, or of a `$project` stage. An empty one keeps everything. */
export function compileProjection(spec: Document, options: ProjectionOptions = {}): Projection {
  if (Object.keys(spec).length === 0) return { apply: (document) => document, fields: null };
  const parse = parseProjection(spec, options);
  const mode = parse.kind === 'inclusion' ? INCLUSION : EXCLUSION;
  const project = (document: Document) => projectDocument(parse.root, document, { mode, root: document });
  const { positional } = parse;
  if (!positional) return { apply: project, fields: fieldsOf(parse) };
  const filter = understandFilter(options.filter ?? {}, { variables: options.variables ?? {} });
  const apply = (document: Document) =>
    keepMatched(project(document), positional, () => matchedPosition(filter, document));
  return { apply, fields: null };
}
