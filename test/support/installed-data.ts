import { existsSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newDataDir, startInstallation } from './installation.ts';
import { until } from './processes.ts';

/** Where the test run keeps what its files share; `begin-test-run.js` makes it and takes it away. */
const shared = process.env['BELTGRAPH_TEST_SHARED'] ?? '';
const template = path.join(shared, 'installed');
const isMade = path.join(shared, 'installed.made');
const WAIT_MS = 170_000;

/**
 * A data folder of an installation that was started once and stopped: with reference data, the sample catalogue and keys.
 *
 * The first file of a test run that asks makes it, and all others copy it: what a first start does has its own test.
 */
export async function installedDataDir(): Promise<string> {
  if (await begin()) await make();
  else await until('another test has made the installed data', () => existsSync(isMade), WAIT_MS);
  const dataDir = await newDataDir();
  await cp(template, dataDir, { recursive: true });
  return dataDir;
}

/** True for the one that has to make it. */
async function begin(): Promise<boolean> {
  return mkdir(path.join(shared, 'installed.begun')).then(
    () => true,
    () => false,
  );
}

async function make(): Promise<void> {
  const dataDir = await newDataDir();
  const installation = await startInstallation(dataDir);
  const { code, output } = await installation.interrupt();
  if (code !== 0) throw new Error(output);
  await cp(dataDir, template, { recursive: true, filter: (source) => !source.endsWith('.sock') });
  await writeFile(isMade, '');
}
