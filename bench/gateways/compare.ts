import type { Core } from './on-core.ts';
import type { Contender, Supergraph } from './peers.ts';
import { measureContender, type Sample, type Workload } from './round.ts';
import { summarize, type Summary } from './summary.ts';

/** A graph that gateways are measured before. */
export interface Graph {
  readonly supergraph: Supergraph;
  readonly workloads: readonly Workload[];
  readonly takeFetchCount: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

export interface Plan {
  readonly contenders: readonly Contender[];
  readonly rounds: number;
  readonly connections: readonly number[];
  readonly seconds: number;
  readonly gatewayCore: Core;
  readonly loadCore: Core;
}

/** Measures gateways in interleaved rounds, and stops the graph. What one answers wrong is told at once. */
export async function compare(
  graph: Graph,
  { contenders, rounds, ...plan }: Plan,
): Promise<readonly Summary[]> {
  const options = { ...graph, ...plan };
  const measured: (readonly Sample[])[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      const samples: Sample[] = [];
      // Turned by one in each round, so that none is always the first on a warm machine.
      for (const contender of rotated(contenders, round)) {
        const own = await measureContender(contender, options);
        for (const { workload, connections, wrong } of own) {
          if (wrong !== null)
            console.log(`${contender.name}, ${workload}, ${connections} connections: ${wrong}`);
        }
        samples.push(...own);
      }
      measured.push(inOrder(samples, contenders));
      console.log(`round ${round + 1} of ${rounds} is done`);
    }
  } finally {
    await graph.stop();
  }
  return summarize(measured, contenders[0]?.name ?? '');
}

const rotated = <Item>(items: readonly Item[], by: number): readonly Item[] => {
  const at = by % Math.max(1, items.length);
  return [...items.slice(at), ...items.slice(0, at)];
};

const inOrder = (samples: readonly Sample[], contenders: readonly Contender[]): readonly Sample[] =>
  samples.toSorted((a, b) => place(a, contenders) - place(b, contenders));

const place = ({ contender }: Sample, contenders: readonly Contender[]): number =>
  contenders.findIndex(({ name }) => name === contender);
