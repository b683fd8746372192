import { Kind } from 'graphql';
import { responseNameOf } from '../authorize.ts';
import type { PlannedOperation } from '../subgraph-call.ts';
import type { Step } from './faults.ts';
import type { FieldKeys } from './field-keys.ts';
import { isIncluded, type Selected } from './response-fields.ts';

export interface Naming {
  readonly keyOf: FieldKeys;
  readonly fragments: PlannedOperation['fragments'];
  /** Of the variables, those that decide what is skipped or included. */
  readonly conditions: Readonly<Record<string, unknown>>;
}

/** A path in keys as the client calls it, as far as the client asked for what lies on it. */
export function responsePath(
  path: readonly Step[],
  selected: readonly Selected[],
  naming: Naming,
): readonly Step[] {
  const [step, ...rest] = path;
  if (step === undefined) return [];
  if (typeof step === 'number') return [step, ...responsePath(rest, selected, naming)];
  const found = fieldsUnder(step, selected, naming);
  const [first] = found;
  if (!first) return [];
  const inner = found.filter(({ name }) => name === first.name).flatMap((field) => field.selected);
  return [first.name, ...responsePath(rest, inner, naming)];
}

interface NamedField {
  readonly name: string;
  /** The types of objects behind a field matter for the keys of a mutation's own fields only. */
  readonly selected: readonly Selected[];
}

/** The fields under a key; each fragment is looked into once, however many ways lead to it. */
function fieldsUnder(
  key: string,
  selected: readonly Selected[],
  { keyOf, fragments, conditions }: Naming,
): readonly NamedField[] {
  const found: NamedField[] = [];
  const spread = new Set<string>();
  const look = ({ parentType, selectionSet }: Selected): void => {
    for (const selection of selectionSet.selections) {
      if (!isIncluded(selection, conditions)) continue;
      if (selection.kind === Kind.FIELD) {
        const { selectionSet: within } = selection;
        if (keyOf(selection, parentType) !== key) continue;
        const inner = within ? [{ parentType: '', selectionSet: within }] : [];
        found.push({ name: responseNameOf(selection), selected: inner });
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : used(selection.name.value);
      if (!fragment) continue;
      look({
        parentType: fragment.typeCondition?.name.value ?? parentType,
        selectionSet: fragment.selectionSet,
      });
    }
  };
  selected.forEach(look);
  return found;

  function used(name: string) {
    if (spread.has(name)) return undefined;
    spread.add(name);
    return fragments[name];
  }
}
