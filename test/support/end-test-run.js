import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import process from 'node:process';

/** After a test run. */
export default async function endTestRun() {
  const server = globalThis.beltgraphTestDatabase;
  if (server.exitCode === null && server.signalCode === null) {
    server.kill();
    await once(server, 'exit');
  }
  await rm(process.env.BELTGRAPH_TEST_SHARED, { recursive: true, force: true });
}
