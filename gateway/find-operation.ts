import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { Problem } from '../values/problem.ts';
import { eachSelection } from './each-selection.ts';
import type { PlannedOperation } from './subgraph-call.ts';

/** The operation of a document that is to be carried out. @throws a Problem when there is no such one. */
export function findOperation(document: DocumentNode, operationName: string | undefined): PlannedOperation {
  const operation = getOperationAST(document, operationName);
  if (!operation) {
    const message = operationName
      ? 'The document has no operation of this name'
      : 'A document with several operations needs an operationName';
    throw new Problem('BAD_INPUT', 'unknown-operation', { message });
  }
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
    throw new Problem('BAD_INPUT', 'subscriptions-not-supported', { message: 'No subscriptions here' });
  }
  return { operation, fragments: fragmentsOf(operation, document) };
}

/** The fragments that an operation uses, directly or through others. */
function fragmentsOf(
  operation: OperationDefinitionNode,
  { definitions }: DocumentNode,
): Record<string, FragmentDefinitionNode> {
  const all = new Map(
    definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])),
  );
  const used: Record<string, FragmentDefinitionNode> = Object.create(null) as typeof used;
  const addUsed = (definition: OperationDefinitionNode | FragmentDefinitionNode): void => {
    eachSelection(definition, (selection) => {
      if (selection.kind !== Kind.FRAGMENT_SPREAD) return;
      const { value: name } = selection.name;
      const fragment = all.get(name);
      if (!fragment || name in used) return;
      used[name] = fragment;
      addUsed(fragment);
    });
  };
  addUsed(operation);
  return used;
}
