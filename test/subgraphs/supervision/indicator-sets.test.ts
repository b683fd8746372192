import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { supervision } from '../../../subgraphs/supervision/index.ts';
import type { Databases } from '../../../runtime/database.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { openTestSubgraph, type TestSubgraph } from '../../support/subgraph.ts';

describe('indicatorSets', () => {
  let databases: Databases;
  let graph: TestSubgraph<ReturnType<typeof supervision.open>>;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(supervision, databases);
  });
  afterAll(() => databases.close());

  const query = 'query ($on: Date) { indicatorSets(on: $on) { id name validFrom validTo sample } }';

  it.each([
    ['2024-12-31', []],
    ['2025-01-01', ['indicators_beltgraph_2025']],
    ['2025-12-31', ['indicators_beltgraph_2025']],
    ['2026-01-01', ['indicators_beltgraph_2026']],
    [null, ['indicators_beltgraph_2026']],
  ])('finds the sets in force on %s: %j', async (on, ids) => {
    const { data } = await graph.ask(query, { on });
    expect((data as { indicatorSets: { id: string }[] }).indicatorSets.map(({ id }) => id)).toEqual(ids);
  });

  it('puts the newest first, and no sample beside an operator’s', async () => {
    const models = databases.of('supervision').model('IndicatorSet');
    const set = { subject: 'INDICATORS', byOperator: true, indicators: [], source: 'IMPORT', validTo: null };
    await models.create({ _id: 'indicators_old', name: 'Old', validFrom: '2026-02-01', ...set });
    await models.create({ _id: 'indicators_new', name: 'New', validFrom: '2026-03-01', ...set });
    const { data } = await graph.ask(query);
    await models.deleteMany({ source: 'IMPORT' });
    expect(data).toMatchObject({
      indicatorSets: [
        { id: 'indicators_new', sample: false },
        { id: 'indicators_old', sample: false },
      ],
    });
  });

  it('tells the indicators in the order of the set', async () => {
    const { data } = await graph.ask(
      '{ indicatorSets { indicators { code name weight unit lowerIsBetter } } }',
    );
    const [set] = (data as { indicatorSets: { indicators: unknown[] }[] }).indicatorSets;
    expect(set?.indicators).toHaveLength(12);
    expect(set?.indicators[0]).toEqual({
      code: 'EXPORT_VALUE',
      name: 'Export value of the month',
      weight: '0.14',
      unit: 'CNY',
      lowerIsBetter: false,
    });
  });

  it('refuses what is no day', async () => {
    expect(await graph.ask(query, { on: '2026-13-01' })).toMatchObject({
      data: { indicatorSets: null },
      errors: [{ code: 'BAD_INPUT' }],
    });
  });

  it('is found by id, unknown ones are null, with one command', async () => {
    graph.commands();
    const { data } = await graph.ask(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on IndicatorSet { id name } } }',
      {
        of: ['indicators_beltgraph_2025', 'indicators_none'].map((id) => ({
          __typename: 'IndicatorSet',
          id,
        })),
      },
    );
    expect(data).toEqual({
      _entities: [{ id: 'indicators_beltgraph_2025', name: 'Beltgraph indicators 2025' }, null],
    });
    expect(graph.commands()).toHaveLength(1);
  });
});
