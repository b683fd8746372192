import { parseArgs } from 'node:util';
import { databaseBench } from './database.bench.ts';
import { gatewaysBench } from './gateways.bench.ts';
import { graphBench } from './graph.bench.ts';
import { indicatorsBench } from './indicators.bench.ts';
import { describeMachine } from './support/machine.ts';
import type { Bench } from './support/bench.ts';
import { tradeBench } from './trade.bench.ts';
import { operationsBench } from './operations.bench.ts';
import { workBench } from './work.bench.ts';
import { workersBench } from './workers.bench.ts';

/** Every bench there is; `npm run bench -- NAME [OPTIONS]` runs one of them, with its options. */
const benches: readonly Bench[] = [
  graphBench,
  databaseBench,
  gatewaysBench,
  operationsBench,
  tradeBench,
  indicatorsBench,
  workBench,
  workersBench,
];

const [wanted, ...rest] = process.argv.slice(2);
const chosen = wanted === undefined ? benches : benches.filter(({ name }) => name === wanted);
if (chosen.length === 0) refuse();

function refuse(why?: unknown): never {
  if (why instanceof Error) console.error(why.message);
  console.error(`npm run bench -- [${benches.map(({ name }) => name).join(' | ')}] [OPTIONS]`);
  process.exit(2);
}

function readOptions(options: NonNullable<Bench['options']>): Readonly<Record<string, string | undefined>> {
  try {
    return parseArgs({ args: rest, options }).values as Readonly<Record<string, string | undefined>>;
  } catch (error) {
    return refuse(error);
  }
}

const asked = chosen.map((bench) => ({ ...bench, values: readOptions(bench.options ?? {}) }));
console.log(describeMachine());
for (const { name, about, run, values } of asked) {
  console.log(`\n${name}: ${about}\n`);
  await run(values);
}
