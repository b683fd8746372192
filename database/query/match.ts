import type { Document } from 'bson';
import { allOf, onDocument, onValue } from './match/condition.ts';
import { fieldConditions } from './match/operators.ts';
import { parseFilter, type FilterNode } from './match/parse.ts';
import type { Test } from './path.ts';

export type Predicate = (document: Document) => boolean;

export interface FilterOptions {
  /** Values of `let`, for `$$name` in `$expr`. */
  readonly variables?: Document;
}

function every(checks: readonly Predicate[]): Predicate {
  const [first, second] = checks;
  if (!first) return () => true;
  if (!second) return first;
  if (checks.length === 2) return (document) => first(document) && second(document);
  return (document) => checks.every((check) => check(document));
}

function compileNode(node: FilterNode): Predicate {
  switch (node.kind) {
    case 'and':
      return every(node.nodes.map(compileNode));
    case 'or': {
      const branches = node.nodes.map(compileNode);
      return (document) => branches.some((branch) => branch(document));
    }
    case 'nor': {
      const branches = node.nodes.map(compileNode);
      return (document) => !branches.some((branch) => branch(document));
    }
    case 'field':
      return every(node.conditions.map((condition) => onDocument(condition, node.path)));
    case 'expression':
      return node.matches;
  }
}

/** Understands a filter; every operator that is unknown or wrong is refused here, with MongoDB's code. */
export const understandFilter = (filter: Document, { variables = {} }: FilterOptions = {}): FilterNode =>
  parseFilter(filter, { variables, compileDocument: (inner) => compileFilter(inner, { variables }) });

/** Makes the test whether a document matches a filter. */
export const compileFilter = (filter: Document, options: FilterOptions = {}): Predicate =>
  compileNode(understandFilter(filter, options));

/** Makes the test of one array element against what a filter asks of a field, such as `{ $gt: 5 }`. */
export const compileElementTest = (operand: unknown): Test =>
  onValue(allOf(fieldConditions(operand, { path: '', compileDocument: (inner) => compileFilter(inner) })));
