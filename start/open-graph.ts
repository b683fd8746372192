import type { Connection } from 'mongoose';
import type { Party } from '../runtime/apply-events.ts';
import { type InstallationClock, openClock } from '../runtime/clock.ts';
import { type Databases, openDatabases } from '../runtime/database.ts';
import { consumersAmong, type Subgraph, type SubgraphInstance } from '../runtime/subgraph.ts';

/** The database of what belongs to no subgraph: the clock, and what was installed. */
export const installationDatabase = (databases: Databases): Connection => databases.of('installation');

export interface OpenSubgraph {
  readonly subgraph: Subgraph;
  readonly instance: SubgraphInstance;
  readonly party: Party;
}

/** The subgraphs at work on an installation's databases. */
export interface OpenGraph {
  readonly databases: Databases;
  readonly clock: InstallationClock;
  readonly subgraphs: readonly OpenSubgraph[];
  /** One of them, with what it offers beyond every subgraph. @throws when it is not among them */
  readonly instanceOf: <Instance extends SubgraphInstance>(subgraph: Subgraph<Instance>) => Instance;
  readonly close: () => Promise<void>;
}

/**
 * Opens subgraphs on their databases.
 *
 * @param all every subgraph of the graph, which decides who waits for an event
 * @param opened those that this process works with
 */
export async function openGraph(
  uri: string,
  all: readonly Subgraph[],
  opened: readonly Subgraph[] = all,
): Promise<OpenGraph> {
  const databases = await openDatabases(uri);
  const clock = await openClock(installationDatabase(databases));
  const consumersOf = consumersAmong(all);
  const subgraphs = opened.map((subgraph) => {
    const db = databases.of(subgraph.name);
    const instance = subgraph.open({ db, clock, consumersOf });
    return { subgraph, instance, party: { name: subgraph.name, db, handlers: instance.handlers ?? {} } };
  });
  return {
    databases,
    clock,
    subgraphs,
    instanceOf: <Instance extends SubgraphInstance>(wanted: Subgraph<Instance>) => {
      const found = subgraphs.find(({ subgraph }) => subgraph.name === wanted.name);
      if (!found) throw new Error(`The subgraph ${wanted.name} is not open here`);
      // It was opened by the subgraph of this name, which makes instances of this type.
      return found.instance as Instance;
    },
    close: async () => {
      clock.stop();
      await databases.close();
    },
  };
}
