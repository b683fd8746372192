import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../runtime/database.ts';
import { loadCatalogue } from '../../../start/catalogue/load.ts';
import type { OpenGraph } from '../../../start/open-graph.ts';
import { finance, manufacturers, retailers, supervision } from '../../../subgraphs/index.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { openTestSubgraph } from '../../support/subgraph.ts';

const idsOf = (rows: readonly { readonly [key: string]: unknown }[], key: string) =>
  [...new Set(rows.map((row) => String(row[key])))].sort();

describe('loading a sample catalogue', () => {
  let databases: Databases;
  let graph: Pick<OpenGraph, 'instanceOf'>;
  beforeAll(async () => {
    databases = await openTestDatabases();
    const opened = {
      manufacturers: await openTestSubgraph(manufacturers, databases),
      retailers: await openTestSubgraph(retailers, databases),
      finance: await openTestSubgraph(finance, databases),
      supervision: await openTestSubgraph(supervision, databases),
    };
    graph = {
      instanceOf: ({ name }) => opened[name as keyof typeof opened].instance as never,
    };
  });
  afterAll(() => databases.close());

  const load = (suppliers: number, skusPerSupplier: number) =>
    loadCatalogue(graph, { suppliers, skusPerSupplier }, () => undefined);
  const skuIds = async () =>
    idsOf(await databases.of('manufacturers').collection('skus').find().toArray(), '_id');
  const listedIds = async () =>
    idsOf(await databases.of('retailers').collection('listings').find().toArray(), 'skuId');
  const factIds = async () =>
    idsOf(await databases.of('retailers').collection('sku_facts').find().toArray(), '_id');

  it('lists every SKU that it tells of, and nothing that is not there', async () => {
    await load(4, 3);
    expect(await skuIds()).toHaveLength(12);
    expect(await factIds()).toEqual(await skuIds());
    expect(await listedIds()).toEqual(await skuIds());
  });

  it('tells finance of every supplier', async () => {
    await load(4, 3);
    const facts = await databases.of('finance').collection('supplier_facts').find().toArray();
    const suppliers = await databases.of('manufacturers').collection('suppliers').find().toArray();
    expect(idsOf(facts, '_id')).toEqual(idsOf(suppliers, '_id'));
  });

  it('tells supervision where every supplier is, and counts each once for its zone', async () => {
    await load(4, 3);
    await load(4, 3);
    const db = databases.of('supervision');
    const places = await db.collection('supplier_places').find().toArray();
    const suppliers = await databases.of('manufacturers').collection('suppliers').find().toArray();
    expect(idsOf(places, '_id')).toEqual(idsOf(suppliers, '_id'));
    const inZones = places.filter(({ zoneId }) => zoneId !== null);
    expect(inZones.length).toBeGreaterThan(0);
    const tallies = await db.collection('zone_tallies').find().toArray();
    const counted = tallies.map(({ counts }) => Number((counts as { suppliers: bigint }).suppliers));
    expect(counted.reduce((sum, count) => sum + count, 0)).toBe(inZones.length);
  });

  it('leaves suppliers of a smaller catalogue as they are, and lists no more of them than they have', async () => {
    await load(6, 5);
    expect(await skuIds()).toHaveLength(12 + 2 * 5);
    expect(await factIds()).toEqual(await skuIds());
    expect(await listedIds()).toEqual(await skuIds());
  });

  it('lists what a load that was cut off had not listed yet', async () => {
    await databases.of('retailers').collection('listings').deleteMany({});
    await load(6, 5);
    expect(await listedIds()).toEqual(await skuIds());
  });
});
