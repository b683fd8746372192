import type { Document } from 'bson';
import { isDocument } from '../../bson/types.ts';
import { getField, reaches, type Path } from '../path.ts';
import type { Condition, ValueCondition } from './condition.ts';
import type { FilterNode } from './parse.ts';

/** Where in the outermost array of the path the condition was met; null if no element met it. */
function positionOf(document: Document, path: Path, condition: ValueCondition): number | null {
  let here: unknown = document;
  for (let index = 0; index <= path.length; index++) {
    if (Array.isArray(here)) {
      const found = findElement(here, path.slice(index), condition);
      return found < 0 ? null : found;
    }
    const part = path[index];
    if (!part || !isDocument(here)) return null;
    here = getField(here, part.name);
  }
  return null;
}

function findElement(array: readonly unknown[], rest: Path, condition: ValueCondition): number {
  const { test, element, intoLastArray } = condition;
  if (rest.length === 0) return element || intoLastArray ? array.findIndex(element ?? test) : -1;
  const [first] = rest;
  return array.findIndex(
    (value, index) =>
      (isDocument(value) && reaches(value, { path: rest, intoLastArray }, test)) ||
      (index === first?.position && reaches({ [first.name]: value }, { path: rest, intoLastArray }, test)),
  );
}

function ofCondition(document: Document, path: Path, condition: Condition): number | null {
  if (condition.negated) return null;
  if ('test' in condition) return positionOf(document, path, condition);
  return lastOf(condition.all.map((each) => ofCondition(document, path, each)));
}

const lastOf = (positions: readonly (number | null)[]): number | null =>
  positions.findLast((position) => position !== null) ?? null;

/**
 * The position that `$` stands for: that of the array element which met the filter.
 *
 * The last field with an array decides. What is under `$or`, `$nor` and `$not` never counts.
 */
export function matchedPosition(node: FilterNode, document: Document): number | null {
  if (node.kind === 'and') return lastOf(node.nodes.map((each) => matchedPosition(each, document)));
  if (node.kind !== 'field') return null;
  return lastOf(node.conditions.map((condition) => ofCondition(document, node.path, condition)));
}
