import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { open } from 'lmdb';
import { checkDataFile } from './data-file.ts';
import { openStore } from './store.ts';
import { validateCollection, type Validation } from './validate.ts';
import { inSlices } from './work.ts';

const DATA_FILE = 'data.mdb';

function requireData(directory: string): void {
  if (!existsSync(join(directory, DATA_FILE))) throw new Error(`${directory} holds no database.`);
}

/**
 * Copies a data directory as of its last commit into a new one, also while a server writes to it.
 *
 * LMDB's readers span processes: the copy is one snapshot, and writers do not wait for it.
 */
export async function backup(directory: string, target: string): Promise<void> {
  requireData(directory);
  if (existsSync(target) && readdirSync(target).length > 0) throw new Error(`${target} is not empty.`);
  checkDataFile(directory);
  mkdirSync(dirname(target), { recursive: true });
  // Beside the target, so that it is there whole or not at all.
  const scratch = mkdtempSync(`${target}-`);
  try {
    const table = open<Buffer, Buffer>({
      path: directory,
      noSubdir: false,
      readOnly: true,
      keyEncoding: 'binary',
      encoding: 'binary',
    });
    try {
      await table.backup(scratch, true);
    } finally {
      await table.close();
    }
    rmSync(target, { recursive: true, force: true });
    renameSync(scratch, target);
  } catch (error) {
    rmSync(scratch, { recursive: true, force: true });
    throw error;
  }
}

/** Makes a data directory of a backup, after every document and index entry of it was checked. */
export async function restore(source: string, directory: string): Promise<void> {
  requireData(source);
  if (existsSync(join(directory, DATA_FILE))) {
    throw new Error(
      `${directory} holds a database already. Move it away first; a restore never overwrites one.`,
    );
  }
  mkdirSync(dirname(directory), { recursive: true });
  const scratch = mkdtempSync(`${directory}-`);
  try {
    copyFileSync(join(source, DATA_FILE), join(scratch, DATA_FILE));
    const wrong = [...(await verify(scratch))].flatMap(([namespace, { errors }]) =>
      errors.map((error) => `${namespace}: ${error}`),
    );
    if (wrong.length > 0) throw new Error(`The backup is damaged:\n${wrong.join('\n')}`);
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    renameSync(join(scratch, DATA_FILE), join(directory, DATA_FILE));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Checks every document and index entry of a directory that no server has. */
export async function verify(directory: string): Promise<ReadonlyMap<string, Validation>> {
  requireData(directory);
  const store = await openStore({ directory, fsync: true });
  try {
    const results = new Map<string, Validation>();
    for (const [namespace, collection] of store.collections) {
      results.set(namespace, await inSlices(validateCollection(store.view, collection)));
    }
    return results;
  } finally {
    await store.close();
  }
}
