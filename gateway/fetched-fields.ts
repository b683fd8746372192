import { type FieldNode, Kind, parse, type SelectionNode } from 'graphql';
import { responseNameOf } from './authorize.ts';

/** A page of a hundred objects has so many fields to be missing; nobody reads more. */
export const MAX_ERRORS_OF_CALL = 100;

/** Where the fields that a call asks for stand in its answer, those of each of its entities; the first of them. */
export function pathsOf(query: string, { representations }: Readonly<Record<string, unknown>>) {
  const [operation] = parse(query, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  const fields = fieldsOf(operation.selectionSet.selections);
  const [entities] = fields;
  if (!Array.isArray(representations) || entities?.name.value !== '_entities') {
    return fields.slice(0, MAX_ERRORS_OF_CALL).map((field) => [responseNameOf(field)]);
  }
  const names = new Set(fieldsOf(entities.selectionSet?.selections ?? []).map(responseNameOf));
  names.delete('__typename');
  const paths = representations.flatMap((_each, index) =>
    [...names].map((name) => ['_entities', index, name]),
  );
  return paths.slice(0, MAX_ERRORS_OF_CALL);
}

const fieldsOf = (selections: readonly SelectionNode[]): readonly FieldNode[] =>
  selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    return selection.kind === Kind.INLINE_FRAGMENT ? fieldsOf(selection.selectionSet.selections) : [];
  });
