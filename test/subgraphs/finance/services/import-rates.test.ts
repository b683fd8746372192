import { describe, expect, it } from '@jest/globals';
import { finance } from '../../../../subgraphs/finance/index.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { openTestSubgraph } from '../../../support/subgraph.ts';
import { importProblems } from '../../../support/import-problems.ts';

const databases = await databasesOfThisFile();
const graph = await openTestSubgraph(finance, databases);
const rates = graph.instance.imports.rates;

const refundRateOf = async (hsCode: string, on: string) => {
  const query = `query ($hsCode: HsCode!, $on: Date) {
    refundRate(hsCode: $hsCode, on: $on) { rate rule { key text source sample } }
  }`;
  return (await graph.ask(query, { hsCode, on })).data?.refundRate as unknown;
};

describe('imports.rates', () => {
  it('lets the operator’s row win over the shipped one on its days', async () => {
    const rows = [{ prefix: '6104', rate: '0.11', validFrom: '2026-01-01', validTo: '2026-06-30' }];
    expect(await rates.run(rows, 'library-2026.csv')).toEqual({ imported: 1 });
    expect(await refundRateOf('6104100010', '2026-06-30')).toEqual({
      rate: '0.11',
      rule: {
        key: 'operator/refund-rate/6104/2026-01-01',
        text: 'Exports under HS 6104 are refunded 11 % of the price without VAT',
        source: 'library-2026.csv',
        sample: false,
      },
    });
    expect(await refundRateOf('6104100010', '2026-07-01')).toMatchObject({ rate: '0.13' });
  });

  it('prefers a row’s own source and text to what it would make up', async () => {
    await rates.run([
      {
        prefix: '6105',
        rate: '0.13',
        validFrom: '2026-01-01',
        validTo: '',
        source: 'SAMPLE',
        text: 'As told',
      },
    ]);
    expect(await refundRateOf('6105100010', '2026-06-30')).toMatchObject({
      rule: { source: 'SAMPLE', text: 'As told', sample: true },
    });
  });

  it('has one effect when it is run twice, and takes a correction of a row', async () => {
    const row = { prefix: '6106', rate: '0.12', validFrom: '2026-01-01', validTo: '' };
    await rates.run([row]);
    await rates.run([row]);
    expect(await refundRateOf('6106100010', '2026-06-30')).toMatchObject({ rate: '0.12' });
    await rates.run([{ ...row, rate: '0.10' }]);
    expect(await refundRateOf('6106100010', '2026-06-30')).toMatchObject({ rate: '0.1' });
  });

  it('takes the end of a row and its successor in one file', async () => {
    await rates.run([{ prefix: '6107', rate: '0.13', validFrom: '2026-01-01', validTo: '' }]);
    await rates.run([
      { prefix: '6107', rate: '0.13', validFrom: '2026-01-01', validTo: '2026-05-31' },
      { prefix: '6107', rate: '0.09', validFrom: '2026-06-01', validTo: '' },
    ]);
    expect(await refundRateOf('6107110010', '2026-05-31')).toMatchObject({ rate: '0.13' });
    expect(await refundRateOf('6107110010', '2026-06-01')).toMatchObject({ rate: '0.09' });
  });

  it('names every bad row, and takes none', async () => {
    const good = { prefix: '6201', rate: '0.01', validFrom: '2026-01-01', validTo: '' };
    expect(
      await importProblems(rates, [
        good,
        { ...good, rate: '13' },
        { ...good, rate: '13%' },
        { ...good, rate: 0.13 },
        { ...good, prefix: '6' },
        { ...good, validFrom: '2026-02-30' },
        { ...good, validTo: '2025-12-31' },
        { ...good, ratte: '0.13' },
        { prefix: '6202', rate: '0.01' },
      ]),
    ).toEqual([
      ['INVALID', 'malformed-row', 'rows.1.rate'],
      ['INVALID', 'malformed-row', 'rows.2.rate'],
      ['INVALID', 'malformed-row', 'rows.3.rate'],
      ['INVALID', 'malformed-row', 'rows.4.prefix'],
      ['INVALID', 'malformed-row', 'rows.5.validFrom'],
      ['INVALID', 'malformed-row', 'rows.6.validTo'],
      ['INVALID', 'malformed-row', 'rows.7'],
      ['INVALID', 'malformed-row', 'rows.8.validFrom'],
    ]);
    expect(await refundRateOf('6201000000', '2026-06-30')).toMatchObject({ rate: '0.13' });
  });

  it('refuses doubles and overlaps in the file together with malformed rows', async () => {
    const of = (validFrom: string, validTo: string, rate = '0.01') => ({
      prefix: '6203',
      rate,
      validFrom,
      validTo,
    });
    expect(
      await importProblems(rates, [
        of('2026-01-01', '2026-06-30'),
        of('2026-01-01', ''),
        of('2026-06-30', '2026-12-31'),
        of('2027-01-01', '', 'x'),
      ]),
    ).toEqual([
      ['INVALID', 'malformed-row', 'rows.3.rate'],
      ['DUPLICATE', 'row-twice', 'rows.1.validFrom'],
      ['INVALID', 'overlapping-validity', 'rows.2.validFrom'],
    ]);
  });

  it('refuses an overlap with what was imported before, whichever begins first', async () => {
    const of = (validFrom: string, validTo: string) => ({ prefix: '6204', rate: '0.01', validFrom, validTo });
    await rates.run([of('2026-03-01', '2026-03-31')]);
    for (const overlapping of [of('2026-03-31', ''), of('2026-01-01', '')]) {
      expect(await importProblems(rates, [overlapping])).toEqual([
        ['INVALID', 'overlapping-validity', 'rows.0.validFrom'],
      ]);
    }
    expect(await importProblems(rates, [of('2026-04-01', '')])).toEqual([]);
  });

  it('refuses an empty file', async () => {
    expect(await importProblems(rates, [])).toEqual([['LIMIT_EXCEEDED', 'row-count-out-of-range', 'rows']]);
  });

  it('refuses a file beyond the limit', async () => {
    const row = { prefix: '6205', rate: '0.01', validFrom: '2026-01-01', validTo: '' };
    const rows = Array.from({ length: 20_001 }, () => row);
    expect(await importProblems(rates, rows)).toEqual([['LIMIT_EXCEEDED', 'row-count-out-of-range', 'rows']]);
  });

  it('lets of two overlapping files at once only one in', async () => {
    const of = (validFrom: string) => ({ prefix: '6206', rate: '0.01', validFrom, validTo: '' });
    const outcomes = await Promise.all([
      importProblems(rates, [of('2026-01-01')]),
      importProblems(rates, [of('2026-02-01')]),
    ]);
    expect(outcomes.filter((problems) => problems.length === 0)).toHaveLength(1);
  });
});
