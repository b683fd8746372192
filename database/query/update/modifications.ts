import type { Document } from 'bson';
import { conflictingUpdate, failedToParse } from '../../errors.ts';
import { showValue } from '../../bson/show.ts';
import { bsonType, isDocument } from '../../bson/types.ts';
import { ARRAY_OPERATORS } from './arrays.ts';
import { FIELD_OPERATORS } from './fields.ts';
import type { UpdateOperator } from './operator.ts';
import { compareUpdatePaths, isArrayFilter, parseUpdatePath, type UpdatePath } from './path.ts';
import { parseRename } from './rename.ts';

/** One operator on one path. */
export interface Modification {
  readonly path: UpdatePath;
  /** `$rename` moves a value here from another path. */
  readonly from?: UpdatePath;
  readonly edit: ReturnType<UpdateOperator>;
}

const OPERATORS: Readonly<Record<string, UpdateOperator>> = { ...FIELD_OPERATORS, ...ARRAY_OPERATORS };

function parseModifier(name: string, operand: unknown): readonly Modification[] {
  const make = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (!make && name !== '$rename') {
    throw failedToParse(
      `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  }
  if (!isDocument(operand)) {
    throw failedToParse(
      `Modifiers operate on fields but we found type ${bsonType(operand)} instead. For example: ` +
        `{$mod: {<field>: ...}} not {${name}: ${showValue(operand)}}`,
    );
  }
  return Object.entries(operand).map(([text, value]: [string, unknown]) =>
    make ? { path: parseUpdatePath(text), edit: make(value, text) } : parseRename(text, value),
  );
}

/** The paths that meet on the way: the shorter of two of which one leads to the other. */
function meeting(a: UpdatePath, b: UpdatePath): UpdatePath | null {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  const differs = shorter.findIndex((name, index) => name !== longer[index]);
  if (differs < 0) return shorter;
  const names = [shorter[differs] ?? '', longer[differs] ?? ''];
  // The elements that `$[]` means cannot be told from others by name.
  const mixed = names.some(isArrayFilter) && !names.every(isArrayFilter);
  return mixed ? shorter.slice(0, differs) : null;
}

/** Refuses two changes of one path, or of a path and something within it. */
export function refuseConflicts(paths: readonly UpdatePath[]): void {
  const sorted = [...paths].sort(compareUpdatePaths);
  for (const [index, path] of sorted.entries()) {
    const previous = sorted[index - 1];
    const met = previous && meeting(previous, path);
    if (met) {
      throw conflictingUpdate(
        `Updating the path '${path.join('.')}' would create a conflict at '${met.join('.')}'`,
      );
    }
  }
}

/** What an update of operators changes, in the order in which MongoDB does it. */
export function parseModifications(update: Document): readonly Modification[] {
  const modifications = Object.entries(update).flatMap(([name, operand]: [string, unknown]) =>
    parseModifier(name, operand),
  );
  refuseConflicts(modifications.flatMap(({ path, from }) => (from ? [path, from] : [path])));
  return modifications.sort((a, b) => compareUpdatePaths(a.path, b.path));
}
