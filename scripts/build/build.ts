import { cp, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleConsole } from './bundle-console.ts';
import { compile } from './compile.ts';
import { STAMP } from './freshness.js';

/** Files that the compiled code reads at run time, beside itself as in the sources. */
const READ_AT_RUN_TIME = ['data', 'schema', 'subgraphs'];

/**
 * Builds everything that users run into a folder: plain JavaScript, the files that it reads, and the console.
 *
 * Built aside and put in place at the end, so that a build which fails or is cut off leaves what was there, and two at
 * once do not mix. Types are not checked here: that is `npm run check`, and nobody who starts the graph waits for it.
 */
export async function build(directory: string): Promise<void> {
  const startedAt = new Date();
  const staging = await mkdtemp(path.resolve(`${directory}.build-`));
  try {
    await Promise.all([
      compile(staging),
      bundleConsole(path.join(staging, 'console')),
      ...READ_AT_RUN_TIME.map((room) => copyReadFiles(room, path.join(staging, room))),
    ]);
    // The time at which the sources were read: an edit made during the build makes it stale.
    await writeFile(path.join(staging, STAMP), startedAt.toISOString());
    await putInPlace(staging, directory);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

const copyReadFiles = (source: string, target: string): Promise<void> =>
  cp(source, target, {
    recursive: true,
    filter: (name) => !path.extname(name) || ['.graphql', '.json'].includes(path.extname(name)),
  });

async function putInPlace(staging: string, directory: string): Promise<void> {
  const old = `${staging}-old`;
  await rename(directory, old).catch(ignoreMissing);
  await rename(staging, directory).catch(async (error: unknown) => {
    // Another build was put there in between; it is as good as this one.
    if ((await readdir(directory)).length === 0) throw error;
  });
  await rm(old, { recursive: true, force: true });
}

function ignoreMissing(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
