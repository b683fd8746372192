import { beforeAll, describe, expect, it } from '@jest/globals';
import { valueInCny } from '../../../subgraphs/supervision/domain/customs-value.ts';
import { bindModels } from '../../../subgraphs/supervision/models/index.ts';
import { createCustomsRates } from '../../../subgraphs/supervision/services/customs-rates.ts';
import type { AnswerData } from '../../support/answer-data.ts';
import { databasesOfThisFile } from '../../support/databases-of-this-file.ts';
import { importProblems } from '../../support/import-problems.ts';
import { orderPlaced, shipmentBooked } from '../../support/order-events.ts';
import { viewerAs } from '../../support/subgraph.ts';
import { openSupervision, type TestSupervision } from '../../support/supervision.ts';

const databases = await databasesOfThisFile();
const graph = await openSupervision(databases);

const row = (changes: object = {}) => ({
  ...{ currency: 'EUR', rate: '8.4', validFrom: '2027-08-01', validTo: '2027-08-31', source: '', ...changes },
});

describe('the import of customs’ rates of exchange', () => {
  beforeAll(() => graph.take(orderPlaced(), shipmentBooked()));

  const imported = (...rows: readonly Record<string, unknown>[]) =>
    graph.instance.imports['customs-rates'].run(rows, 'notice.csv');

  /** Whether the goods could be declared on a day; the code where they could not be valued. */
  const matchOn = async (on: string, { ask }: TestSupervision = graph): Promise<AnswerData> => {
    const query = `query ($of: [_Any!]!, $on: Date) {
      _entities(representations: $of) { ... on Order { match(on: $on) { passed } } } }`;
    const of = [{ __typename: 'Order', id: 'order_1' }];
    const { data, errors } = await ask(query, { of, on }, viewerAs('operator'));
    return errors[0]?.code ?? data?._entities[0].match;
  };

  const rates = () =>
    databases.of('supervision').collection('customs_rates').find({ byOperator: true }).toArray();

  it('lets goods be valued on days that no sample knows, and on no other', async () => {
    expect(await matchOn('2027-08-01')).toBe('RULE_UNKNOWN');
    expect(await imported(row())).toEqual({ imported: 1 });
    expect(await matchOn('2027-07-31')).toBe('RULE_UNKNOWN');
    expect(await matchOn('2027-08-01')).toEqual({ passed: expect.any(Boolean) });
    expect(await matchOn('2027-08-31')).toEqual({ passed: expect.any(Boolean) });
    expect(await matchOn('2027-09-01')).toBe('RULE_UNKNOWN');
    expect(await rates()).toMatchObject([
      {
        ...{ _id: 'operator/customs-rate/EUR/2027-08-01', subject: 'EUR', rate: '8.4' },
        ...{ text: '1 EUR = 8.4 CNY at customs', source: 'notice.csv' },
      },
    ]);
  });

  it('is followed by another process after a minute', async () => {
    const other = await openSupervision(databases);
    other.clock.set('2026-11-23T08:00:00Z');
    expect(await matchOn('2027-10-15', other)).toBe('RULE_UNKNOWN');
    await imported(row({ validFrom: '2027-10-01', validTo: '2027-10-31' }));
    expect(await matchOn('2027-10-15', other)).toBe('RULE_UNKNOWN');
    other.clock.set('2026-11-23T08:01:00Z');
    expect(await matchOn('2027-10-15', other)).toEqual({ passed: expect.any(Boolean) });
  });

  it('takes the place of the sample on its days, and stays when the samples are installed again', async () => {
    await imported(row({ validFrom: '2026-11-01', validTo: '2026-11-30', rate: '9' }));
    await databases.of('supervision').collection('installed').deleteMany({});
    await graph.instance.install(() => {});
    expect(await rates()).toContainEqual(
      expect.objectContaining({ _id: 'operator/customs-rate/EUR/2026-11-01', rate: '9' }),
    );
    const known = await createCustomsRates(bindModels(databases.of('supervision')), graph.clock).get();
    const euro = { minor: 1_00n, currency: 'EUR' } as const;
    expect(valueInCny(euro, known, '2026-11-30')).toEqual({ minor: 9_00n, currency: 'CNY' });
    expect(valueInCny(euro, known, '2026-12-01')).toEqual({ minor: 8_26n, currency: 'CNY' });
  });

  it('takes nothing of a file with a bad row, and names every one', async () => {
    const before = await rates();
    const bad = [
      row({ validFrom: '2028-01-01', validTo: '2028-01-31' }),
      row({ currency: 'CNY' }),
      row({ currency: 'Euro' }),
      row({ rate: '0' }),
      row({ rate: 'much' }),
      row({ validTo: '2027-08-32' }),
      row({ validTo: '2027-07-31' }),
      row({ quote: 'CNY' }),
    ];
    expect(await importProblems(graph.instance.imports['customs-rates'], bad)).toEqual(
      ['1.currency', '2.currency', '3.rate', '4.rate', '5.validTo', '6.validTo', '7'].map((place) => [
        'INVALID',
        'malformed-row',
        `rows.${place}`,
      ]),
    );
    const twice = [
      row({ validFrom: '2028-01-01', validTo: '2028-01-31' }),
      row({ validFrom: '2028-01-15', validTo: '2028-02-15' }),
    ];
    expect(await importProblems(graph.instance.imports['customs-rates'], twice)).toEqual([
      ['INVALID', 'overlapping-validity', 'rows.1.validFrom'],
    ]);
    expect(await rates()).toEqual(before);
  });
});
