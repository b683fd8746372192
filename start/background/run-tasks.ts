import type { Log } from '../../runtime/log.ts';
import type { OpenSubgraph } from '../open-graph.ts';
import { repeat, type Repeated } from './repeat.ts';

/** Runs what the subgraphs do again and again by themselves, each task at its own pace. */
export function runTasks(subgraphs: readonly OpenSubgraph[], log: Log): Repeated {
  const loops = subgraphs.flatMap(({ subgraph, instance }) =>
    (instance.tasks ?? []).map(({ name, everyMs, run }) =>
      repeat(`${subgraph.name}: ${name}`, () => run().then(() => everyMs), log),
    ),
  );
  return {
    stop: async () => void (await Promise.all(loops.map((loop) => loop.stop()))),
    wake: () => loops.forEach((loop) => loop.wake()),
  };
}
