import { randomUUID } from 'node:crypto';
import { callerOf } from '../gateway/caller.ts';
import { callable, type CallableSubgraph, type CallOptions } from '../gateway/graph-subgraphs.ts';
import type { ReachSubgraph } from '../runtime/call.ts';

/**
 * Reaches every subgraph as the gateway would, which is how one subgraph calls another.
 *
 * @param find where a subgraph runs; asked at its first call, when all that run here have been opened.
 */
export function reachSubgraphs(
  find: (name: string) => CallableSubgraph | undefined,
  options: CallOptions,
): ReachSubgraph {
  const known = new Map<string, ReturnType<typeof callable>>();

  function targetOf(name: string): ReturnType<typeof callable> {
    const before = known.get(name);
    if (before) return before;
    const found = find(name);
    if (!found) throw new Error(`There is no subgraph ${name}`);
    const target = callable(found, options);
    known.set(name, target);
    return target;
  }

  return ({ subgraph, query, variables, viewer, signal }) =>
    targetOf(subgraph).call({
      query,
      variables,
      request: { requestId: randomUUID(), caller: callerOf(viewer), signal, forwardedHeaders: {} },
    });
}
