import type { Document } from 'bson';
import { isDocument } from '../bson/types.ts';

const JUNCTIONS = new Set(['$and', '$or', '$nor']);

/** The top-level fields that a filter looks at; null if it may look at any. */
export function fieldsOfFilter(filter: Document): ReadonlySet<string> | null {
  const fields = new Set<string>();
  for (const [name, operand] of Object.entries(filter) as [string, unknown][]) {
    if (!name.startsWith('$')) {
      fields.add(name.split('.', 1)[0] ?? name);
    } else if (name !== '$comment') {
      if (!JUNCTIONS.has(name) || !Array.isArray(operand)) return null;
      const branches = operand.filter(isDocument).map(fieldsOfFilter);
      for (const branch of branches) {
        if (!branch) return null;
        branch.forEach((field) => fields.add(field));
      }
    }
  }
  return fields;
}
