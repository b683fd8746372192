import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execPath } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DocumentNode, print as printGraphql } from 'graphql';
import { composeServicesOrThrow } from '../../gateway/compose.ts';
import type { Graph } from './compare.ts';
import { startMeasured } from './measured-process.ts';
import type { Core } from './on-core.ts';

/** A module that serves subgraphs on one port, each at its name, and prints the port. */
export interface SubgraphsProcess {
  readonly module: string;
  /** @default none */
  readonly args?: readonly string[];
  readonly core: Core;
}

/** Starts subgraphs in a process of their own, and composes them. */
export async function startSubgraphs(
  { module, args = [], core }: SubgraphsProcess,
  subgraphs: readonly { readonly name: string; readonly typeDefs: DocumentNode }[],
): Promise<Omit<Graph, 'workloads'> & { readonly supergraphSdl: string }> {
  const running = startMeasured({ program: execPath, args: ['--import', 'tsx', module, ...args] }, core);
  while (!/^\d+$/m.test(running.output())) {
    if (running.child.exitCode !== null) throw new Error(running.output());
    await sleep(50);
  }
  const origin = `http://127.0.0.1:${/^(\d+)$/m.exec(running.output())?.[1]}`;
  const services = subgraphs.map(({ name, typeDefs }) => ({ name, typeDefs, url: `${origin}/${name}` }));
  const supergraphSdl = composeServicesOrThrow(services);
  const supergraphFile = path.join(
    mkdtempSync(path.join(tmpdir(), 'beltgraph-bench-')),
    'supergraph.graphql',
  );
  writeFileSync(supergraphFile, supergraphSdl);
  let asked = 0;
  return {
    supergraphSdl,
    supergraph: {
      supergraphFile,
      subgraphs: services.map(({ name, url, typeDefs }) => ({ name, url, sdl: printGraphql(typeDefs) })),
    },
    takeFetchCount: async () => Number(await (await fetch(`${origin}/count${asked++}`)).text()),
    stop: () => running.stop(),
  };
}
