import { describe, expect, it } from '@jest/globals';
import type { PremiumRateRow } from '../../../../subgraphs/finance/domain/premium-rate.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { openTestFinance } from '../../../support/finance.ts';
import { importProblems } from '../../../support/import-problems.ts';

const databases = await databasesOfThisFile();
const graph = await openTestFinance(databases);

const row = {
  model: 'NAMED_BUYER',
  country: '',
  terms: 'OPEN_ACCOUNT',
  upToDays: '90',
  rate: '0.01',
  validFrom: '2026-01-01',
  validTo: '',
};

describe('the import of premium rates', () => {
  it('takes a file as the operator’s rows, an empty country for all others', async () => {
    expect(await graph.instance.imports.premiums.run([row, { ...row, country: 'DE' }], 'rates.csv')).toEqual({
      imported: 2,
    });
    const rows = await graph.models.premiumRates.find({ byOperator: true }).lean<PremiumRateRow[]>();
    expect(rows.map(({ subject, source, upToDays }) => [subject, source, upToDays]).sort()).toEqual([
      ['NAMED_BUYER/*/OPEN_ACCOUNT', 'rates.csv', 90],
      ['NAMED_BUYER/DE/OPEN_ACCOUNT', 'rates.csv', 90],
    ]);
  });

  it('refuses what is no model, country, number of days or share', async () => {
    const bad = [
      { ...row, model: 'GUESS' },
      { ...row, country: 'Germany' },
      { ...row, upToDays: '0' },
      { ...row, rate: '2' },
    ];
    expect(await importProblems(graph.instance.imports.premiums, bad)).toEqual([
      ['INVALID', 'malformed-row', 'rows.0.model'],
      ['INVALID', 'malformed-row', 'rows.1.country'],
      ['INVALID', 'malformed-row', 'rows.2.upToDays'],
      ['INVALID', 'malformed-row', 'rows.3.rate'],
    ]);
  });
});
