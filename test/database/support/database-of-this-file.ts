import { afterAll } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from './database.ts';

/** A server of a test file's own, stopped when its tests have run. */
export async function databaseOfThisFile(): Promise<TestDatabase> {
  const database = await openTestDatabase();
  afterAll(() => database.close());
  return database;
}
