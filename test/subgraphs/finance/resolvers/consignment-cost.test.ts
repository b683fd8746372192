import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../../runtime/database.ts';
import { finance } from '../../../../subgraphs/finance/index.ts';
import { openTestDatabases } from '../../../support/databases.ts';
import { openTestSubgraph, type TestSubgraph } from '../../../support/subgraph.ts';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('Query.consignmentCost', () => {
  let databases: Databases;
  let graph: TestSubgraph<ReturnType<typeof finance.open>>;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(finance, databases);
  });
  afterAll(() => databases.close());

  const ask = (input: object) =>
    graph.ask(
      `query ($input: ConsignmentInput!) { consignmentCost(input: $input) {
        complete total { amount currency } lines { kind amount { amount } } } }`,
      { input },
    );
  const parts = async (input: object): Promise<readonly string[]> => {
    const { data, errors } = await ask(input);
    expect(errors).toEqual([]);
    const { lines, total, complete } = data.consignmentCost;
    expect(complete).toBe(true);
    const named = (lines as { kind: string; amount: { amount: string } }[]).map(
      ({ kind, amount }) => `${kind} ${amount.amount}`,
    );
    return [...named, `= ${total.amount} ${total.currency}`];
  };

  it('G8 is golden: a parcel of two T-shirts and shoes to France owes EUR 3 for each code', async () => {
    const goods = [
      { hsCode: '6109100010', price: eur('20.00') },
      { hsCode: '6404110000', price: eur('20.00') },
    ];
    expect(await parts({ market: 'FR', goods, freight: eur('5.00'), on: '2026-08-03' })).toEqual([
      'GOODS 20.00',
      'GOODS 20.00',
      'FREIGHT 5.00',
      'DUTY 6.00',
      'IMPORT_VAT 10.20',
      '= 61.20 EUR',
    ]);
  });

  it('G9 is golden: above EUR 150 Germany takes the tariff on the CIF value, and VAT on both', async () => {
    const goods = [{ hsCode: '6109100010', price: eur('200.00') }];
    const charges = { freight: eur('20.00'), insurance: eur('2.00') };
    expect(await parts({ market: 'DE', goods, ...charges, on: '2026-08-03' })).toEqual([
      'GOODS 200.00',
      'FREIGHT 20.00',
      'INSURANCE 2.00',
      'DUTY 26.64',
      'IMPORT_VAT 47.24',
      '= 295.88 EUR',
    ]);
  });

  it.each([
    ['no goods', { goods: [] }],
    ['more goods than it has lines for', { goods: Array(6).fill({ hsCode: '6109', price: eur('1.00') }) }],
    ['a price below zero', { goods: [{ hsCode: '6109', price: eur('-1.00') }] }],
    ['no country', { market: 'XX' }],
  ])('refuses %s', async (_case, given) => {
    const goods = [{ hsCode: '6109', price: eur('1.00') }];
    const { errors } = await ask({ market: 'DE', goods, ...given });
    expect(errors).toMatchObject([{ code: 'BAD_INPUT' }]);
  });
});
