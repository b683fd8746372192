import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Databases, openDatabases } from '../../runtime/database.ts';

/** The server that a test file talks to: that of MONGODB_URI, or an embedded one of its own in a scratch folder. */
export async function startTestServer(): Promise<{
  readonly uri: string;
  readonly stop: () => Promise<void>;
}> {
  const uri = process.env['MONGODB_URI'];
  if (uri) return { uri, stop: async () => {} };
  const { startDatabase } = await import('../../database/index.ts');
  const dataDir = await mkdtemp(path.join(tmpdir(), 'beltgraph-test-'));
  const server = await startDatabase({ dataDir, socket: path.join(dataDir, 'db.sock'), fsync: false });
  return {
    uri: server.uri,
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Databases of this test file alone, dropped again by `close`. Commands are monitored. */
export async function openTestDatabases(): Promise<Databases> {
  const server = await startTestServer();
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
