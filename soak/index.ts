import { databaseSoak } from './database.ts';
import { gatewaySoak } from './gateway.ts';
import { indicatorsSoak } from './indicators.ts';
import { modelsSoak } from './models.ts';
import type { Soak } from './soak.ts';
import { tradeSoak } from './trade.ts';

/** Every long test there is; `npm run soak -- NAME ...` runs some of them, `NAME:WORDS` the parts with these words. */
const soaks: readonly Soak[] = [databaseSoak, gatewaySoak, indicatorsSoak, modelsSoak, tradeSoak];

const wanted = process.argv.slice(2).map((argument) => {
  const [name, ...words] = argument.split(':');
  return { name, words: words.join(':') };
});
const isWanted = (soak: Soak, what: string): boolean =>
  wanted.length === 0 || wanted.some(({ name, words }) => name === soak.name && what.includes(words));

if (wanted.some(({ name }) => !soaks.some((soak) => soak.name === name))) {
  console.error(`npm run soak -- [${soaks.map(({ name }) => name).join(' | ')}][:WORDS] ...`);
  process.exit(2);
}

for (const soak of soaks) {
  for (const part of soak.parts.filter(({ what }) => isWanted(soak, what))) {
    const startedAt = performance.now();
    const result = await part.run();
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
    console.log(`${soak.name}: ${part.what}: ${result} (${seconds} s)`);
  }
}
