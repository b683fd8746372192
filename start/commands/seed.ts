import * as z from 'zod';
import { loadCatalogue } from '../catalogue/load.ts';
import { loadSettings } from '../config.ts';
import { createProgress } from '../progress.ts';
import { noPositionals, runCommand } from './command.ts';
import { withGraph } from './with-graph.ts';

const usage = `npm run seed -- --suppliers N [--skus-per-supplier M]

Loads a sample catalogue: suppliers in all belts, their products and SKUs with stock, and listings in the markets.
The same numbers give the same catalogue; what is there already is kept as it is. M is 10 when it is not given.`;

const count = z.coerce.number('is a number').int('is a whole number').min(1, 'is at least 1');

await runCommand(
  {
    usage,
    options: { suppliers: { type: 'string' }, 'skus-per-supplier': { type: 'string' } },
    shape: z.object({
      suppliers: count.max(10_000_000),
      'skus-per-supplier': count.max(1_000).default(10),
      positionals: noPositionals,
    }),
    run: async ({ suppliers, 'skus-per-supplier': skusPerSupplier }) => {
      const progress = createProgress(process.stderr);
      await withGraph(loadSettings(process.env), async (graph) => {
        for (const { instance } of graph.subgraphs) await instance.install(progress.report);
        await loadCatalogue(graph, { suppliers, skusPerSupplier }, progress.report);
      });
      progress.end();
      const seconds = (performance.now() / 1_000).toFixed(1);
      const skus = (suppliers * skusPerSupplier).toLocaleString('en');
      process.stdout.write(
        `${suppliers.toLocaleString('en')} suppliers with ${skus} SKUs, in ${seconds} s\n`,
      );
    },
  },
  process.argv.slice(2),
);
