import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Subgraph, SubgraphInstance } from '../runtime/subgraph.ts';
import type { GatewaySubgraph } from './gateway.ts';
import { inProcessSubgraph } from './in-process-subgraph.ts';
import { remoteSubgraph } from './remote-subgraph.ts';

export interface CallableSubgraph {
  readonly subgraph: Pick<Subgraph, 'name' | 'schema' | 'nodeTypes'>;
  /** At work in this process; needed where no URL is given. */
  readonly instance?: Pick<SubgraphInstance, 'contextFor'>;
  /** Where it answers GraphQL over HTTP; in this process unless given. */
  readonly url?: string;
}

export interface CallOptions {
  readonly log: Log;
  /** Signs who asks, for the subgraphs over HTTP; they accept nothing else. */
  readonly signing: { readonly secret: string; readonly clock: Clock };
  /** How long a call over HTTP may take. @default 10 000 */
  readonly timeoutMs?: number;
}

/** A subgraph of this graph as the gateway calls it. @throws when it runs neither here nor elsewhere. */
export function callable(
  { subgraph, instance, url }: CallableSubgraph,
  { log, signing, timeoutMs }: CallOptions,
): GatewaySubgraph {
  const { name, nodeTypes } = subgraph;
  if (url !== undefined) {
    const { call, sharing } = remoteSubgraph({
      name,
      url,
      log,
      signing,
      ...(timeoutMs !== undefined && { timeoutMs }),
    });
    return { name, nodeTypes, call, sharing };
  }
  if (!instance) throw new Error(`The subgraph ${name} has neither an instance nor a URL`);
  const call = inProcessSubgraph({
    name,
    schema: () => subgraph.schema,
    log,
    contextFor: ({ request: { caller, signal } }) =>
      instance.contextFor({ viewer: caller?.viewer ?? null, signal }),
  });
  return { name, nodeTypes, call };
}
