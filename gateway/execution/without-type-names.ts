import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { TypeFacts } from './type-facts.ts';

/** A fetch's operation, asking for less of what is known anyway. */
export type Lighten = (operation: OperationDefinitionNode) => OperationDefinitionNode;

const TYPE_NAME = '__typename';

/**
 * Leaves out of the fetches of a plan what type an object is of, where the schema says it: in lists of references that is
 * a third of what subgraphs would send.
 *
 * It is still asked where an object may be of several types, or is asked about together with others, and everywhere in
 * plans that rewrite types.
 */
export function withoutTypeNames(fetches: readonly FetchNode[], types: TypeFacts): Lighten {
  if (fetches.some(isRewritten)) return (operation) => operation;
  const required = fetches.flatMap(({ requires }) => (requires ? [requires] : []));
  if (required.some((selections) => selections.some(namesTypesWithin))) return (operation) => operation;
  const several = required.map(conditionsOf).filter((conditions) => soleOf(conditions, types) === null);
  const isToldApart = (type: string) =>
    several.some((conditions) => conditions.some((each) => types.fits(type, each)));
  const isKnown = (type: string) => types.isObjectType(type) && !isToldApart(type);

  return (operation) => {
    const root = types.rootType(operation.operation);
    if (root === null) return operation;
    return { ...operation, selectionSet: lighten(operation.selectionSet, root, false) };
  };

  /** @param isTold true within objects that are of this type, whoever answers. */
  function lighten(set: SelectionSetNode, parent: string, isTold: boolean): SelectionSetNode {
    const selections = set.selections.flatMap((each) => lightened(each, parent, isTold));
    return selections.length === 0 ? set : { ...set, selections };
  }

  function lightened(selection: SelectionNode, parent: string, isTold: boolean): readonly SelectionNode[] {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const type = selection.typeCondition?.name.value ?? parent;
      return [{ ...selection, selectionSet: lighten(selection.selectionSet, type, isTold) }];
    }
    if (isTold && isPlainTypeName(selection)) return [];
    const { selectionSet } = selection;
    const name = selection.name.value;
    const type = name === '_entities' ? name : types.fieldType(parent, name);
    if (!selectionSet || type === null) return [selection];
    return [{ ...selection, selectionSet: lighten(selectionSet, type, isKnown(type)) }];
  }
}

/** The type of objects that need not say it: the only one that a fetch is about. */
export function soleTypeOf(requires: readonly QueryPlanSelectionNode[]): string | null {
  const conditions = conditionsOf(requires);
  return conditions.length === 1 ? (conditions[0] ?? null) : null;
}

const soleOf = ([only, ...others]: readonly string[], { isObjectType }: TypeFacts): string | null =>
  only !== undefined && others.length === 0 && isObjectType(only) ? only : null;

const conditionsOf = (requires: readonly QueryPlanSelectionNode[]): readonly string[] => [
  ...new Set(requires.map((each) => (each.kind === 'InlineFragment' ? (each.typeCondition ?? '') : ''))),
];

const isPlainTypeName = ({ name, alias, directives }: FieldNode): boolean =>
  name.value === TYPE_NAME && !alias && !directives?.length;

const isRewritten = ({ inputRewrites, outputRewrites, contextRewrites }: FetchNode): boolean =>
  [inputRewrites, outputRewrites, contextRewrites].some((rewrites) => rewrites && rewrites.length > 0);

/** True where a representation says the type of something within the object that it is about. */
function namesTypesWithin(selection: QueryPlanSelectionNode): boolean {
  if (selection.kind === 'InlineFragment') return selection.selections.some(namesTypesWithin);
  return selection.selections?.some(namesAnyType) ?? false;
}

const namesAnyType = (selection: QueryPlanSelectionNode): boolean =>
  (selection.kind === 'Field' && selection.name === TYPE_NAME) ||
  (selection.selections?.some(namesAnyType) ?? false);
