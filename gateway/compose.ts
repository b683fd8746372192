import { composeServices } from '@apollo/composition';
import type { DocumentNode } from 'graphql';
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
