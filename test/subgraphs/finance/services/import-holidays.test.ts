import { describe, expect, it } from '@jest/globals';
import { finance } from '../../../../subgraphs/finance/index.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { openTestSubgraph } from '../../../support/subgraph.ts';
import { importProblems } from '../../../support/import-problems.ts';

const databases = await databasesOfThisFile();
const graph = await openTestSubgraph(finance, databases);
const holidays = graph.instance.imports.holidays;

describe('imports.holidays', () => {
  const firstFrom = async (from: string, country = 'CN') => {
    const query = `query ($from: Date!, $country: CountryCode) {
      firstWorkingDay(from: $from, country: $country) { on problem rule { source sample } }
    }`;
    return (await graph.ask(query, { from, country })).data?.firstWorkingDay as unknown;
  };

  it('replaces the sample of a year by the days of the file', async () => {
    expect(await firstFrom('2027-02-12')).toMatchObject({ on: '2027-02-12', rule: { sample: true } });
    const rows = [
      { country: 'CN', on: '2027-02-12', kind: 'HOLIDAY' },
      { country: 'CN', on: '2027-02-13', kind: 'WORKING_DAY' },
    ];
    expect(await holidays.run(rows, 'notice-2026.csv')).toEqual({ imported: 2 });
    expect(await firstFrom('2027-02-12')).toEqual({
      on: '2027-02-13',
      problem: null,
      rule: { source: 'notice-2026.csv', sample: false },
    });
    expect(await firstFrom('2027-10-01')).toMatchObject({ on: '2027-10-01' });
  });

  it('replaces an earlier file of the same year, and opens a new country', async () => {
    await holidays.run([{ country: 'VN', on: '2026-09-02', kind: 'HOLIDAY' }]);
    expect(await firstFrom('2026-09-02', 'VN')).toMatchObject({ on: '2026-09-03' });
    await holidays.run([{ country: 'VN', on: '2026-09-01', kind: 'HOLIDAY' }]);
    expect(await firstFrom('2026-09-02', 'VN')).toMatchObject({ on: '2026-09-02' });
    expect(await firstFrom('2027-09-02', 'VN')).toMatchObject({ problem: 'RULE_UNKNOWN' });
  });

  it('refuses days twice, working days in the week and unknown kinds', async () => {
    expect(
      await importProblems(holidays, [
        { country: 'CN', on: '2028-01-03', kind: 'HOLIDAY' },
        { country: 'CN', on: '2028-01-03', kind: 'HOLIDAY' },
        { country: 'CN', on: '2028-01-04', kind: 'WORKING_DAY' },
        { country: 'CN', on: '2028-01-05', kind: 'FEAST' },
        { country: 'XX', on: '2028-01-05', kind: 'HOLIDAY' },
      ]),
    ).toEqual([
      ['INVALID', 'malformed-row', 'rows.2.on'],
      ['INVALID', 'malformed-row', 'rows.3.kind'],
      ['INVALID', 'malformed-row', 'rows.4.country'],
      ['DUPLICATE', 'row-twice', 'rows.1.on'],
    ]);
    expect(await firstFrom('2028-01-03')).toMatchObject({ problem: 'RULE_UNKNOWN' });
  });
});
