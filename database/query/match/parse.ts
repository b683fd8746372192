import type { Document } from 'bson';
import { badValue, MongoError, unsupported } from '../../errors.ts';
import { isDocument } from '../../bson/types.ts';
import { compileExpression } from '../expression.ts';
import { parsePath, type Path } from '../path.ts';
import { isTruthy } from '../truth.ts';
import type { Condition } from './condition.ts';
import { fieldConditions, type CompileDocument } from './operators.ts';

/** A filter, understood. */
export type FilterNode =
  | { readonly kind: 'and' | 'or' | 'nor'; readonly nodes: readonly FilterNode[] }
  | { readonly kind: 'field'; readonly path: Path; readonly conditions: readonly Condition[] }
  | { readonly kind: 'expression'; readonly matches: (document: Document) => boolean };

export interface FilterContext {
  readonly variables: Document;
  readonly compileDocument: CompileDocument;
}

const JUNCTIONS: Readonly<Record<string, 'and' | 'or' | 'nor'>> = { $and: 'and', $or: 'or', $nor: 'nor' };

function parseBranches(name: string, operand: unknown, context: FilterContext): readonly FilterNode[] {
  if (!Array.isArray(operand)) throw badValue(`${name} must be an array`);
  if (operand.length === 0) throw badValue('$and/$or/$nor must be a nonempty array');
  return operand.map((branch: unknown) => {
    if (!isDocument(branch)) throw badValue('$or/$and/$nor entries need to be full objects');
    return parseFilter(branch, context);
  });
}

function parseTopLevel(name: string, operand: unknown, context: FilterContext): FilterNode | null {
  const kind = JUNCTIONS[name];
  if (kind) return { kind, nodes: parseBranches(name, operand, context) };
  switch (name) {
    case '$comment':
      return null;
    case '$expr': {
      const evaluate = compileExpression(operand, { variables: context.variables });
      return { kind: 'expression', matches: (document) => isTruthy(evaluate(document)) };
    }
    case '$alwaysTrue':
      return { kind: 'and', nodes: [] };
    case '$alwaysFalse':
      return { kind: 'nor', nodes: [{ kind: 'and', nodes: [] }] };
    case '$text':
      throw new MongoError(27, 'text index required for $text query');
    case '$where':
    case '$jsonSchema':
      throw unsupported(name);
    default:
      throw badValue(
        `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, ` +
          'consider using $getField or $setField.',
      );
  }
}

export function parseFilter(filter: Document, context: FilterContext): FilterNode {
  const nodes = Object.entries(filter).flatMap(([name, operand]: [string, unknown]) => {
    if (name.startsWith('$')) return parseTopLevel(name, operand, context) ?? [];
    const conditions = fieldConditions(operand, { path: name, compileDocument: context.compileDocument });
    return { kind: 'field', path: parsePath(name), conditions } as const;
  });
  const [only] = nodes;
  return nodes.length === 1 && only ? only : { kind: 'and', nodes };
}
