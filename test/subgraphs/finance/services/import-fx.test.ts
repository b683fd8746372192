import { describe, expect, it } from '@jest/globals';
import { finance } from '../../../../subgraphs/finance/index.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { openTestSubgraph } from '../../../support/subgraph.ts';
import { importProblems } from '../../../support/import-problems.ts';

const databases = await databasesOfThisFile();
const graph = await openTestSubgraph(finance, databases);
const fx = graph.instance.imports.fx;

describe('imports.fx', () => {
  const rateOf = async (base: string, quote: string, on: string) => {
    const query = `query ($base: CurrencyCode!, $quote: CurrencyCode!, $on: Date) {
      fxRate(base: $base, quote: $quote, on: $on) { rate source sample }
    }`;
    return (await graph.ask(query, { base, quote, on })).data?.fxRate as unknown;
  };

  it('takes the rate of one day over the sample of its month', async () => {
    await fx.run(
      [{ base: 'USD', quote: 'CNY', rate: '7.0701', validFrom: '2026-11-20', validTo: '' }],
      'parities',
    );
    expect(await rateOf('USD', 'CNY', '2026-11-20')).toEqual({
      rate: '7.0701',
      source: 'parities',
      sample: false,
    });
    expect(await rateOf('USD', 'CNY', '2026-11-21')).toMatchObject({ sample: true });
  });

  it('knows a currency as soon as it is imported', async () => {
    expect(await rateOf('INR', 'CNY', '2026-11-20')).toBeNull();
    await fx.run([
      { base: 'CNY', quote: 'INR', rate: '12.5', validFrom: '2026-11-01', validTo: '2026-11-30' },
    ]);
    expect(await rateOf('INR', 'CNY', '2026-11-20')).toMatchObject({ rate: '0.08', sample: false });
  });

  it('refuses rates of nothing, of one currency in itself and of unknown currencies', async () => {
    const row = { base: 'USD', quote: 'CNY', rate: '7', validFrom: '2026-10-01', validTo: '' };
    expect(
      await importProblems(fx, [
        { ...row, rate: '0' },
        { ...row, rate: '-7' },
        { ...row, quote: 'USD' },
        { ...row, base: 'ABC' },
      ]),
    ).toEqual([
      ['INVALID', 'malformed-row', 'rows.0.rate'],
      ['INVALID', 'malformed-row', 'rows.1.rate'],
      ['INVALID', 'malformed-row', 'rows.2.quote'],
      ['INVALID', 'malformed-row', 'rows.3.base'],
    ]);
  });
});
