import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { DifferentialRun } from '../test/federation/differential/run.ts';
import type { RangeAnswer } from './compare-range.ts';

/** Compares ranges of graphs, on every core one at a time. @param hear told of each; what it throws ends everything */
export async function compareInProcesses(
  ranges: Iterable<DifferentialRun>,
  hear: (answer: RangeAnswer) => void,
): Promise<void> {
  const left = ranges[Symbol.iterator]();
  const children = Array.from({ length: availableParallelism() }, start);
  try {
    await Promise.all(children.map(work));
  } finally {
    for (const child of children) child.kill();
  }

  async function work(child: ChildProcess): Promise<void> {
    for (let next = left.next(); !next.done; next = left.next()) hear(await ask(child, next.value));
  }
}

/** With room for new objects fewer of them are copied around, which was a tenth of the time. */
const start = (): ChildProcess =>
  fork(path.join(import.meta.dirname, 'compare-range.ts'), {
    execArgv: [...process.execArgv, '--max-semi-space-size=64'],
  });

async function ask(child: ChildProcess, range: DifferentialRun): Promise<RangeAnswer> {
  const heard = new AbortController();
  const ended = once(child, 'exit', heard).then(([code]) => {
    throw new Error(`A process ended with ${String(code)}`);
  });
  // Our own process sends nothing else.
  const answered = once(child, 'message', heard).then(([answer]) => answer as RangeAnswer);
  child.send(range);
  try {
    return await Promise.race([answered, ended]);
  } finally {
    heard.abort();
  }
}
