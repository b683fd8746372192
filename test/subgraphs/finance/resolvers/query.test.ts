import { describe, expect, it } from '@jest/globals';
import { finance } from '../../../../subgraphs/finance/index.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { openTestSubgraph } from '../../../support/subgraph.ts';

const databases = await databasesOfThisFile();
const graph = await openTestSubgraph(finance, databases);

const rule = 'rule { key text source validFrom validTo sample }';

describe('Query.refundRate', () => {
  const query = `query ($hsCode: HsCode!, $on: Date) {
    refundRate(hsCode: $hsCode, on: $on) { on rate problem ${rule} }
  }`;

  it('answers the rate of the longest prefix on a day, with its rule', async () => {
    const { data } = await graph.ask(query, { hsCode: '8507600090', on: '2026-04-01' });
    expect(data).toEqual({
      refundRate: {
        on: '2026-04-01',
        rate: '0.06',
        problem: null,
        rule: {
          key: 'refund-rate/850760/2026-04-01',
          text: 'Exports under HS 850760 are refunded 6 % of the price without VAT',
          source: 'MoF and STA, Announcement 2 of 2026',
          validFrom: '2026-04-01',
          validTo: '2026-12-31',
          sample: false,
        },
      },
    });
  });

  it('answers RATE_UNKNOWN where no row holds, and no rate', async () => {
    const unknown = { rate: null, problem: 'RATE_UNKNOWN', rule: null };
    for (const variables of [{ hsCode: '3604100000' }, { hsCode: '6109100010', on: '2020-03-19' }]) {
      expect((await graph.ask(query, variables)).data).toMatchObject({ refundRate: unknown });
    }
  });

  it('answers for today in China when no day is given', async () => {
    graph.clock.set('2026-12-31T15:59:59Z');
    expect((await graph.ask(query, { hsCode: '8507600090' })).data).toMatchObject({
      refundRate: { on: '2026-12-31', rate: '0.06' },
    });
    graph.clock.set('2026-12-31T16:00:00Z');
    expect((await graph.ask(query, { hsCode: '8507600090' })).data).toMatchObject({
      refundRate: { on: '2027-01-01', rate: '0' },
    });
  });

  it.each([
    ['a code of five digits', { hsCode: '95030' }],
    ['a code with a dot', { hsCode: '9503.00' }],
    ['a day that is none', { hsCode: '9503', on: '2026-02-30' }],
    ['an empty day', { hsCode: '9503', on: '' }],
  ])('refuses %s', async (_case, variables) => {
    const { data, errors } = await graph.ask(query, variables);
    expect(data).toEqual({ refundRate: null });
    expect(errors).toMatchObject([{ code: 'BAD_INPUT', path: ['refundRate'] }]);
  });
});

describe('Query.fxRate', () => {
  const query = `query ($base: CurrencyCode!, $quote: CurrencyCode!, $on: Date) {
    fxRate(base: $base, quote: $quote, on: $on) { base quote rate on source sample rule { key } }
  }`;

  it('answers the sample rate of a day, and says that it is one', async () => {
    expect((await graph.ask(query, { base: 'USD', quote: 'CNY', on: '2025-01-31' })).data).toEqual({
      fxRate: {
        base: 'USD',
        quote: 'CNY',
        rate: '7.1879',
        on: '2025-01-31',
        source: 'SAMPLE',
        sample: true,
        rule: { key: 'fx-rate/USD/CNY/2025-01-01' },
      },
    });
  });

  it('crosses two currencies through CNY, and names both rows', async () => {
    expect((await graph.ask(query, { base: 'EUR', quote: 'USD', on: '2025-01-01' })).data).toMatchObject({
      fxRate: {
        rate: '1.046202646',
        rule: { key: 'fx-rate/EUR/CNY/2025-01-01 : fx-rate/USD/CNY/2025-01-01' },
      },
    });
  });

  it.each([
    ['a day that no row covers', { base: 'USD', quote: 'CNY', on: '2024-12-31' }],
    ['a currency that no row has', { base: 'INR', quote: 'CNY', on: '2025-01-01' }],
  ])('answers null for %s', async (_case, variables) => {
    expect(await graph.ask(query, variables)).toEqual({ data: { fxRate: null }, errors: [] });
  });

  it('refuses a currency that the graph does not know', async () => {
    const { errors } = await graph.ask(query, { base: 'XXX', quote: 'CNY' });
    expect(errors).toMatchObject([{ code: 'BAD_INPUT' }]);
  });
});

describe('Query.firstWorkingDay', () => {
  const query = `query ($from: Date!, $country: CountryCode = "CN") {
    firstWorkingDay(from: $from, country: $country) { on problem rule { key sample } }
  }`;

  it.each([
    ['2026-10-01', '2026-10-08', '2026', false],
    ['2026-10-10', '2026-10-10', '2026', false],
    ['2025-12-31', '2025-12-31', '2025', false],
    ['2027-01-01', '2027-01-04', '2027', true],
  ])('finds from %s on %s', async (from, on, year, sample) => {
    expect((await graph.ask(query, { from })).data).toEqual({
      firstWorkingDay: { on, problem: null, rule: { key: `calendar/CN/${year}-01-01`, sample } },
    });
  });

  it.each([
    ['a year', { from: '2028-01-01' }],
    ['the last year of all', { from: '9999-12-31' }],
    ['a country', { from: '2026-01-01', country: 'DE' }],
  ])('answers RULE_UNKNOWN for %s without calendar', async (_case, variables) => {
    expect((await graph.ask(query, variables)).data).toEqual({
      firstWorkingDay: { on: null, problem: 'RULE_UNKNOWN', rule: null },
    });
  });

  it.each([
    ['a day that is none', { from: 'tomorrow' }],
    ['a country that is none', { from: '2026-01-01', country: 'XX' }],
  ])('refuses %s', async (_case, variables) => {
    expect((await graph.ask(query, variables)).errors).toMatchObject([{ code: 'BAD_INPUT' }]);
  });
});
