import * as z from 'zod';
import { loadSettings, type Settings } from '../config.ts';
import { openInstallation } from '../installation.ts';
import { createProgress } from '../progress.ts';
import { readRunning } from '../running-file.ts';
import { simulate } from '../simulation/index.ts';
import { lastKnownDay } from '../simulation/known-rates.ts';
import { noPositionals, runCommand, UsageError } from './command.ts';
import { withGraph } from './with-graph.ts';

const usage = `npm run simulate -- --orders N [--seed S] [--url URL]

Lets buyers, shops, makers, traders, carriers, the payment provider, insurers, customs and the tax office trade through the
running installation: N orders to their ends, cancelled, refunded, disputed, paid late or delivered, with requests sent twice
and adapters that repeat themselves and come late or in any order. It moves the installation's time, and ends by checking the
invariants of the trade from outside.

S      any text; the same text gives the same stories (beltgraph)
URL    another address of the installation of this DATA_DIR, as behind a proxy; the one it runs at when not given

It signs for all parties with the keys in DATA_DIR and moves the clock of its database: it runs where the installation was
started, with the same DATA_DIR and MONGODB_URI, and refuses a URL of any other before it changes anything. Each run
ends in a later month; sample rates of exchange end on ${lastKnownDay()}: npm run clock -- --reset sets the time back.`;

const shape = z.object({
  orders: z.coerce.number('is a number').int('is a whole number').min(1, 'is at least 1').max(1_000_000),
  seed: z.string().min(1, 'is empty').default('beltgraph'),
  url: z.url().optional(),
  positionals: noPositionals,
});

await runCommand(
  {
    usage,
    options: { orders: { type: 'string' }, seed: { type: 'string' }, url: { type: 'string' } },
    shape,
    run: (given) => run(given, loadSettings(process.env)),
  },
  process.argv.slice(2),
);

async function run({ orders, seed, url: given }: z.output<typeof shape>, settings: Settings): Promise<void> {
  if (settings.NODE_ENV === 'production') throw new Error('There is no simulation in production');
  const installation = await openInstallation(settings.DATA_DIR);
  const url = given ?? readRunning(installation)?.url;
  if (url === undefined) throw new UsageError('No installation of this DATA_DIR runs: npm start');
  const progress = createProgress(process.stderr);
  const simulation = { orders, seed, url, dataDir: installation.directory };
  const { lines, failed } = await withGraph(settings, (graph) =>
    simulate(simulation, { graph, report: progress.report }),
  );
  progress.end();
  process.stdout.write(`${lines.join('\n')}\n`);
  if (failed > 0) process.exitCode = 1;
}
