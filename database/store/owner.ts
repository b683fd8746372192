import { readFileSync } from 'node:fs';
import { deserialize, serialize } from '../bson/document.ts';
import type { Environment } from './environment.ts';
import { OWNER_KEY } from './keys.ts';

/** Another process, or another server of this process, has the data directory. */
export class DirectoryInUseError extends Error {
  override readonly name = 'DirectoryInUseError';
}

/** What tells one run of a process from a later one with the same number. Empty where the system does not say. */
function runOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold spaces. The start time is the 22nd field.
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    return `${boot}/${started}`;
  } catch {
    return '';
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Makes this process the owner of the data directory. Call the answer to give it up.
 *
 * All locks, transactions and cursors live in the memory of one process, so a second one would corrupt what the first
 * relies on. LMDB's writer lock, which spans processes, lets only one of two that start at once see the place free.
 */
export function claimDirectory({ writer, directory }: Environment): () => void {
  writer.transactionSync(() => {
    const record = writer.get(OWNER_KEY);
    if (record) {
      const { pid, run } = deserialize(record) as { pid: number; run: string };
      if (isRunning(pid) && runOf(pid) === run) {
        throw new DirectoryInUseError(
          `The data directory ${directory} is in use by process ${pid}. Stop it first, or connect to it.`,
        );
      }
    }
    writer.putSync(OWNER_KEY, serialize({ pid: process.pid, run: runOf(process.pid) }));
  });
  return () => {
    writer.transactionSync(() => writer.removeSync(OWNER_KEY));
  };
}
