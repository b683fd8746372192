import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../runtime/database.ts';
import { logistics } from '../../../subgraphs/logistics/index.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { importProblems } from '../../support/import-problems.ts';
import { openTestSubgraph, type TestSubgraph } from '../../support/subgraph.ts';

interface OfferRow {
  readonly carrier: { readonly code: string };
  readonly rule: { readonly sample: boolean };
}

const row = {
  lane: 'lane_air_cn_eu',
  carrier: 'DHL',
  weighedBy: 'EXPRESS',
  currency: 'USD',
  minimum: '9.90',
  perKg: '0:7.10 10:6.00',
  handlingDaysMin: '1',
  handlingDaysMax: '2',
  offerHours: '',
  validFrom: '2026-11-01',
  validTo: '',
};

describe('the import of freight rates', () => {
  let databases: Databases;
  let graph: TestSubgraph<ReturnType<typeof logistics.open>>;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(logistics, databases);
    graph.clock.set('2026-11-23T08:00:00Z');
  });
  afterAll(() => databases.close());

  const imported = (rows: readonly object[], file = 'dhl.csv') =>
    graph.instance.imports.freight.run(rows as readonly Record<string, unknown>[], file);

  /** What a carrier offers on the lane by a consignment of 12.3 kg. */
  async function offersOf(carrier: string): Promise<readonly OfferRow[]> {
    const { data, errors } = await graph.ask(
      `query ($input: ShippingQuoteInput!) { shippingQuotes(input: $input) {
        carrier { code } lane { id } price { amount } expiresAt rule { key text source sample } } }`,
      { input: { fromPortId: 'port_CNPVG', destination: 'DE', grossWeight: { grams: 12_300 }, mode: 'AIR' } },
    );
    expect(errors).toEqual([]);
    const { shippingQuotes } = data as { shippingQuotes: readonly OfferRow[] };
    return shippingQuotes.filter((quote) => quote.carrier.code === carrier);
  }

  it('takes the place of a carrier’s samples on a lane, names its source, and leaves all others', async () => {
    const before = await offersOf('UPS');
    expect(await imported([row])).toEqual({ imported: 1 });
    expect(await offersOf('DHL')).toEqual([
      {
        carrier: { code: 'DHL' },
        lane: { id: 'lane_air_cn_eu' },
        price: { amount: '75.00' },
        expiresAt: '2026-11-25T08:00:00.000Z',
        rule: {
          key: 'operator/freight/lane_air_cn_eu/DHL/EXPRESS/2026-11-01',
          text: 'USD a kilogram of chargeable weight (rule EXPRESS): 7.10 from 0 kg, 6.00 from 10 kg; at least USD 9.90',
          source: 'dhl.csv',
          sample: false,
        },
      },
    ]);
    expect(await offersOf('UPS')).toEqual(before);
  });

  it('is by another weight rule too: no sample stands beside it', async () => {
    await imported([{ ...row, weighedBy: 'AIR', carrier: 'UPS', offerHours: '6' }]);
    expect(await offersOf('UPS')).toMatchObject([
      { expiresAt: '2026-11-23T14:00:00.000Z', rule: { sample: false } },
    ]);
  });

  it('stays when the shipped rates are installed again', async () => {
    await imported([row]);
    const before = await offersOf('DHL');
    await databases.of('logistics').collection('installed').deleteMany({});
    await graph.instance.install(() => {});
    expect(await offersOf('DHL')).toEqual(before);
    expect((await offersOf('CA')).map(({ rule }) => rule.sample)).toEqual([true]);
  });

  it('takes nothing of a file with a bad row, and names every one', async () => {
    const before = await offersOf('DHL');
    const bad = [
      { ...row, minimum: '1.00' },
      { ...row, lane: 'lane_to_nowhere' },
      { ...row, carrier: 'COSU' },
      { ...row, currency: 'EUR' },
      { ...row, minimum: '9.999', validFrom: '2027-01-01' },
      { ...row, perKg: '0:7.10 10:8.00' },
      { ...row, perKg: '5:7.10' },
      { ...row, perKg: 'cheap' },
      { ...row, handlingDaysMin: '3' },
      { ...row, offerHours: '0' },
      { ...row, weighedBy: 'GUESS' },
      { ...row, price: '1' },
    ];
    expect(await importProblems(graph.instance.imports.freight, bad)).toEqual([
      ['INVALID', 'malformed-row', 'rows.1.lane'],
      ['INVALID', 'malformed-row', 'rows.2.carrier'],
      ['INVALID', 'malformed-row', 'rows.3.currency'],
      ['INVALID', 'malformed-row', 'rows.4.minimum'],
      ['INVALID', 'malformed-row', 'rows.5.perKg'],
      ['INVALID', 'malformed-row', 'rows.6.perKg'],
      ['INVALID', 'malformed-row', 'rows.7.perKg'],
      ['INVALID', 'malformed-row', 'rows.8.handlingDaysMax'],
      ['INVALID', 'malformed-row', 'rows.9.offerHours'],
      ['INVALID', 'malformed-row', 'rows.10.weighedBy'],
      ['INVALID', 'malformed-row', 'rows.11'],
    ]);
    expect(
      await importProblems(graph.instance.imports.freight, [row, { ...row, validFrom: '2026-12-01' }]),
    ).toEqual([['INVALID', 'overlapping-validity', 'rows.1.validFrom']]);
    expect(await offersOf('DHL')).toEqual(before);
  });
});
