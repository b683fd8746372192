import type { Document } from 'bson';
import { isDocument } from '../../bson/types.ts';
import { compileProjection } from '../project.ts';
import { fieldsOfFilter } from '../filter-fields.ts';

/** The top-level fields that an expression may look at; null for any of them. Names of strings may be among them. */
function fieldsOfExpression(expression: unknown): ReadonlySet<string> | null {
  if (typeof expression === 'string') {
    if (/^\$\$(ROOT|CURRENT)/.test(expression)) return null;
    return new Set(
      expression.startsWith('$') && !expression.startsWith('$$') ? [firstName(expression.slice(1))] : [],
    );
  }
  if (Array.isArray(expression)) return unionOf(expression.map(fieldsOfExpression));
  if (!isDocument(expression)) return new Set();
  if ('$literal' in expression) return new Set();
  if ('$getField' in expression) return null;
  return unionOf(Object.values(expression).map(fieldsOfExpression));
}

const firstName = (path: string): string => path.split('.', 1)[0] ?? path;

function unionOf(sets: readonly (ReadonlySet<string> | null)[]): ReadonlySet<string> | null {
  return sets.some((set) => set === null) ? null : new Set(sets.flatMap((set) => [...(set ?? [])]));
}

/**
 * The top-level fields of the source that a pipeline may look at; null for all of them.
 *
 * Followed up to the stage from which on nothing else of a document is left.
 */
export function fieldsOfPipeline(pipeline: readonly Document[]): ReadonlySet<string> | null {
  let fields: ReadonlySet<string> | null = new Set();
  for (const stage of pipeline) {
    const [name = ''] = Object.keys(stage);
    const operand: unknown = stage[name];
    if (name === '$group') return unionOf([fields, fieldsOfExpression(operand)]);
    if (name === '$count') return fields;
    if (name === '$project' && isDocument(operand)) {
      const kept = compileKept(operand);
      return unionOf([fields, kept]);
    }
    if (name === '$match' && isDocument(operand)) fields = unionOf([fields, fieldsOfFilter(operand)]);
    else if (name === '$sort' && isDocument(operand)) {
      fields = unionOf([fields, new Set(Object.keys(operand).map(firstName))]);
    } else if (name === '$unwind') {
      const path = isDocument(operand) ? (operand['path'] as unknown) : operand;
      fields = unionOf([fields, fieldsOfExpression(path)]);
    } else if (name !== '$skip' && name !== '$limit') return null;
    if (!fields) return null;
  }
  return null;
}

/** What an inclusion keeps or computes from; null for an exclusion. */
function compileKept(operand: Document): ReadonlySet<string> | null {
  const plain = Object.values(operand).every((value) => !isDocument(value) && typeof value !== 'string');
  if (plain) return compileProjection(operand, { isStage: true }).fields;
  const hasExclusion = Object.entries(operand).some(
    ([name, value]) => name !== '_id' && (value === 0 || value === false),
  );
  if (hasExclusion) return null;
  const names = Object.keys(operand).map(firstName);
  return unionOf([new Set(['_id', ...names]), fieldsOfExpression(Object.values(operand))]);
}
