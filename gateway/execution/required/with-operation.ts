import type { FetchNode } from '@apollo/query-planner';
import { type OperationDefinitionNode, visit } from 'graphql';
import { compactText } from '../compact-text.ts';

/** A fetch with another operation, made of parts of its own; variables that are not used any more are left out. */
export function withOperation(fetch: FetchNode, operation: OperationDefinitionNode): FetchNode {
  const used = new Set<string>();
  visit(operation.selectionSet, { Variable: ({ name }) => void used.add(name.value) });
  const variableDefinitions = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    used.has(variable.name.value),
  );
  return {
    ...fetch,
    operation: compactText([{ ...operation, variableDefinitions }]),
    variableUsages: (fetch.variableUsages ?? []).filter((name) => used.has(name)),
  };
}
