import { describe, expect, it } from '@jest/globals';
import { finance } from '../../../../subgraphs/finance/index.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { openTestSubgraph } from '../../../support/subgraph.ts';

const databases = await databasesOfThisFile();
const graph = await openTestSubgraph(finance, databases);

const entities = (fields: string) =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${fields} } }`;

describe('Listing.landedCost', () => {
  /** The fields that tests look into; each asks for those that it needs. */
  interface TestCost {
    readonly total: unknown;
    readonly lines: readonly { readonly kind: string; readonly amount: { readonly amount: string } }[];
  }
  const toys = {
    __typename: 'Listing',
    id: 'lst_1',
    market: 'DE',
    channel: 'B2C',
    price: { amount: '19.90', currency: 'EUR' },
    sku: { __typename: 'Sku', id: 'sku_1', hsCode: '9503006000', origin: 'CN' },
  };
  const ask = async (listing: object, args: string, fields: string) => {
    const { data, errors } = await graph.ask(
      entities(`... on Listing { landedCost(${args}) { ${fields} } }`),
      {
        representations: [listing],
      },
    );
    return { cost: data?._entities[0]?.landedCost as TestCost, errors };
  };

  it('answers every line with its rule, and who bears it', async () => {
    const { cost, errors } = await ask(
      toys,
      'quantity: 2, freight: { amount: "5.00", currency: "EUR" }, on: "2026-08-03"',
      `on complete missing total { amount currency }
       lines { kind amount { amount } base { amount } rate paidBy rule { key sample } }`,
    );
    expect(errors).toEqual([]);
    expect(cost).toEqual({
      on: '2026-08-03',
      complete: true,
      missing: [],
      total: { amount: '56.88', currency: 'EUR' },
      lines: [
        { kind: 'GOODS', amount: { amount: '39.80' }, base: null, rate: null, paidBy: 'BUYER', rule: null },
        {
          kind: 'FREIGHT',
          amount: { amount: '5.00' },
          base: null,
          rate: null,
          paidBy: 'RETAILER',
          rule: null,
        },
        {
          kind: 'DUTY',
          amount: { amount: '3.00' },
          base: null,
          rate: null,
          paidBy: 'RETAILER',
          rule: { key: 'market-rule/DE/2026-07-01', sample: false },
        },
        {
          kind: 'IMPORT_VAT',
          amount: { amount: '9.08' },
          base: { amount: '47.80' },
          rate: '0.19',
          paidBy: 'RETAILER',
          rule: { key: 'vat-rate/DE/2021-01-01', sample: false },
        },
      ],
    });
  });

  it('converts prices in other currencies by the rate of the day, and names it', async () => {
    const { cost } = await ask(
      { ...toys, price: { amount: '100.00', currency: 'USD' } },
      'on: "2025-01-15", insurance: { amount: "100", currency: "JPY" }',
      'total { currency } lines { kind amount { amount } base { amount currency } rate rule { sample } }',
    );
    expect(cost.total).toEqual({ currency: 'EUR' });
    expect(cost.lines.slice(0, 2)).toEqual([
      {
        kind: 'GOODS',
        amount: { amount: '95.58' },
        base: { amount: '100.00', currency: 'USD' },
        rate: '0.955837766',
        rule: { sample: true },
      },
      {
        kind: 'INSURANCE',
        amount: { amount: '0.62' },
        base: { amount: '100', currency: 'JPY' },
        rate: '0.006170212766',
        rule: { sample: true },
      },
    ]);
  });

  it('is incomplete where the US extra duty is not known', async () => {
    const { cost } = await ask(
      { ...toys, market: 'US', price: { amount: '100.00', currency: 'USD' } },
      'on: "2026-07-24"',
      'complete missing total { amount }',
    );
    expect(cost).toEqual({
      complete: false,
      missing: ['US extra duty after 2026-07-23'],
      total: { amount: '100.00' },
    });
  });

  it('goes by the day at the destination when no day is given', async () => {
    graph.clock.set('2026-06-30T22:30:00Z');
    expect((await ask(toys, 'quantity: 1', 'on')).cost).toEqual({ on: '2026-07-01' });
    expect((await ask({ ...toys, market: 'PT' }, 'quantity: 1', 'on')).cost).toEqual({ on: '2026-06-30' });
  });

  it.each([
    ['B2C', 'DUTY 3.00'],
    ['B2B', 'DUTY 2.39'],
  ])('declares a %s listing as its channel does', async (channel, duty) => {
    const shirts = { ...toys, channel, sku: { ...toys.sku, hsCode: '6109100010' } };
    const { cost } = await ask(shirts, 'on: "2026-08-03"', 'lines { kind amount { amount } }');
    expect(cost.lines.map(({ kind, amount }) => `${kind} ${amount.amount}`)).toContain(duty);
  });

  it('names the goods as missing when their owner did not answer', async () => {
    const { cost } = await ask(
      { ...toys, sku: null },
      'on: "2026-08-03"',
      'complete missing total { amount }',
    );
    expect(cost).toEqual({
      complete: false,
      missing: ['HS code and origin of the goods'],
      total: { amount: '19.90' },
    });
  });

  it.each([
    ['no quantity', 'quantity: 0'],
    ['a quantity beyond the limit', 'quantity: 1000001'],
    ['a negative freight', 'freight: { amount: "-1.00", currency: "EUR" }'],
    ['an amount of too many digits', 'insurance: { amount: "1.001", currency: "EUR" }'],
    ['an unknown currency', 'freight: { amount: "1.00", currency: "XXX" }'],
    ['a day that is none', 'on: "2026-13-01"'],
    ['an empty day', 'on: ""'],
  ])('refuses %s', async (_case, args) => {
    const { cost, errors } = await ask(toys, args, 'complete');
    expect(cost).toBeNull();
    expect(errors).toMatchObject([{ code: 'BAD_INPUT' }]);
  });

  it.each(['92233720368547758.07', '922337203685477.58'])(
    'refuses a quantity whose price at %s is more than can be kept',
    async (amount) => {
      const dear = { ...toys, price: { amount, currency: 'EUR' } };
      const { errors } = await ask(dear, 'quantity: 100', 'complete');
      expect(errors).toMatchObject([{ code: 'BAD_INPUT' }]);
    },
  );

  it('answers a page of 50 listings in several markets and currencies with five commands', async () => {
    const markets = ['DE', 'FR', 'PL', 'GB', 'US', 'AU', 'JP', 'KR', 'CA', 'SG'];
    const currencies = ['EUR', 'USD', 'CNY'];
    const representations = Array.from({ length: 50 }, (_, index) => ({
      ...toys,
      id: `lst_${index}`,
      market: markets[index % markets.length],
      price: { amount: '500.00', currency: currencies[index % currencies.length] },
      sku: { ...toys.sku, id: `sku_${index}`, hsCode: `61${String(index).padStart(2, '0')}100010` },
    }));
    graph.clock.set('2026-11-23T08:00:00Z');
    graph.commands();
    const { data, errors } = await graph.ask(
      entities('... on Listing { landedCost(freight: { amount: "9", currency: "GBP" }) { lines { kind } } }'),
      { representations },
    );
    expect(errors).toEqual([]);
    expect(data._entities).toHaveLength(50);
    expect(
      graph
        .commands()
        .map(({ collection }) => collection)
        .sort(),
    ).toEqual(['customs_fees', 'duty_rates', 'fx_rates', 'market_rules', 'vat_rates']);
  });
});
