import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../runtime/database.ts';
import type { AnswerData } from '../../support/answer-data.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { importProblems } from '../../support/import-problems.ts';
import { openSupervision, type TestSupervision } from '../../support/supervision.ts';

const row = (code: string, weight: string, changes: object = {}) => ({
  ...{ set: 'indicators_ours', setName: 'Ours', validFrom: '2026-10-01', validTo: '' },
  ...{ code, weight, zeroAt: '0', fullAt: '10', ...changes },
});

const ours = [
  row('SUPPLIERS_ONBOARDED', '0.75'),
  row('ALERT_RATE', '0.25', { zeroAt: '50', fullAt: '0', name: 'Alerts', source: 'Order 7' }),
];

describe('the import of indicators', () => {
  let databases: Databases;
  let graph: TestSupervision;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openSupervision(databases);
  });
  afterAll(() => databases.close());

  const setsOn = async (on: string): Promise<AnswerData> =>
    (
      await graph.ask(
        `query ($on: Date) { indicatorSets(on: $on) { id name validFrom validTo source sample
          indicators { code name unit weight lowerIsBetter zeroAt fullAt } } }`,
        { on },
      )
    ).data.indicatorSets;

  const setOfScore = async (month: string, set: string | null = null): Promise<AnswerData> =>
    (
      await graph.ask(
        `query ($month: Month, $set: ID) { zone(id: "zone_shantou") {
          score(month: $month, indicatorSetId: $set) { set { id sample } } } }`,
        { month, set },
      )
    ).data.zone.score;

  it('makes a set that takes the place of the sample on its days, source named', async () => {
    expect(await graph.instance.imports.indicators.run(ours, 'ours.csv')).toEqual({ imported: 2 });
    expect(await setsOn('2026-10-01')).toEqual([
      {
        ...{ id: 'indicators_ours', name: 'Ours', validFrom: '2026-10-01', validTo: null },
        ...{ source: 'ours.csv; Order 7', sample: false },
        indicators: [
          {
            ...{ code: 'SUPPLIERS_ONBOARDED', name: 'Suppliers that joined in the month', unit: 'suppliers' },
            ...{ weight: '0.75', lowerIsBetter: false, zeroAt: '0', fullAt: '10' },
          },
          {
            ...{ code: 'ALERT_RATE', name: 'Alerts', unit: 'per 1,000' },
            ...{ weight: '0.25', lowerIsBetter: true, zeroAt: '50', fullAt: '0' },
          },
        ],
      },
    ]);
    expect(await setsOn('2026-09-30')).toMatchObject([{ id: 'indicators_beltgraph_2026', sample: true }]);
  });

  it('scores the months that begin under it by it, older ones as before, and any by a set that is named', async () => {
    await graph.instance.imports.indicators.run(ours);
    expect(await setOfScore('2026-10')).toEqual({ set: { id: 'indicators_ours', sample: false } });
    expect(await setOfScore('2026-09')).toEqual({ set: { id: 'indicators_beltgraph_2026', sample: true } });
    expect(await setOfScore('2026-10', 'indicators_beltgraph_2026')).toMatchObject({ set: { sample: true } });
    expect(await setOfScore('2026-09', 'indicators_ours')).toMatchObject({ set: { sample: false } });
  });

  it('ends one set where the next begins, and stays when the shipped sets are installed again', async () => {
    const ended = ours.map((each) => ({ ...each, validTo: '2026-10-31' }));
    const next = ours.map((each) => ({ ...each, set: 'indicators_next', validFrom: '2026-11-01' }));
    await graph.instance.imports.indicators.run([...ended, ...next]);
    await databases.of('supervision').collection('installed').deleteMany({});
    await graph.instance.install(() => {});
    expect(await setOfScore('2026-10')).toMatchObject({ set: { id: 'indicators_ours' } });
    expect(await setOfScore('2026-11')).toMatchObject({ set: { id: 'indicators_next' } });
    expect(await setOfScore('2026-09')).toMatchObject({ set: { id: 'indicators_beltgraph_2026' } });
    await graph.instance.imports.indicators.run(next.map((each) => ({ ...each, validTo: '2026-11-30' })));
  });

  it.each([
    ['a set that is shipped', [row('ALERT_RATE', '1', { set: 'indicators_beltgraph_2026' })], ['rows.0.set']],
    ['what nothing measures', [row('HAPPINESS', '1')], ['rows.0.code']],
    ['a scale without length', [row('ALERT_RATE', '1', { fullAt: '0.0' })], ['rows.0.fullAt']],
    ['weights that are not 1', [row('ALERT_RATE', '0.9')], ['rows.0.weight']],
    ['a measure twice', [row('ALERT_RATE', '0.5'), row('ALERT_RATE', '0.5')], ['rows.1.code']],
    [
      'two names of one set',
      [row('ALERT_RATE', '0.5'), row('B2B_SHARE', '0.5', { setName: 'X' })],
      ['rows.1.setName'],
    ],
    [
      'two sets on one day',
      [row('ALERT_RATE', '1', { set: 'indicators_else', validFrom: '2026-10-15' })],
      ['rows.0.validFrom'],
    ],
    ['other columns', [row('ALERT_RATE', '1', { unit: 'h' })], ['rows.0']],
  ])('refuses %s, and takes nothing', async (_what, given, fields) => {
    const rows = given.map((each) => ({ ...each, validTo: '2026-10-31' }));
    const before = await setsOn('2026-10-15');
    const problems = await importProblems(graph.instance.imports.indicators, rows);
    expect(problems.map((problem) => (problem as readonly unknown[])[2])).toEqual(fields);
    expect(await setsOn('2026-10-15')).toEqual(before);
  });
});
