import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { supervision } from '../../../subgraphs/supervision/index.ts';
import type { Databases } from '../../../runtime/database.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { openTestSubgraph, type TestSubgraph } from '../../support/subgraph.ts';

const sku = (id: string, hsCode: string, brandName: string | null) => ({
  __typename: 'Sku',
  id,
  hsCode,
  brand: brandName === null ? null : { __typename: 'Brand', name: brandName },
});

describe('Sku.ip', () => {
  let databases: Databases;
  let graph: TestSubgraph<ReturnType<typeof supervision.open>>;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(supervision, databases);
  });
  afterAll(() => databases.close());

  const query = `query ($of: [_Any!]!, $market: CountryCode!, $on: Date) {
    _entities(representations: $of) {
      ... on Sku { id ip(market: $market, on: $on) { on verdict hits { territory kind number sample } updatedOn sample } }
    }
  }`;

  it.each([
    ['another’s mark on such goods', 'US', '9503008900', 'BRIXONOVA', 'BLOCKED', ['SAMPLE-US-0001']],
    ['a mark of the Union in a member', 'DE', '9503008900', 'Brixonova', 'BLOCKED', ['SAMPLE-EU-0001']],
    ['nearly a mark', 'GB', '9503008900', 'Brixonowa', 'WATCH', ['SAMPLE-GB-0001']],
    ['a mark on other goods', 'GB', '4202129000', 'Brixonova', 'WATCH', ['SAMPLE-GB-0001']],
    ['a design for such goods', 'US', '9503008900', null, 'WATCH', ['SAMPLE-US-0101']],
    ['a patent for such goods', 'US', '8806220000', 'Zhulan', 'WATCH', ['SAMPLE-US-0201']],
    ['nothing', 'AU', '9503008900', 'Zhulan', 'CLEAR', []],
    ['nothing, without a brand', 'GB', '6911101900', null, 'CLEAR', []],
    ['a market without data', 'BR', '9503008900', 'Brixonova', 'UNKNOWN', []],
  ])('sees %s in %s: %s %s is %s', async (_case, market, hsCode, brand, verdict, numbers) => {
    const { data, errors } = await graph.ask(query, { of: [sku('sku_1', hsCode, brand)], market });
    expect(errors).toEqual([]);
    const [{ ip }] = (data as { _entities: [{ ip: { hits: { number: string }[] } }] })._entities;
    expect(ip).toMatchObject({ on: '2026-11-23', verdict });
    expect(ip.hits.map(({ number }) => number)).toEqual(numbers);
  });

  it('tells from when its data are, and that they are samples', async () => {
    const ask = async (market: string) =>
      (await graph.ask(query, { of: [sku('sku_1', '9503008900', 'Brixonova')], market })).data as unknown;
    expect(await ask('US')).toMatchObject({
      _entities: [
        { ip: { updatedOn: '2026-11-01', sample: true, hits: [{ territory: 'US', sample: true }] } },
      ],
    });
    expect(await ask('BR')).toMatchObject({ _entities: [{ ip: { updatedOn: null, sample: false } }] });
  });

  it.each([
    ['2018-12-31', 'UNKNOWN'],
    ['2026-11-23', 'BLOCKED'],
  ])('judges by the day: %s is %s', async (on, verdict) => {
    const { data } = await graph.ask(query, {
      of: [sku('sku_1', '9503008900', 'Brixonova')],
      market: 'US',
      on,
    });
    expect(data).toMatchObject({ _entities: [{ ip: { on, verdict } }] });
  });

  it('is null where the owner did not tell the code', async () => {
    const { data, errors } = await graph.ask(query, {
      of: [{ __typename: 'Sku', id: 'sku_1' }],
      market: 'US',
    });
    expect({ data, errors }).toEqual({ data: { _entities: [{ id: 'sku_1', ip: null }] }, errors: [] });
  });

  it.each([[{ market: 'United States' }], [{ market: 'US', on: 'today' }]])(
    'refuses %j',
    async (variables) => {
      const { errors } = await graph.ask(query, { of: [sku('sku_1', '9503008900', null)], ...variables });
      expect(errors).toMatchObject([{ code: 'BAD_INPUT', path: ['_entities', 0, 'ip'] }]);
    },
  );

  it('judges a page of 50 in several markets with two commands', async () => {
    const of = Array.from({ length: 50 }, (_, index) =>
      sku(
        `sku_${index}`,
        `95030${String(index).padStart(2, '0')}000`,
        index % 3 === 0 ? null : `Brand ${index}`,
      ),
    );
    graph.commands();
    const { data, errors } = await graph.ask(
      `query ($of: [_Any!]!) {
        _entities(representations: $of) {
          ... on Sku { de: ip(market: "DE") { verdict } us: ip(market: "US") { verdict } br: ip(market: "BR") { verdict } }
        }
      }`,
      { of },
    );
    expect(errors).toEqual([]);
    expect((data as { _entities: unknown[] })._entities).toHaveLength(50);
    expect(graph.commands()).toEqual([
      { name: 'find', collection: 'ip_territories' },
      { name: 'find', collection: 'ip_rights' },
    ]);
  });
});
