import { type FieldNode, Kind, print, type SelectionNode } from 'graphql';
import { groupBy } from '../../../values/group-by.ts';
import { responseNameOf } from '../../authorize.ts';

/** What a field gives in one subgraph. */
export interface GivenField {
  /** Lists and what is never null, around the name of a leaf's type, or around `{}`. */
  readonly form: string;
  /** The name of the type of what it gives, in lists or not. */
  readonly type: string;
}

/** What a field of a type gives in a subgraph; null where that is not known. */
export type FieldOf = (type: string, field: string) => GivenField | null;

/** The fields of a subgraph. */
export type FieldsIn = (subgraph: string) => FieldOf;

interface PlacedField {
  readonly field: FieldNode;
  /** Null where it is not known. */
  readonly parentType: string | null;
}

/**
 * Whether all of these may be asked of one object, in the sense of GraphQL's "Field Selection Merging".
 *
 * The names that fields have in plans say what they are, so it costs nothing to be stricter: here one name stands for
 * one field with one set of arguments, whatever the types, and what is not known does not merge.
 */
export function canMerge(selections: readonly SelectionNode[], fieldOf: FieldOf): boolean {
  return mergeable(fieldsOf(selections, null));

  function mergeable(fields: readonly PlacedField[]): boolean {
    return groupBy(fields, ({ field }) => responseNameOf(field)).every(
      (group) => group.length === 1 || (isOne(group.map(signOf)) && mergeable(group.flatMap(fieldsWithin))),
    );
  }

  /** Null where it is not known. */
  function signOf(placed: PlacedField): string | null {
    const { name, arguments: values = [] } = placed.field;
    const form = name.value === '__typename' ? '' : given(placed)?.form;
    return form === undefined ? null : [name.value, ...values.map((each) => print(each)), form].join();
  }

  function fieldsWithin(placed: PlacedField): readonly PlacedField[] {
    const { selectionSet } = placed.field;
    return selectionSet ? fieldsOf(selectionSet.selections, given(placed)?.type ?? null) : [];
  }

  function given({ field, parentType }: PlacedField): GivenField | null {
    return parentType === null ? null : fieldOf(parentType, field.name.value);
  }
}

const isOne = (signs: readonly (string | null)[]): boolean =>
  signs.every((sign) => sign !== null && sign === signs[0]);

const fieldsOf = (selections: readonly SelectionNode[], parentType: string | null): readonly PlacedField[] =>
  selections.flatMap((selection): readonly PlacedField[] => {
    if (selection.kind === Kind.FIELD) return [{ field: selection, parentType }];
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    const type = selection.typeCondition?.name.value ?? parentType;
    return fieldsOf(selection.selectionSet.selections, type);
  });
