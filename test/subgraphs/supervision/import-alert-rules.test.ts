import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../runtime/database.ts';
import type { AnswerData } from '../../support/answer-data.ts';
import { customs, openAlerts, type TestAlerts } from '../../support/alerts.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { importProblems } from '../../support/import-problems.ts';
import { openSupervision } from '../../support/supervision.ts';

interface RuleRow {
  readonly code: string;
  readonly threshold: string;
}

const row = (changes: object = {}) => ({
  ...{ code: 'WEIGHT_MISMATCH', threshold: '60', severity: 'HIGH', history: '', minimum: '' },
  ...{ validFrom: '2026-11-01', validTo: '', source: '', text: '', ...changes },
});

describe('the import of alert rules', () => {
  let databases: Databases;
  let graph: TestAlerts;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openAlerts(databases);
  });
  afterAll(() => databases.close());

  const imported = (...rows: readonly Record<string, unknown>[]) =>
    graph.instance.imports['alert-rules'].run(rows, 'ours.csv');

  /** By how much the goods of an order outweigh what its waybill says is told in percent. */
  const raised = async (grams: number): Promise<AnswerData> => {
    const { shipmentId } = await graph.misweighed({ grossGrams: grams });
    const { nodes } = await graph.list({ filter: { rule: 'WEIGHT_MISMATCH' }, first: 100 });
    return (nodes as readonly AnswerData[]).find((alert) =>
      JSON.stringify(alert).includes(`"${shipmentId}"`),
    );
  };

  const rulesOn = async (on: string, asked = graph.ask): Promise<readonly RuleRow[]> => {
    const query = `query ($on: Date) { alertRules(on: $on) { code threshold unit severity
      rule { key text source validFrom validTo sample } } }`;
    return ((await asked(query, { on }, customs)).data as { alertRules: readonly RuleRow[] }).alertRules;
  };

  it('raises from the next event on by the operator’s row, on its days, and says so', async () => {
    expect(await raised(1_500)).toMatchObject({ severity: 'MEDIUM', rule: { rule: { sample: true } } });
    await imported(row());
    expect(await raised(1_500)).toBeUndefined();
    expect(await raised(3_000)).toMatchObject({
      severity: 'HIGH',
      rule: { threshold: '60', rule: { key: 'operator/alert/WEIGHT_MISMATCH/2026-11-01', sample: false } },
    });
    expect((await rulesOn('2026-11-01')).find(({ code }) => code === 'WEIGHT_MISMATCH')).toEqual({
      ...{ code: 'WEIGHT_MISMATCH', threshold: '60', unit: '%', severity: 'HIGH' },
      rule: {
        ...{ key: 'operator/alert/WEIGHT_MISMATCH/2026-11-01', text: 'WEIGHT_MISMATCH from 60 %' },
        ...{ source: 'ours.csv', validFrom: '2026-11-01', validTo: null, sample: false },
      },
    });
    expect(await rulesOn('2026-10-31')).not.toMatchObject([{ rule: { sample: false } }]);
    expect(await rulesOn('2026-11-01')).toHaveLength(8);
  });

  it('is followed by another process after two seconds', async () => {
    const other = await openSupervision(databases);
    const threshold = async () => {
      const rules = await rulesOn('2026-11-23', other.ask);
      return rules.find(({ code }) => code === 'STOCK_SHORTAGE')?.threshold;
    };
    other.clock.set('2026-11-23T08:00:00Z');
    expect(await threshold()).toBe('1');
    await imported(row({ code: 'STOCK_SHORTAGE', threshold: '9', validFrom: '2026-11-01' }));
    other.clock.set('2026-11-23T08:00:02Z');
    expect(await threshold()).toBe('9');
  });

  it('is what a replay goes by: it counts as far as the operator’s row remembers', async () => {
    const replay = async (threshold: string) =>
      (
        await graph.ask(
          `query ($threshold: Decimal!) {
            alertReplay(rule: VELOCITY, threshold: $threshold, from: "2027-01-01", to: "2027-01-31") { complete } }`,
          { threshold },
          customs,
        )
      ).errors;
    expect(await replay('300')).toMatchObject([{ code: 'BAD_INPUT' }]);
    const velocity = { code: 'VELOCITY', threshold: '50', minutes: '30', remembered: '400' };
    await imported(row({ ...velocity, validFrom: '2027-01-01' }));
    expect(await replay('300')).toEqual([]);
  });

  it('stays when the shipped rules are installed again', async () => {
    await imported(row());
    await databases.of('supervision').collection('installed').deleteMany({});
    await graph.instance.install(() => {});
    graph.clock.set(new Date(graph.clock.now().getTime() + 2_000).toISOString());
    expect(await raised(1_500)).toBeUndefined();
    expect(await rulesOn('2026-11-01')).toHaveLength(8);
  });

  it('takes nothing of a file with a bad row, and names every one', async () => {
    const before = await rulesOn('2026-11-23');
    const bad = [
      row({ threshold: '1' }),
      row({ code: 'BAD_LUCK' }),
      row({ threshold: '0' }),
      row({ threshold: '1.2345' }),
      row({ severity: 'GRAVE' }),
      row({ history: '5' }),
      row({ code: 'VALUE_DRIFT', history: '20' }),
      row({ code: 'VALUE_DRIFT', history: '5', minimum: '6' }),
      row({ code: 'VALUE_DRIFT', history: '501', minimum: '5' }),
      row({ code: 'ORDER_SPLITTING', threshold: '5000', limit: '5000', hours: '24', remembered: '100' }),
      row({ code: 'VELOCITY', threshold: '101', minutes: '60', remembered: '100' }),
      row({ unit: 'kg' }),
    ];
    expect(await importProblems(graph.instance.imports['alert-rules'], bad)).toEqual(
      [
        ...['1.code', '2.threshold', '3.threshold', '4.severity', '5.history', '6.minimum', '7.minimum'],
        ...['8.history', '9.threshold', '10.threshold', '11'],
      ].map((place) => ['INVALID', 'malformed-row', `rows.${place}`]),
    );
    const twice = [row({ validFrom: '2028-01-01' }), row({ validFrom: '2028-02-01' })];
    expect(await importProblems(graph.instance.imports['alert-rules'], twice)).toMatchObject(
      ['rows.0.validFrom', 'rows.1.validFrom'].map((place) => ['INVALID', 'overlapping-validity', place]),
    );
    expect(await rulesOn('2026-11-23')).toEqual(before);
  });
});
