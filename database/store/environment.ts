import { mkdirSync } from 'node:fs';
import { open, type RootDatabase } from 'lmdb';
import { checkDataFile } from './data-file.ts';
import { turn } from './work.ts';
import type { Write } from './write-log.ts';

export type Table = RootDatabase<Buffer, Buffer>;

/** LMDB reserves this much address space, not disk. The file grows as it is filled. */
const MAP_BYTES = 64 * 2 ** 30;

/**
 * How many stretches of free pages LMDB holds in memory: it stops to load more at the first number, and drops all of
 * them after a commit at the second.
 *
 * Each commit checks those that are held one by one, so that after a load, which leaves tens of thousands, LMDB's
 * defaults (50,000 and 75,000) cost every commit some 5 ms. What is not held stays in the file and is used later.
 */
const FREE_SPACE_LOADED = 1_000;
const FREE_SPACE_RETAINED = 2_000;

/**
 * One LMDB file behind two handles.
 *
 * A handle whose write transaction is open reads what is not committed yet. Commands that read while a long write is
 * on its way use the other handle, which sees the last commit.
 */
export interface Environment {
  readonly writer: Table;
  readonly reader: Table;
  readonly directory: string;
  /** False from the moment that it is being closed. Reading a closed file would kill the process. */
  readonly isOpen: boolean;
  close(): Promise<void>;
}

export interface EnvironmentOptions {
  readonly directory: string;
  /** Whether a commit waits for the disk. Without it a power failure can damage the file; for tests only. */
  readonly fsync: boolean;
}

export function openEnvironment({ directory, fsync }: EnvironmentOptions): Environment {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  checkDataFile(directory);
  const options = {
    path: directory,
    noSubdir: false,
    keyEncoding: 'binary',
    encoding: 'binary',
    noMemInit: true,
    mapSize: MAP_BYTES,
    pageSize: 4096,
    maxReaders: 2048,
    // With it, a transaction is visible before it is durable.
    overlappingSync: false,
    noSync: !fsync,
    // A batch is handed over whole, and need not wait for another turn of the event loop.
    eventTurnBatching: false,
    maxFreeSpaceToLoad: FREE_SPACE_LOADED,
    maxFreeSpaceToRetain: FREE_SPACE_RETAINED,
  } as const;
  const writer = open<Buffer, Buffer>(options);
  const reader = open<Buffer, Buffer>(options);
  let isOpen = true;
  return {
    writer,
    reader,
    directory,
    get isOpen() {
      return isOpen;
    },
    async close() {
      isOpen = false;
      await writer.close();
      await reader.close();
    },
  };
}

/**
 * Puts and removes on a thread of LMDB's own, one piece after the other; each is in one commit, whole.
 *
 * The thread goes on as long as something comes, so all pieces are in one commit unless it has overtaken them. Others
 * have their turn between two of them.
 */
export async function commitEntries(
  { writer }: Pick<Environment, 'writer'>,
  pieces: readonly Iterable<Write>[],
): Promise<void> {
  const commits: Promise<unknown>[] = [];
  for (const [at, piece] of pieces.entries()) {
    if (at > 0) await turn();
    const commit = writer.batch(() => {
      for (const { key, value } of piece) {
        if (value) void writer.put(key, value);
        else void writer.remove(key);
      }
    });
    // All of them are looked at below.
    commit.catch(() => undefined);
    commits.push(commit);
  }
  await Promise.all(commits);
}
