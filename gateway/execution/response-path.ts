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
  const found = selected.flatMap((each) => fieldsUnder(step, each, naming));
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

function fieldsUnder(
  key: string,
  { parentType, selectionSet }: Selected,
  naming: Naming,
): readonly NamedField[] {
  return selectionSet.selections.flatMap((selection): readonly NamedField[] => {
    if (!isIncluded(selection, naming.conditions)) return [];
    if (selection.kind === Kind.FIELD) {
      if (naming.keyOf(selection, parentType) !== key) return [];
      const inner = selection.selectionSet ? [{ parentType: '', selectionSet: selection.selectionSet }] : [];
      return [{ name: responseNameOf(selection), selected: inner }];
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : naming.fragments[selection.name.value];
    if (!fragment) return [];
    const type = fragment.typeCondition?.name.value ?? parentType;
    return fieldsUnder(key, { parentType: type, selectionSet: fragment.selectionSet }, naming);
  });
}
