import type { PlanNode, QueryPlan } from '@apollo/query-planner';
import { type GraphQLSchema, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { Authorization, Rule } from './authorization.ts';

/**
 * Everything that must hold for a plan to be carried out: the rules of each field that it fetches, but for those that
 * it fetches as keys and requirements only.
 *
 * The operation was judged before it was planned. This judges what will really be sent, whatever came in between.
 */
export function rulesOfPlan(
  { node }: QueryPlan,
  { schema, authorization }: { readonly schema: GraphQLSchema; readonly authorization: Authorization },
): Rule {
  const rules = new Map<string, Rule[number]>();
  const typeInfo = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(typeInfo, {
    Field: ({ name: { value: fieldName } }) => {
      const typeName = typeInfo.getParentType()?.name;
      if (typeName === undefined || authorization.fetchedInternally.has(`${typeName}.${fieldName}`)) return;
      for (const choice of authorization.ofField(typeName, fieldName))
        rules.set(JSON.stringify(choice), choice);
    },
  });
  for (const operation of node ? operationsOf(node) : [])
    visit(parse(operation, { noLocation: true }), visitor);
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
