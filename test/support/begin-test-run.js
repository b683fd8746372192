import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';

/**
 * Before a test run: a folder for what its files share, and an embedded database that they share, in a process of its
 * own: one that each file starts would load and warm up anew a hundred times. Plain JavaScript, because jest imports it
 * by itself.
 */
export default async function beginTestRun() {
  const folder = await mkdtemp(path.join(tmpdir(), 'beltgraph-tests-'));
  process.env.BELTGRAPH_TEST_SHARED = folder;
  const server = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      'database/main.ts',
      ...['--data', path.join(folder, 'database')],
      // Tests have a clock of their own: what it writes would have ended long ago by the database's.
      ...['--socket', path.join(folder, 'db.sock'), '--no-fsync', '--keep-expired'],
    ],
    {
      cwd: path.join(import.meta.dirname, '../..'),
      env: { PATH: process.env.PATH },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  globalThis.beltgraphTestDatabase = server;
  const ended = once(server, 'exit').then(() => {
    throw new Error('The database of the test run ended');
  });
  const [uri] = await Promise.race([once(createInterface(server.stdout), 'line'), ended]);
  ended.catch(() => {});
  process.env.BELTGRAPH_TEST_DATABASE = uri;
}
