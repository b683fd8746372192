import type { Connection } from 'mongoose';
import { type InstallationClock, openClock } from '../runtime/clock.ts';
import { type Databases, openDatabases } from '../runtime/database.ts';
import type { Subgraph, SubgraphInstance } from '../runtime/subgraph.ts';
import { type OpenOptions, type OpenSubgraph, openSubgraphs } from './open-subgraphs.ts';

export type { OpenSubgraph } from './open-subgraphs.ts';

/** The database of what belongs to no subgraph: the clock, and what was installed. */
export const installationDatabase = (databases: Databases): Connection => databases.of('installation');

/** The subgraphs at work on an installation's databases. */
export interface OpenGraph {
  readonly databases: Databases;
  readonly clock: InstallationClock;
  readonly subgraphs: readonly OpenSubgraph[];
  /** One of them, with what it offers beyond every subgraph. @throws when it is not among them */
  readonly instanceOf: <Instance extends SubgraphInstance>(subgraph: Subgraph<Instance>) => Instance;
  readonly close: () => Promise<void>;
}

/** Opens subgraphs on their databases at `uri`. */
export async function openGraph(
  uri: string,
  all: readonly Subgraph[],
  options: OpenOptions = {},
): Promise<OpenGraph> {
  const databases = await openDatabases(uri);
  const clock = await openClock(installationDatabase(databases));
  const subgraphs = openSubgraphs({ databases, clock }, all, options);
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
