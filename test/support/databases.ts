import { randomUUID } from 'node:crypto';
import { afterAll } from '@jest/globals';
import { type Databases, openDatabases } from '../../runtime/database.ts';

/** The server that a test file talks to: that of MONGODB_URI, or the embedded one that the files of a run share. */
export function testServerUri(): string {
  const uri = process.env['MONGODB_URI'] ?? process.env['BELTGRAPH_TEST_DATABASE'];
  if (!uri) throw new Error('There is no database: `begin-test-run.js` starts it');
  return uri;
}

/** Databases of this test file alone, dropped again by `close`. Commands are monitored. */
export async function openTestDatabases(): Promise<Databases> {
  const prefix = `test_${randomUUID().slice(0, 8)}`;
  const databases = await openDatabases(testServerUri(), { prefix, monitorCommands: true });
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
    },
  };
}

/** The same for a whole file: dropped when its tests have run. */
export async function databasesOfThisFile(): Promise<Databases> {
  const databases = await openTestDatabases();
  afterAll(() => databases.close());
  return databases;
}
