import { Long, type Document } from 'bson';
import { MongoError } from '../../errors.ts';
import { bsonType, isDocument } from '../../bson/types.ts';
import { editAt } from '../edit.ts';
import { getField } from '../path.ts';
import { flatMapStage } from './flow.ts';
import type { CompileStage } from './stage.ts';

interface Unwind {
  readonly path: readonly string[];
  readonly indexField: readonly string[] | null;
  readonly keepsEmpty: boolean;
}

function parse(operand: unknown): Unwind {
  const spec: Document = typeof operand === 'string' ? { path: operand } : isDocument(operand) ? operand : {};
  if (typeof operand !== 'string' && !isDocument(operand)) {
    throw new MongoError(
      15981,
      `expected either a string or an object as specification for $unwind stage, got ${bsonType(operand)}`,
    );
  }
  const { path, includeArrayIndex, preserveNullAndEmptyArrays, ...others } = spec as Record<string, unknown>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new MongoError(28811, `unrecognized option to $unwind stage: ${unknown}`);
  if (path === undefined) throw new MongoError(28812, 'no path specified to $unwind stage');
  if (typeof path !== 'string')
    throw new MongoError(28808, `expected a string as the path for $unwind stage, got ${bsonType(path)}`);
  if (!path.startsWith('$'))
    throw new MongoError(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  if (
    includeArrayIndex !== undefined &&
    (typeof includeArrayIndex !== 'string' || includeArrayIndex === '')
  ) {
    throw new MongoError(
      28810,
      'expected a non-empty string for the includeArrayIndex option to $unwind stage',
    );
  }
  if (includeArrayIndex?.startsWith('$')) {
    throw new MongoError(
      28822,
      `includeArrayIndex option to $unwind stage should not be prefixed with a '$': ${includeArrayIndex}`,
    );
  }
  if (preserveNullAndEmptyArrays !== undefined && typeof preserveNullAndEmptyArrays !== 'boolean') {
    throw new MongoError(
      28809,
      'expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage',
    );
  }
  return {
    path: path.slice(1).split('.'),
    indexField: includeArrayIndex?.split('.') ?? null,
    keepsEmpty: preserveNullAndEmptyArrays ?? false,
  };
}

/** Arrays on the way to the path are not looked into. */
function nestedField(document: Document, path: readonly string[]): unknown {
  let here: unknown = document;
  for (const name of path) here = isDocument(here) ? getField(here, name) : undefined;
  return here;
}

/* A document edited within stays a document. */
const withField = (document: Document, path: readonly string[], value: unknown): Document =>
  editAt(document, path, { creates: true, apply: () => value }) as Document;

export const unwind: CompileStage = (operand, { pace }) => {
  const { path, indexField, keepsEmpty } = parse(operand);
  const numbered = (document: Document, index: Long | null): Document =>
    indexField ? withField(document, indexField, index) : document;
  return flatMapStage((document) => {
    const value = nestedField(document, path);
    if (value === null || value === undefined) return keepsEmpty ? [numbered(document, null)] : [];
    if (!Array.isArray(value)) return [numbered(document, null)];
    if (value.length > 0) {
      return value.map((element, index) =>
        numbered(withField(document, path, element), Long.fromNumber(index)),
      );
    }
    return keepsEmpty ? [numbered(withField(document, path, undefined), null)] : [];
  }, pace);
};
