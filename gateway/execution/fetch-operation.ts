import type { FetchNode } from '@apollo/query-planner';
import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import { BoundedCache } from '../../runtime/bounded-cache.ts';

/** As many as one plan has, or some: whoever looks at a plan after another one reads nothing again. */
const MAX_CHARACTERS = 100_000;

const read = new BoundedCache<OperationDefinitionNode>(MAX_CHARACTERS);

/** What a fetch of a plan asks for. */
export function fetchOperation({ operation }: Pick<FetchNode, 'operation'>): OperationDefinitionNode {
  const known = read.get(operation);
  if (known) return known;
  const [definition] = parse(operation, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('A fetch is no operation');
  read.set(operation, definition, operation.length);
  return definition;
}
