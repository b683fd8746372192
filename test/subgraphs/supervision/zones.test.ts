import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { supervision } from '../../../subgraphs/supervision/index.ts';
import type { Databases } from '../../../runtime/database.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { openTestSubgraph, type TestSubgraph } from '../../support/subgraph.ts';

interface ZoneRow {
  readonly id: string;
  readonly batch: number;
  readonly name: string;
  readonly provinceCode: string;
}

describe('zones', () => {
  let databases: Databases;
  let graph: TestSubgraph<ReturnType<typeof supervision.open>>;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(supervision, databases);
  });
  afterAll(() => databases.close());

  const zonesOf = async (filter: object | null, on: string | null): Promise<readonly ZoneRow[]> => {
    const query =
      'query ($filter: ZoneFilter, $on: Date) { zones(filter: $filter, on: $on) { id batch name provinceCode } }';
    const { data, errors } = await graph.ask(query, { filter, on });
    expect(errors).toEqual([]);
    return (data as { zones: readonly ZoneRow[] }).zones;
  };

  it('counts 165 zones in 31 provinces at the end of 2022', async () => {
    const zones = await zonesOf(null, '2022-12-31');
    expect(zones).toHaveLength(165);
    expect(new Set(zones.map(({ provinceCode }) => provinceCode)).size).toBe(31);
    const batches = [1, 2, 3, 4, 5, 6, 7, 8].map(
      (batch) => zones.filter((zone) => zone.batch === batch).length,
    );
    expect(batches).toEqual([1, 12, 22, 24, 46, 27, 33, 0]);
  });

  it.each([
    ['2015-03-06', 0],
    ['2015-03-07', 1],
    ['2025-04-23', 165],
    ['2025-04-24', 178],
    [null, 178],
  ])('counts the zones of %s: %i', async (on, count) => {
    expect(await zonesOf(null, on)).toHaveLength(count);
  });

  it('takes the day in China when none is given', async () => {
    graph.clock.set('2025-04-23T16:00:00Z');
    const count = (await zonesOf(null, null)).length;
    graph.clock.set('2026-11-23T08:00:00Z');
    expect(count).toBe(178);
  });

  it('orders by batch, then name', async () => {
    const zones = await zonesOf({ provinceCode: 'CN-ZJ' }, null);
    expect(zones.map(({ batch, name }) => `${batch} ${name}`)).toEqual([
      '1 Hangzhou',
      '2 Ningbo',
      '3 Yiwu',
      '4 Shaoxing',
      '4 Wenzhou',
      '5 Huzhou',
      '5 Jiaxing',
      '5 Lishui',
      '5 Quzhou',
      '5 Taizhou',
      '6 Jinhua',
      '6 Zhoushan',
    ]);
  });

  it.each([
    [{ batch: 2 }, 12],
    [{ batch: 8, provinceCode: 'CN-HI' }, 1],
    [{ provinceCode: 'CN-XX' }, 0],
    [{ batch: null, provinceCode: null }, 178],
    [{}, 178],
  ])('joins the conditions of %j by and', async (filter, count) => {
    expect(await zonesOf(filter, null)).toHaveLength(count);
  });

  it.each([['2026-02-30'], ['yesterday'], ['2026-11-23T00:00:00Z'], ['1899-12-31'], ['']])(
    'refuses "%s" as a day',
    async (on) => {
      const { data, errors } = await graph.ask('query ($on: Date) { zones(on: $on) { id } }', { on });
      expect(data).toEqual({ zones: null });
      expect(errors).toMatchObject([{ code: 'BAD_INPUT', path: ['zones'] }]);
    },
  );

  it('reads one command for all of them', async () => {
    graph.commands();
    await zonesOf(null, null);
    expect(graph.commands()).toEqual([{ name: 'find', collection: 'zones' }]);
  });

  it('answers one zone, also a withdrawn one, in both languages', async () => {
    const query = `query ($id: ID!) {
      zone(id: $id) { id name zh: name(lang: ZH) provinceCode batch approvedOn revokedOn document }
    }`;
    expect((await graph.ask(query, { id: 'zone_haikou' })).data).toEqual({
      zone: {
        id: 'zone_haikou',
        name: 'Haikou',
        zh: '海口',
        provinceCode: 'CN-HI',
        batch: 3,
        approvedOn: '2018-07-24',
        revokedOn: '2025-04-24',
        document: 'Guohan [2018] No. 93',
      },
    });
  });

  it.each([['zone_atlantis'], [''], ['{"$gt":""}']])('answers null for the id %j', async (id) => {
    expect(await graph.ask('query ($id: ID!) { zone(id: $id) { id } }', { id })).toEqual({
      data: { zone: null },
      errors: [],
    });
  });

  it('resolves references of other subgraphs with one command, unknown ones to null', async () => {
    const ids = ['zone_yiwu', 'zone_atlantis', 'zone_hangzhou', 'zone_yiwu'];
    graph.commands();
    const { data } = await graph.ask(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Zone { id name } } }',
      { of: ids.map((id) => ({ __typename: 'Zone', id })) },
    );
    expect(data).toEqual({
      _entities: [
        { id: 'zone_yiwu', name: 'Yiwu' },
        null,
        { id: 'zone_hangzhou', name: 'Hangzhou' },
        { id: 'zone_yiwu', name: 'Yiwu' },
      ],
    });
    expect(graph.commands()).toEqual([{ name: 'find', collection: 'zones' }]);
  });
});
