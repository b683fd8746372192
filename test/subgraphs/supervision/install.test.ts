import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventModel, type EventRecord } from '../../../runtime/events.ts';
import type { Databases } from '../../../runtime/database.ts';
import type { IpRightsChanged } from '../../../subgraphs/supervision/services/replace-ip-rights.ts';
import { supervision } from '../../../subgraphs/supervision/index.ts';
import { verdictOf } from '../../../values/ip-verdict.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { openTestSubgraph, type TestSubgraph } from '../../support/subgraph.ts';

describe('install of supervision', () => {
  let databases: Databases;
  let graph: TestSubgraph<ReturnType<typeof supervision.open>>;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(supervision, databases, [
      { name: 'retailers', consumes: ['IpRightsChanged'] },
    ]);
  });
  afterAll(() => databases.close());

  const events = () =>
    eventModel(databases.of('supervision'))
      .find({ type: 'IpRightsChanged' })
      .sort({ _id: 1 })
      .lean<EventRecord<IpRightsChanged>[]>();

  it('tells the other subgraphs of the shipped rights, a territory at a time', async () => {
    expect((await events()).map(({ aggregateId, sequence }) => `${aggregateId} ${sequence}`)).toEqual(
      ['AU', 'DE', 'EU', 'FR', 'GB', 'JP', 'KR', 'US'].map((territory) => `ip/${territory} 1`),
    );
  });

  it('gives receivers all that they need to come to the same verdicts', async () => {
    const known = (await events()).map(({ data: { market: territory, coveredFrom, rights } }) => ({
      territory,
      coveredFrom,
      rights,
    }));
    const goods = [
      { hsCode: '9503008900', brandName: 'Brixonova' },
      { hsCode: '9503008900', brandName: 'Brixonovva' },
      { hsCode: '6403990090', brandName: 'Brixonova' },
      { hsCode: '6911101900', brandName: null },
    ];
    const markets = ['US', 'DE', 'FR', 'GB', 'JP', 'BR'];
    const { data } = await graph.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Sku {
        ${markets.map((market) => `${market}: ip(market: "${market}") { verdict }`).join(' ')}
      } } }`,
      {
        of: goods.map(({ hsCode, brandName }, index) => ({
          __typename: 'Sku',
          id: `sku_${index}`,
          hsCode,
          brand: brandName && { name: brandName },
        })),
      },
    );
    expect(data).toEqual({
      _entities: goods.map((each) =>
        Object.fromEntries(
          markets.map((market) => [
            market,
            { verdict: verdictOf(each, known, { market, on: '2026-11-23' }).verdict },
          ]),
        ),
      ),
    });
  });

  it('does nothing the second time', async () => {
    graph.commands();
    await graph.instance.install(() => {});
    const names = new Set(graph.commands().map(({ name }) => name));
    expect([...names].sort()).toEqual(['createIndexes', 'find']);
    expect(await events()).toHaveLength(8);
  });

  it('brings shipped rows back to what the files say when it was cut off', async () => {
    const db = databases.of('supervision');
    await db.collection('installed').deleteMany({});
    await db.collection<{ _id: string }>('zones').deleteOne({ _id: 'zone_yiwu' });
    await db.collection<{ _id: string }>('zones').insertOne({ _id: 'zone_gone' });
    await graph.instance.install(() => {});
    const { data } = await graph.ask(
      '{ yiwu: zone(id: "zone_yiwu") { name } gone: zone(id: "zone_gone") { name } }',
    );
    expect(data).toEqual({ yiwu: { name: 'Yiwu' }, gone: null });
    expect(await events()).toHaveLength(8);
  });
});
