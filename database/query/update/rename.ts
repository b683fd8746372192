import type { Document } from 'bson';
import { badValue } from '../../errors.ts';
import { showField, showValue } from '../../bson/show.ts';
import { valueAt } from '../edit.ts';
import type { Modification } from './modifications.ts';
import { hasDynamicPart, parseUpdatePath, type UpdatePath } from './path.ts';

export function parseRename(text: string, operand: unknown): Modification {
  const shown = `${text}: ${showValue(operand)}`;
  if (typeof operand !== 'string') throw badValue(`The 'to' field for $rename must be a string: ${shown}`);
  const from = parseUpdatePath(text);
  const path = parseUpdatePath(operand);
  if (text === operand) throw badValue(`The source and target field for $rename must differ: ${shown}`);
  if (`${text}.`.startsWith(`${operand}.`) || `${operand}.`.startsWith(`${text}.`)) {
    throw badValue(`The source and target field for $rename must not be on the same path: ${shown}`);
  }
  if (hasDynamicPart(from)) throw badValue(`The source field for $rename may not be dynamic: ${text}`);
  if (hasDynamicPart(path))
    throw badValue(`The destination field for $rename may not be dynamic: ${operand}`);
  return { path, from, edit: () => null };
}

/** A field is renamed between documents only: an array on either path is refused. */
export function refuseArrays(document: Document, path: UpdatePath, which: 'source' | 'destination'): void {
  for (let length = 1; length < path.length; length++) {
    if (!Array.isArray(valueAt(document, path.slice(0, length)))) continue;
    throw badValue(
      `The ${which} field cannot be an array element, '${path.join('.')}' in doc with ` +
        `${showField('_id', document['_id']).slice(1, -1)} has an array field called '${path[length - 1]}'`,
    );
  }
}
