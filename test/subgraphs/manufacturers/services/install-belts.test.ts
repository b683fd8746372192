import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../../runtime/database.ts';
import { readReferenceFile } from '../../../../runtime/reference-data.ts';
import { manufacturers } from '../../../../subgraphs/manufacturers/index.ts';
import { beltsFile } from '../../../../subgraphs/manufacturers/services/install-belts.ts';
import { openTestDatabases } from '../../../support/databases.ts';
import { openTestSubgraph } from '../../../support/subgraph.ts';

describe('data/belts.json', () => {
  const { belts } = readReferenceFile('belts.json', beltsFile).content;

  it('has a hundred belts in 22 provinces, sixty of them core', () => {
    expect(belts).toHaveLength(100);
    expect(new Set(belts.map(({ provinceCode }) => provinceCode)).size).toBe(22);
    expect(belts.filter(({ core }) => core)).toHaveLength(60);
  });

  it('names each belt once, and its products in both languages in one order', () => {
    for (const field of ['id', 'nameEn', 'nameZh'] as const) {
      expect(new Set(belts.map((belt) => belt[field])).size).toBe(100);
    }
    for (const { productsEn, productsZh } of belts) expect(productsZh).toHaveLength(productsEn.length);
  });
});

describe('install', () => {
  let databases: Databases;

  beforeAll(async () => {
    databases = await openTestDatabases();
  });
  afterAll(() => databases.close());

  it('loads the belts once', async () => {
    const graph = await openTestSubgraph(manufacturers, databases);
    const reports: string[] = [];
    graph.commands();
    await graph.instance.install(({ what }) => void reports.push(what));
    expect(reports).toEqual([]);
    const commands = graph.commands().filter(({ collection }) => collection === 'belts');
    expect(new Set(commands.map(({ name }) => name))).toEqual(new Set(['createIndexes']));
  });
});
