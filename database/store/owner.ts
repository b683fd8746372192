import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
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

/** Which file it is: a backup of the file has the owner's record in it, but is another file. */
function fileOf(directory: string): string {
  const { dev, ino } = statSync(join(directory, 'data.mdb'), { bigint: true });
  return `${dev}/${ino}`;
}

interface OwnerRecord {
  readonly pid: number;
  readonly run: string;
  readonly file: string;
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
      const { pid, run, file } = deserialize(record) as unknown as OwnerRecord; // written below
      if (file === fileOf(directory) && isRunning(pid) && runOf(pid) === run) {
        throw new DirectoryInUseError(
          `The data directory ${directory} is in use by process ${pid}. Stop it first, or connect to it.`,
        );
      }
    }
    const own: OwnerRecord = { pid: process.pid, run: runOf(process.pid), file: fileOf(directory) };
    writer.putSync(OWNER_KEY, serialize(own));
  });
  return () => {
    writer.transactionSync(() => writer.removeSync(OWNER_KEY));
  };
}
