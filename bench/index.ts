import { databaseBench } from './database.bench.ts';
import { graphBench } from './graph.bench.ts';
import { describeMachine } from './support/machine.ts';
import type { Bench } from './support/bench.ts';

/** Every bench there is; `npm run bench -- NAME ...` runs some of them. */
const benches: readonly Bench[] = [graphBench, databaseBench];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(`npm run bench -- [${benches.map(({ name }) => name).join(' | ')}] ...`);
  process.exit(2);
}

console.log(describeMachine());
for (const bench of benches.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`\n${bench.name}: ${bench.about}\n`);
  await bench.run();
}
