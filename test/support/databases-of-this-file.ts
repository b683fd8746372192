import { afterAll } from '@jest/globals';
import type { Databases } from '../../runtime/database.ts';
import { openTestDatabases } from './databases.ts';

/** Databases of a test file alone, dropped when its tests have run. */
export async function databasesOfThisFile(): Promise<Databases> {
  const databases = await openTestDatabases();
  afterAll(() => databases.close());
  return databases;
}
