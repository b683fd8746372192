import { ObjectId, type Document } from 'bson';
import { badValue, failedToParse, immutableField, MongoError } from '../errors.ts';
import { showField } from '../bson/show.ts';
import { equalValues } from '../bson/order.ts';
import { understandFilter } from './match.ts';
import { matchedPosition } from './match/position.ts';
import { checkIdentifiers, compileArrayFilters } from './update/array-filters.ts';
import { editAt, valueAt, type Edit } from './edit.ts';
import { parseModifications, refuseConflicts, type Modification } from './update/modifications.ts';
import type { UpdateMoment } from './update/operator.ts';
import { hasDynamicPart, resolvePath, type Positions } from './update/path.ts';
import { compileUpdatePipeline } from './update/pipeline.ts';
import { refuseArrays } from './update/rename.ts';

export { upsertSeed } from './update/upsert-seed.ts';

export interface UpdateOptions {
  readonly arrayFilters?: readonly Document[];
  /** Values of `let`, for `$$name` in a pipeline. */
  readonly variables?: Document;
}

export interface UpdateContext {
  /** The filter that found the document: it says what `$` stands for. */
  readonly filter: Document;
  /** Whether the document is about to be inserted by an upsert. */
  readonly isInsert: boolean;
  readonly now: Date;
}

export interface Update {
  readonly kind: 'replacement' | 'operators' | 'pipeline';
  /** The updated document. The given one stays as it is; what did not change is shared. */
  readonly apply: (document: Document, context: UpdateContext) => Document;
}

function putIdFirst(document: Document, id: unknown): Document {
  if (Object.keys(document)[0] === '_id') return document;
  const { _id: _old, ...rest } = document;
  return { _id: id, ...rest };
}

/** `_id` cannot be changed. An upsert without one gets an ObjectId. */
function keepId(before: Document, after: Document, { isInsert }: UpdateContext): Document {
  const id: unknown = before['_id'];
  const newId: unknown = after['_id'];
  if (id === undefined) return isInsert ? putIdFirst(after, newId ?? new ObjectId()) : after;
  if (newId !== undefined && equalValues(id, newId)) return putIdFirst(after, id);
  throw immutableField("Performing an update on the path '_id' would modify the immutable field '_id'");
}

function compileReplacement(replacement: Document): Update {
  const dollar = Object.keys(replacement).find((name) => name.startsWith('$'));
  if (dollar !== undefined) {
    throw new MongoError(
      52,
      `The dollar ($) prefixed field '${dollar}' in '${dollar}' is not allowed in the context of an update's ` +
        'replacement document. Consider using an aggregation pipeline with $replaceWith.',
    );
  }
  return { kind: 'replacement', apply: (document, context) => replaced(document, replacement, context) };
}

/** What replaces a document keeps its `_id`. */
function replaced(document: Document, replacement: Document, { isInsert }: UpdateContext): Document {
  const { _id: newId, ...rest } = replacement as { readonly _id?: unknown } & Document;
  const id: unknown = document['_id'];
  if (id !== undefined && newId !== undefined && !equalValues(id, newId)) {
    throw immutableField(
      `After applying the update, the (immutable) field '_id' was found to have been altered to ` +
        showField('_id', newId).slice(1, -1),
    );
  }
  const kept = id ?? newId ?? (isInsert ? new ObjectId() : undefined);
  return kept === undefined ? rest : { _id: kept, ...rest };
}

function compilePipeline(
  pipeline: readonly Document[],
  { arrayFilters = [], variables }: UpdateOptions,
): Update {
  if (arrayFilters.length > 0) {
    throw failedToParse('arrayFilters may not be specified for pipeline-syle updates');
  }
  const run = compileUpdatePipeline(pipeline, variables ?? {});
  const apply: Update['apply'] = (document, context) => {
    const result = run(document);
    return keepId(document, '_id' in result ? result : { ...pickId(document), ...result }, context);
  };
  return { kind: 'pipeline', apply };
}

const pickId = (document: Document): Document =>
  '_id' in document ? { _id: document['_id'] as unknown } : {};

const never: Edit = { creates: false, apply: () => undefined };

function rename(document: Document, { path, from = [] }: Modification): Document {
  const value = valueAt(document, from);
  refuseArrays(document, from, 'source');
  if (value === undefined) return document;
  refuseArrays(document, path, 'destination');
  const moved = editAt(document, path, { creates: true, apply: () => value });
  return editAt(moved, from, never) as Document; // a document edited within is a document
}

function compileOperators(update: Document, { arrayFilters = [] }: UpdateOptions): Update {
  const modifications = parseModifications(update);
  const filters = compileArrayFilters(arrayFilters);
  const paths = modifications.map(({ path }) => path);
  checkIdentifiers(paths, new Set(filters.keys()), update);
  const isDynamic = paths.some(hasDynamicPart);

  const apply: Update['apply'] = (document, context) => {
    const moment: UpdateMoment = { document, isInsert: context.isInsert, now: context.now };
    const positions: Positions = { filters, matched: () => positionIn(document, context) };
    const resolved = isDynamic ? resolveAll(document, modifications, positions) : modifications;
    const after = resolved.reduce((result, modification) => {
      if (modification.from) return rename(result, modification);
      const edit = modification.edit(moment);
      return edit ? (editAt(result, modification.path, edit) as Document) : result; // as in rename
    }, document);
    return keepId(document, after, context);
  };
  return { kind: 'operators', apply };
}

/** Two array filters may name the same element. */
function resolveAll(
  document: Document,
  modifications: readonly Modification[],
  positions: Positions,
): readonly Modification[] {
  const resolved = modifications.flatMap((modification) =>
    resolvePath(document, modification.path, positions).map((path) => ({ ...modification, path })),
  );
  refuseConflicts(resolved.map(({ path }) => path));
  return resolved;
}

function positionIn(document: Document, { filter, isInsert }: UpdateContext): number {
  const position = isInsert ? null : matchedPosition(understandFilter(filter), document);
  if (position === null) {
    throw badValue('The positional operator did not find the match needed from the query.');
  }
  return position;
}

/**
 * Understands an update: operators, a pipeline, or a whole document that replaces the old one.
 *
 * What is wrong whatever the document is refused here; the rest by `apply`, which changes nothing then.
 */
export function compileUpdate(update: Document | readonly Document[], options: UpdateOptions = {}): Update {
  if (Array.isArray(update)) return compilePipeline(update as readonly Document[], options);
  const [first = ''] = Object.keys(update);
  return first.startsWith('$') ? compileOperators(update, options) : compileReplacement(update);
}
