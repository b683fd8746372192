import { rm } from 'node:fs/promises';
import process from 'node:process';

/** After a test run. */
export default async function forgetInstalledData() {
  await rm(process.env.BELTGRAPH_TEST_SHARED, { recursive: true, force: true });
}
