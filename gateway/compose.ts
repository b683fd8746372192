import { composeServices } from '@apollo/composition';
import { type DocumentNode, Kind } from 'graphql';
import type { Subgraph } from '../runtime/subgraph.ts';
import { defineNodeSubgraph } from './node-subgraph.ts';

/** What composition needs of a subgraph. */
export type ComposableSubgraph = Pick<Subgraph, 'name' | 'typeDefs' | 'nodeTypes'>;

/**
 * Composes subgraphs and the generated `node` subgraph into the supergraph's SDL.
 *
 * @throws naming every reason why they do not compose.
 */
export function composeSupergraph(subgraphs: readonly ComposableSubgraph[]): string {
  requirePrefixes(subgraphs);
  const services = [...subgraphs, defineNodeSubgraph(subgraphs)];
  return composeServicesOrThrow(
    services.map(({ name, typeDefs }) => ({ name, typeDefs, url: inProcessUrl(name) })),
  );
}

/** Composes any services; `url` is where the gateway alone calls them. */
export function composeServicesOrThrow(
  services: readonly { readonly name: string; readonly typeDefs: DocumentNode; readonly url: string }[],
): string {
  const { supergraphSdl, errors = [] } = composeServices([...services]);
  if (supergraphSdl !== undefined) return `${supergraphSdl.trim()}\n`;
  const reasons = errors.map(({ message, extensions }) => `  ${String(extensions['code'])}: ${message}`);
  throw new Error(`The supergraph does not compose:\n${reasons.join('\n')}`);
}

/** Stands in the supergraph where a subgraph has no address of its own: the launcher knows where it runs. */
const inProcessUrl = (name: string): string => `beltgraph:${name}`;

/** An object whose id nobody can ask for again would break what `interface Node` promises. */
function requirePrefixes(subgraphs: readonly ComposableSubgraph[]): void {
  const known = new Set(subgraphs.flatMap(({ nodeTypes }) => Object.values(nodeTypes)));
  const unknown = subgraphs.flatMap(({ name, typeDefs }) =>
    typeDefs.definitions.flatMap((definition) => {
      if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) return [];
      const isNode = definition.interfaces?.some((implemented) => implemented.name.value === 'Node');
      return isNode && !known.has(definition.name.value) ? [`${definition.name.value} (${name})`] : [];
    }),
  );
  if (unknown.length > 0)
    throw new Error(`Node types without an id prefix in nodeTypes: ${unknown.join(', ')}`);
}
