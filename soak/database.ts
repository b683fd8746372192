import assert from 'node:assert/strict';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { CrashTest } from '../test/database/support/crash.ts';
import { removeDirectory, scratchDirectory } from '../test/database/support/database.ts';
import { sendMutatedFrames } from '../test/database/support/frames.ts';
import { RawClient } from '../test/database/support/raw-client.ts';
import { ServerProcess } from '../test/database/support/server-process.ts';
import type { Soak } from './soak.ts';

const ROUNDS = 20;
const FRAMES = 100_000;

/** The embedded database, killed again and again, and fed with garbage. */
export const databaseSoak: Soak = {
  name: 'database',
  parts: [
    { what: `${ROUNDS} rounds of kill -9`, run: killAgainAndAgain },
    { what: `${FRAMES} mutated messages`, run: feedGarbage },
  ],
};

async function killAgainAndAgain(): Promise<string> {
  const dataDir = scratchDirectory();
  const report = await new CrashTest(dataDir).run(ROUNDS, (round) => 400 + ((round * 617) % 3_000));
  await removeDirectory(dataDir);
  assert.deepEqual(report.problems, []);
  const { inserts, transfers, increments, retried } = report;
  return `${inserts} inserts, ${transfers} transfers, ${increments} increments (${retried} sent again): nothing lost, nothing doubled`;
}

/** After this many messages, everything that grows once has grown. */
const WARM_UP = 10_000;
/** What collected garbage and fragmented memory may leave; a leak of a kilobyte for each message would be more. */
const MOST_GROWTH_MIB = 64;

interface Usage {
  /** Without the data file, whose pages count as resident once they were read or written. */
  readonly residentMib: number;
  readonly connections: number;
}

interface ServerStatus {
  readonly mem: { readonly resident: unknown };
  readonly connections: { readonly current: unknown };
}

const BYTES_PER_MIB = 2 ** 20;

function dataMib(dataDir: string): number {
  const sizes = readdirSync(dataDir).map((name) => statSync(path.join(dataDir, name)).blocks * 512);
  return sizes.reduce((sum, bytes) => sum + bytes, 0) / BYTES_PER_MIB;
}

async function usageOf({ uri }: ServerProcess, dataDir: string): Promise<Usage> {
  const client = await RawClient.connect(uri);
  // The shape of `serverStatus`.
  const status = (await client.run('admin', { serverStatus: 1 })) as ServerStatus;
  client.close();
  const residentMib = Number(status.mem.resident) - dataMib(dataDir);
  return { residentMib, connections: Number(status.connections.current) };
}

async function feedGarbage(): Promise<string> {
  const dataDir = scratchDirectory();
  const server = await ServerProcess.start(['--data', dataDir, '--port', '0', '--no-fsync']);
  try {
    await sendMutatedFrames(server.uri, WARM_UP);
    const before = await usageOf(server, dataDir);
    const { answered, closed, waiting } = await sendMutatedFrames(server.uri, FRAMES - WARM_UP);
    const after = await usageOf(server, dataDir);
    const growth = after.residentMib - before.residentMib;
    assert(growth < MOST_GROWTH_MIB, `memory grew by ${growth.toFixed(0)} MiB`);
    assert(after.connections <= 2, `${after.connections} connections are left open`);
    assert.equal(await server.kill('SIGTERM'), 0);
    return `${answered} answered, ${closed} closed, ${waiting} waited for more; memory changed by ${growth.toFixed(0)} MiB`;
  } finally {
    await server.kill();
    await removeDirectory(dataDir);
  }
}
