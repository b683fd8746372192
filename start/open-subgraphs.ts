import { type Party, partyOf } from '../runtime/apply-events.ts';
import { createCall } from '../runtime/call.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Databases } from '../runtime/database.ts';
import { type Log, silentLog } from '../runtime/log.ts';
import { consumersAmong, type Subgraph, type SubgraphInstance } from '../runtime/subgraph.ts';
import { reachSubgraphs } from './reach-subgraphs.ts';

export interface OpenSubgraph {
  readonly subgraph: Subgraph;
  readonly instance: SubgraphInstance;
  readonly party: Party;
}

/** How to call the subgraphs that are not opened in a process. */
export interface Elsewhere {
  readonly urls: Readonly<Record<string, string>>;
  /** Says to them who calls. */
  readonly viewerSecret: string;
  /** How long one call may take. @default 10 000 */
  readonly timeoutMs?: number;
}

export interface OpenOptions {
  /** Those that this process works with. @default all */
  readonly opened?: readonly Subgraph[];
  /** What subgraphs are told of the installation's settings. @default nothing */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where calls from one subgraph to another write what went wrong. */
  readonly log?: Log;
  /** Those that have an address here are called there, also where they are opened too. */
  readonly elsewhere?: Elsewhere;
}

/**
 * Opens subgraphs on their databases, each able to call the others.
 *
 * @param all every subgraph of the graph, which decides who waits for an event
 */
export function openSubgraphs(
  { databases, clock }: { readonly databases: Pick<Databases, 'of'>; readonly clock: Clock },
  all: readonly Subgraph[],
  { opened = all, log = silentLog, settings = {}, elsewhere }: OpenOptions = {},
): readonly OpenSubgraph[] {
  const instances = new Map<string, SubgraphInstance>();
  const reach = reachSubgraphs(
    (name) => {
      const subgraph = all.find((each) => each.name === name);
      const instance = instances.get(name);
      const url = elsewhere?.urls[name];
      return subgraph && { subgraph, ...(instance && { instance }), ...(url !== undefined && { url }) };
    },
    {
      log,
      signing: { secret: elsewhere?.viewerSecret ?? '', clock },
      ...(elsewhere?.timeoutMs !== undefined && { timeoutMs: elsewhere.timeoutMs }),
    },
  );
  const consumersOf = consumersAmong(all);
  return opened.map((subgraph) => {
    const { name } = subgraph;
    const db = databases.of(name);
    const instance = subgraph.open({ db, clock, consumersOf, settings, call: createCall(name, reach) });
    instances.set(name, instance);
    return { subgraph, instance, party: partyOf(name, db, instance) };
  });
}
