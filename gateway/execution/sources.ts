import type { CallSubgraph } from '../subgraph-call.ts';
import { sharedSource } from './sharing/shared-source.ts';
import { type Source, sourceOf, type Sources } from './source.ts';

/** A subgraph as the gateway calls it. */
export interface Callable {
  readonly call: CallSubgraph;
  /** How its reads may be shared between requests; not at all unless given. */
  readonly sharing?: { readonly tellsViewer: boolean };
}

/** The subgraphs of one gateway, as plans ask them. */
export function createSources(
  callables: ReadonlyMap<string, Callable>,
  options: Parameters<typeof sourceOf>[2],
): Sources {
  const changes = { count: 0 };
  return new Map(
    [...callables].map(([name, { call, sharing }]): [string, Source] => {
      const source = sourceOf(name, call, options);
      return [name, sharing ? sharedSource(source, { ...sharing, changes, log: options.log }) : source];
    }),
  );
}
