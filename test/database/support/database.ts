import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient, type Db, type Document, type MongoClientOptions } from 'mongodb';
import { startDatabase, type RunningDatabase, type ServerOptions } from '../../../database/index.ts';

/** What the tests store. */
export interface Item extends Document {
  _id: number;
}

/** A new, empty directory. */
export const scratchDirectory = (): string => mkdtempSync(join(tmpdir(), 'embedded-database-'));

export const removeDirectory = (directory: string): Promise<void> =>
  rm(directory, { recursive: true, force: true });

export interface TestDatabase {
  readonly database: RunningDatabase;
  readonly client: MongoClient;
  /** A database that no other test uses. */
  readonly fresh: () => Db;
  /** Another client of the same server. */
  readonly connect: (options?: MongoClientOptions) => Promise<MongoClient>;
  readonly close: () => Promise<void>;
}

/** A server of this test file's own, in this process, that does not wait for the disk. */
export async function openTestDatabase(options: Partial<ServerOptions> = {}): Promise<TestDatabase> {
  const dataDir = scratchDirectory();
  const database = await startDatabase({ dataDir, fsync: false, testCommands: true, ...options });
  const clients: MongoClient[] = [];
  const connect = async (clientOptions: MongoClientOptions = {}) => {
    const client = await MongoClient.connect(database.uri, clientOptions);
    clients.push(client);
    return client;
  };
  const client = await connect();
  return {
    database,
    client,
    connect,
    fresh: () => client.db(`test_${randomUUID().slice(0, 8)}`),
    close: async () => {
      await Promise.all(clients.map((each) => each.close()));
      await database.stop();
      await removeDirectory(dataDir);
    },
  };
}
