import { describe, expect, it } from '@jest/globals';
import { openDatabases, type SentCommand } from '../../runtime/database.ts';
import { databasesOfThisFile } from '../support/databases-of-this-file.ts';
import { startStandalone } from '../support/standalone.ts';

const databases = await databasesOfThisFile();

describe('databases', () => {
  it('gives each room one of its own, the same each time', () => {
    const finance = databases.of('finance');
    expect(finance.name).toMatch(/^test_[0-9a-f]{8}_finance$/);
    expect(databases.of('finance')).toBe(finance);
    expect(databases.of('logistics').name).not.toBe(finance.name);
  });

  it('reads 64-bit integers back without losing a unit', async () => {
    const amounts = databases.of('finance').collection<{ _id: string; minor: bigint }>('amounts');
    await amounts.insertOne({ _id: 'large', minor: 9_007_199_254_740_993n });
    await amounts.insertOne({ _id: 'small', minor: 1n });
    expect(await amounts.findOne({ _id: 'large' })).toEqual({ _id: 'large', minor: 9_007_199_254_740_993n });
    expect(await amounts.findOne({ minor: 1n })).toEqual({ _id: 'small', minor: 1n });
  });

  it('tells which commands were sent about what', async () => {
    const sent: SentCommand[] = [];
    databases.onCommand((command) => void sent.push(command));
    await databases.of('finance').collection('amounts').findOne({});
    expect(sent).toEqual([{ name: 'find', collection: 'amounts' }]);
  });

  it('refuses a standalone MongoDB, saying what to do', async () => {
    const standalone = await startStandalone();
    await expect(openDatabases(standalone.uri)).rejects.toThrow(/standalone.*--replSet/);
    standalone.stop();
  });
});
