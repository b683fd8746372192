import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** Before a test run: a folder for what its files share. Plain JavaScript, because jest imports it by itself. */
export default async function shareInstalledData() {
  process.env.BELTGRAPH_TEST_SHARED = await mkdtemp(path.join(tmpdir(), 'beltgraph-tests-'));
}
