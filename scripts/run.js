/**
 * `node scripts/run.js MODULE ARGUMENTS`: runs a module of the build, which is made first where it is missing or older
 * than the sources. Plain JavaScript, because it has to run before anything is built.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { isFresh } from './build/freshness.js';

const BUILD = 'dist';
const [node, runner, module, ...rest] = process.argv;

// Where npm runs its scripts; paths in arguments are then relative to what the user sees.
process.chdir(path.join(import.meta.dirname, '..'));

if (!isFresh(BUILD)) {
  process.stderr.write('Building: dist/ is missing or older than the sources ...\n');
  const { status } = spawnSync(node, ['--import', 'tsx', 'scripts/build.ts'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

if (existsSync('.env')) process.loadEnvFile('.env');
process.argv = [node, runner, ...rest];
await import(pathToFileURL(path.resolve(BUILD, module)).href);
