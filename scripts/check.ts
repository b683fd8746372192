import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';

interface Check {
  readonly name: string;
  /** A program of `node_modules/.bin`, or one of these scripts under tsx. */
  readonly command: readonly [string, ...string[]];
  readonly mend: string;
}

// Each further checker of tsc's looks at much anew: on two cores one is faster than its four.
const CHECKS: readonly Check[] = [
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json', '--checkers', '1'], mend: 'mend the code' },
  { name: 'types of the console', command: ['tsc', '--noEmit', '-p', 'console'], mend: 'mend the code' },
  { name: 'lint', command: ['oxlint'], mend: 'mend the code, or: npx oxlint --fix' },
  { name: 'format', command: ['prettier', '--check', '.'], mend: 'npm run format' },
  { name: 'generated types', command: ['graphql-codegen', '--check'], mend: 'npm run codegen' },
  { name: 'supergraph', command: ['tsx', 'scripts/compose.ts', '--check'], mend: 'npm run compose' },
];

interface Outcome {
  readonly isGood: boolean;
  readonly output: string;
  readonly seconds: string;
}

function run({ command: [program, ...rest] }: Check): Promise<Outcome> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    execFile(`node_modules/.bin/${program}`, rest, { maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
      resolve({ isGood: error === null, output: `${stdout}${stderr}`.trim(), seconds });
    });
  });
}

/** Everything that must hold before a change is shared; says what does not, and how to mend it. */
async function main(): Promise<void> {
  const waiting = [...CHECKS];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) tell(check, await run(check));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
}

function tell({ name, mend }: Check, { isGood, output, seconds }: Outcome): void {
  process.stdout.write(`${isGood ? 'good ' : 'WRONG'}  ${name} (${seconds} s)\n`);
  if (isGood) return;
  process.stdout.write(`${output}\n\n       To mend it: ${mend}\n\n`);
  process.exitCode = 1;
}

await main();
