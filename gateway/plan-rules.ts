import type { PlanNode, QueryPlan } from '@apollo/query-planner';
import { Kind, type SelectionSetNode } from 'graphql';
import type { Authorization, Rule } from './authorization.ts';
import { fetchOperation, type TypeFacts } from './execution/index.ts';

/**
 * Everything that must hold for a plan to be carried out: the rules of each field that it fetches, but for those that
 * it fetches as keys and requirements only.
 *
 * The operation was judged before it was planned. This judges what will really be sent, whatever came in between.
 */
export function rulesOfPlan(
  { node }: QueryPlan,
  { types, authorization }: { readonly types: TypeFacts; readonly authorization: Authorization },
): Rule {
  const rules = new Map<string, Rule[number]>();
  const seen = new Set<string>();

  function addField(type: string, field: string): void {
    const coordinate = `${type}.${field}`;
    if (seen.has(coordinate) || authorization.fetchedInternally.has(coordinate)) return;
    seen.add(coordinate);
    for (const choice of authorization.ofField(type, field)) rules.set(JSON.stringify(choice), choice);
  }

  /** @param parent null where the schema knows of no type: entities, before their type is named */
  function addFields({ selections }: SelectionSetNode, parent: string | null): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error('A fetch has no fragments elsewhere');
      const isField = selection.kind === Kind.FIELD;
      if (isField && parent !== null) addField(parent, selection.name.value);
      if (!selection.selectionSet) continue;
      if (!isField) addFields(selection.selectionSet, selection.typeCondition?.name.value ?? parent);
      else addFields(selection.selectionSet, parent && types.fieldType(parent, selection.name.value));
    }
  }

  for (const text of node ? operationsOf(node) : []) {
    const { operation, selectionSet } = fetchOperation({ operation: text });
    addFields(selectionSet, types.rootType(operation));
  }
  return [...rules.values()];
}

type AnyNode = PlanNode | NonNullable<QueryPlan['node']>;

/** The operations that a plan sends, in no particular order. */
export function operationsOf(node: AnyNode): readonly string[] {
  switch (node.kind) {
    case 'Fetch':
      return [node.operation];
    case 'Flatten':
      return operationsOf(node.node);
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(operationsOf);
    case 'Condition':
      return [node.ifClause, node.elseClause].flatMap((branch) => (branch ? operationsOf(branch) : []));
    case 'Subscription':
      return [node.primary, node.rest].flatMap((part) => (part ? operationsOf(part) : []));
    case 'Defer':
      return [node.primary.node, ...node.deferred.map((part) => part.node)].flatMap((part) =>
        part ? operationsOf(part) : [],
      );
  }
}
