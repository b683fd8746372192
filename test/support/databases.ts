import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Databases, openDatabases } from '../../runtime/database.ts';
import { testServerUri } from './test-server-uri.ts';

interface TestServer {
  readonly uri: string;
  readonly stop: () => Promise<void>;
}

/** Databases of the caller alone, dropped again by `close`. Commands are monitored. */
export async function openTestDatabases(): Promise<Databases> {
  const server = await findServer();
  const prefix = `test_${randomUUID().slice(0, 8)}`;
  const databases = await openDatabases(server.uri, { prefix, monitorCommands: true });
  const opened = new Set<string>();
  return {
    ...databases,
    of: (name) => {
      opened.add(name);
      return databases.of(name);
    },
    close: async () => {
      for (const name of opened) await databases.of(name).dropDatabase();
      await databases.close();
      await server.stop();
    },
  };
}

/** The server of the test run; where there is no run, in a benchmark or a soak, an embedded one in a scratch folder. */
async function findServer(): Promise<TestServer> {
  const uri = testServerUri();
  if (uri !== undefined) return { uri, stop: async () => {} };
  const { startDatabase } = await import('../../database/index.ts');
  const dataDir = await mkdtemp(path.join(tmpdir(), 'beltgraph-test-'));
  const socket = path.join(dataDir, 'db.sock');
  const server = await startDatabase({ dataDir, socket, fsync: false, expiresDocuments: false });
  return {
    uri: server.uri,
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
