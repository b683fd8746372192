import { existsSync } from 'node:fs';
import { cp, mkdir, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newDataDir, startInstallation } from './installation.ts';
import { until } from './processes.ts';

/** Where the test run keeps what its files share; `begin-test-run.js` makes it and takes it away. */
const shared = process.env['BELTGRAPH_TEST_SHARED'];
const template = path.join(shared ?? '', 'installed');
const isBegun = path.join(shared ?? '', 'installed.begun');
const isMade = path.join(shared ?? '', 'installed.made');
const WAIT_MS = 170_000;

/**
 * A data folder of an installation that was started once and stopped: with reference data, the sample catalogue and keys.
 *
 * The first file of a test run that asks makes it, and all others copy it: what a first start does has its own test. Where
 * the first cannot, the next one tries. A soak, which is no test run, makes one of its own.
 */
export async function installedDataDir(): Promise<string> {
  if (shared === undefined) return await install();
  await until('the installed data are made', async () => existsSync(isMade) || (await makeAlone()), WAIT_MS);
  const dataDir = await newDataDir();
  await cp(template, dataDir, { recursive: true });
  return dataDir;
}

/** False while another one makes it. */
async function makeAlone(): Promise<boolean> {
  const isOurs = await mkdir(isBegun).then(
    () => true,
    () => false,
  );
  if (isOurs) {
    await make().catch(async (error: unknown) => {
      await rmdir(isBegun);
      throw error;
    });
  }
  return isOurs;
}

async function make(): Promise<void> {
  await cp(await install(), template, { recursive: true, filter: (source) => !source.endsWith('.sock') });
  await writeFile(isMade, '');
}

async function install(): Promise<string> {
  const dataDir = await newDataDir();
  const installation = await startInstallation(dataDir);
  const { code, signal, output } = await installation.interrupt();
  if (code !== 0) throw new Error(`Ended with ${code ?? signal}:\n${output}`);
  return dataDir;
}
