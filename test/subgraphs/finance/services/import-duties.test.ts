import { describe, expect, it } from '@jest/globals';
import { finance } from '../../../../subgraphs/finance/index.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { openTestSubgraph } from '../../../support/subgraph.ts';
import { importProblems } from '../../../support/import-problems.ts';

const databases = await databasesOfThisFile();
const graph = await openTestSubgraph(finance, databases);
const duties = graph.instance.imports.duties;

describe('imports.duties', () => {
  const costOf = async (market: string, hsCode: string, on: string) => {
    const listing = {
      __typename: 'Listing',
      id: 'lst_1',
      market,
      channel: 'B2B',
      price: { amount: '1000.00', currency: market === 'US' ? 'USD' : 'EUR' },
      sku: { id: 'sku_1', hsCode, origin: 'CN' },
    };
    const query = `query ($representations: [_Any!]!, $on: Date) { _entities(representations: $representations) {
      ... on Listing { landedCost(on: $on) { missing lines { kind amount { amount } rule { sample } } } }
    } }`;
    const { data } = await graph.ask(query, { representations: [listing], on });
    return data?._entities[0].landedCost as {
      missing: string[];
      lines: { kind: string; amount: { amount: string }; rule: { sample: boolean } | null }[];
    };
  };

  it('takes a duty rate of a longer prefix', async () => {
    const row = {
      market: 'EU',
      levy: '',
      prefix: '950300',
      origin: '',
      rate: '0.047',
      validFrom: '2026-01-01',
      validTo: '',
    };
    await duties.run([row]);
    expect((await costOf('DE', '9503006000', '2026-11-23')).lines).toContainEqual({
      kind: 'DUTY',
      amount: { amount: '47.00' },
      rule: { sample: false },
    });
  });

  it('completes an answer whose extra duty was not known', async () => {
    expect((await costOf('US', '9405110000', '2026-08-03')).missing).toEqual([
      'US extra duty after 2026-07-23',
    ]);
    await duties.run([
      {
        market: 'US',
        levy: 'section-122',
        prefix: '',
        origin: '',
        rate: '0.15',
        validFrom: '2026-07-24',
        validTo: '2026-12-31',
      },
    ]);
    const { missing, lines } = await costOf('US', '9405110000', '2026-08-03');
    expect(missing).toEqual([]);
    expect(lines).toContainEqual({
      kind: 'EXTRA_DUTY',
      amount: { amount: '150.00' },
      rule: { sample: false },
    });
  });

  it('refuses markets without rules, unknown levies and codes that only one country has', async () => {
    const row = { market: 'EU', prefix: '6109', rate: '0.12', validFrom: '2026-01-01' };
    expect(
      await importProblems(duties, [
        { ...row, market: 'DE' },
        { ...row, levy: 'tribute' },
        { ...row, prefix: '61091000' },
        { ...row, origin: 'China' },
        { ...row, rate: '51' },
      ]),
    ).toEqual([
      ['INVALID', 'malformed-row', 'rows.0.market'],
      ['INVALID', 'malformed-row', 'rows.1.levy'],
      ['INVALID', 'malformed-row', 'rows.2.prefix'],
      ['INVALID', 'malformed-row', 'rows.3.origin'],
      ['INVALID', 'malformed-row', 'rows.4.rate'],
    ]);
  });
});
