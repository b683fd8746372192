import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../runtime/database.ts';
import { install } from '../../start/install.ts';
import { openTestDatabases } from '../support/databases.ts';

describe('install', () => {
  let databases: Databases;
  let installed: string[];

  beforeAll(async () => {
    databases = await openTestDatabases();
  });
  beforeEach(() => {
    installed = [];
  });
  afterAll(() => databases.close());

  const run = (buildId: string | null, fail = false) =>
    install(
      {
        databases,
        subgraphs: ['finance', 'logistics'].map((name) => ({
          subgraph: { name },
          instance: {
            install: async () => {
              if (fail) throw new Error('cut off');
              installed.push(name);
            },
          },
        })) as never,
        instanceOf: () => {
          throw new Error('No samples are wanted here');
        },
      },
      { withSamples: false, report: () => undefined, buildId },
    );

  it('installs what a build has not installed before, and nothing twice', async () => {
    for (const buildId of ['a', 'a', 'b', 'a']) await run(buildId);
    expect(installed).toHaveLength(3 * 2);
  });

  it('installs at every start where the code has no name', async () => {
    await run(null);
    await run(null);
    expect(installed).toHaveLength(2 * 2);
  });

  it('installs again what was cut off', async () => {
    await expect(run('c', true)).rejects.toThrow('cut off');
    await run('c');
    expect(installed).toEqual(['finance', 'logistics']);
  });

  it('installs a database again that was dropped', async () => {
    await run('d');
    await databases.of('logistics').dropDatabase();
    installed = [];
    await run('d');
    expect(installed).toEqual(['logistics']);
  });

  it('asks each database once where nothing is to be done', async () => {
    await run('e');
    const sent: string[] = [];
    databases.onCommand(({ name }) => void sent.push(name));
    await run('e');
    expect(sent).toEqual(['find', 'find']);
  });
});
