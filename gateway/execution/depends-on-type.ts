import type { GraphQLInterfaceType } from 'graphql';
import { type Asking, type ResponseField, responseFields, type Selected } from './response-fields.ts';

/** True where what an object answers depends on which of an interface's types it is of, or tells it. */
export function dependsOnType(
  type: GraphQLInterfaceType,
  selected: readonly Selected[],
  asking: Asking,
): boolean {
  const ofAll = responseFields(type, selected, asking);
  if (ofAll.some(({ nodes: [first] }) => first?.node.name.value === '__typename')) return true;
  // What is asked of an interface is asked of each of its types, so they can only have more.
  const count = nodesIn(ofAll);
  return asking.schema
    .getPossibleTypes(type)
    .some((possible) => nodesIn(responseFields(possible, selected, asking)) > count);
}

const nodesIn = (fields: readonly ResponseField[]): number =>
  fields.reduce((count, { nodes }) => count + nodes.length, 0);
