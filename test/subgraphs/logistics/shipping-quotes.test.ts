import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../runtime/database.ts';
import { verifyQuote } from '../../../runtime/shipping-quote.ts';
import { consumersAmong } from '../../../runtime/subgraph.ts';
import { logistics } from '../../../subgraphs/logistics/index.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { noCalls, openTestSubgraph, type TestSubgraph } from '../../support/subgraph.ts';

interface QuoteRow {
  readonly id: string;
  readonly lane: { readonly id: string; readonly mode: string };
  readonly carrier: { readonly code: string };
  readonly price: { readonly amount: string; readonly currency: string };
  readonly days: { readonly min: number; readonly max: number };
  readonly chargeableWeight: { readonly grams: number };
  readonly expiresAt: string;
}

const FIELDS = `id lane { id mode } carrier { code } on chargeableWeight { grams kilograms }
  price { amount currency } days { min max } expiresAt
  rule { key text source validFrom validTo sample }`;

describe('shippingQuotes', () => {
  let databases: Databases;
  let graph: TestSubgraph<ReturnType<typeof logistics.open>>;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openTestSubgraph(logistics, databases);
  });
  afterAll(() => databases.close());
  beforeEach(() => graph.clock.set('2026-11-23T08:00:00Z'));

  const query = `query ($input: ShippingQuoteInput!) { shippingQuotes(input: $input) { ${FIELDS} } }`;
  const input = { fromPortId: 'port_CNPVG', destination: 'DE', grossWeight: { grams: 12_300 } };

  const quotesFor = async (changes: object = {}): Promise<readonly QuoteRow[]> => {
    const { data, errors } = await graph.ask(query, { input: { ...input, ...changes } });
    expect(errors).toEqual([]);
    return (data as { shippingQuotes: readonly QuoteRow[] }).shippingQuotes;
  };

  const nodeOf = async (id: string): Promise<unknown> => {
    const { data, errors } = await graph.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ShippingQuote { ${FIELDS} } } }`,
      { of: [{ __typename: 'ShippingQuote', id }] },
    );
    expect(errors).toEqual([]);
    return (data as { _entities: unknown[] })._entities[0];
  };

  it('offers every carrier on every lane, cheapest first', async () => {
    const quotes = await quotesFor();
    expect(quotes.map(({ lane, carrier }) => `${lane.mode} ${carrier.code}`).sort()).toEqual([
      'AIR CA',
      'AIR CAINIAO',
      'AIR CV',
      'AIR CZ',
      'AIR DHL',
      'AIR UPS',
      'AIR YUNEXPRESS',
      'POST EMS',
      'POST YANWEN',
    ]);
    const prices = quotes.map(({ price }) => Number(price.amount));
    expect(prices).toEqual([...prices].sort((a, b) => a - b));
  });

  it('tells price, days, weight, end and the sample rate behind it', async () => {
    const quotes = await quotesFor({ mode: 'AIR' });
    expect(quotes.find(({ carrier }) => carrier.code === 'DHL')).toMatchObject({
      lane: { id: 'lane_air_cn_eu', mode: 'AIR' },
      on: '2026-11-23',
      // 12.3 kg count as 12.5, at the price from 10 kg.
      chargeableWeight: { grams: 12_500, kilograms: '12.5' },
      price: { amount: '110.11', currency: 'USD' },
      days: { min: 2, max: 6 },
      expiresAt: '2026-11-25T08:00:00.000Z',
      rule: {
        key: 'freight/lane_air_cn_eu/DHL/EXPRESS/2026-10-01',
        text: 'USD a kilogram of chargeable weight (rule EXPRESS): 10.0100 from 0 kg, 8.8088 from 10 kg, 8.0080 from 30 kg, 7.6076 from 70 kg; at least USD 15.40',
        source: 'SAMPLE',
        validFrom: '2026-10-01',
        validTo: null,
        sample: true,
      },
    });
  });

  it('counts bulk where it is more than weight', async () => {
    const bulky = await quotesFor({ volume: { value: '0.12', unit: 'MTQ' }, grossWeight: { grams: 10_000 } });
    const gramsBy = (code: string) =>
      bulky.find(({ carrier }) => carrier.code === code)?.chargeableWeight.grams;
    expect([gramsBy('CA'), gramsBy('DHL'), gramsBy('EMS')]).toEqual([20_000, 24_000, 10_000]);
  });

  it.each([
    [{ mode: 'POST' }, ['POST']],
    [{ mode: 'SEA' }, []],
    [{ grossWeight: { grams: 30_001 } }, ['AIR']],
    [{ fromPortId: 'port_CNYIU' }, ['RAIL']],
    [{ fromPortId: 'port_CNSTG' }, ['SEA']],
    [{ destination: 'CH' }, []],
    [{ destination: 'EU' }, []],
  ])('keeps to what fits %j', async (changes, modes) => {
    expect([...new Set((await quotesFor(changes)).map(({ lane }) => lane.mode))].sort()).toEqual(modes);
  });

  it('never gives more than 20', async () => {
    const rates = databases
      .of('logistics')
      .collection<{ _id: string; validTo: string | null }>('freight_rates');
    const some = await rates.find({ laneId: 'lane_air_cn_eu', validTo: null }).toArray();
    const copies = [1, 2, 3].flatMap((copy) => some.map((rate) => ({ ...rate, _id: `${rate._id}/${copy}` })));
    await rates.insertMany(copies);
    const quotes = await quotesFor();
    await rates.deleteMany({ _id: { $in: copies.map(({ _id }) => _id) } });
    expect(quotes).toHaveLength(20);
  });

  it('takes the rates of the day of the hand-over', async () => {
    const priceOn = async (on: string) =>
      (await quotesFor({ on, mode: 'POST' })).map(({ price }) => price.amount);
    expect(await priceOn('2025-12-31')).toEqual([]);
    expect(await priceOn('2026-09-30')).not.toEqual(await priceOn('2026-10-01'));
    expect(await priceOn('2026-10-01')).toEqual(await priceOn('2027-02-01'));
  });

  it.each([
    [{ fromPortId: 'port_NOWHERE' }, 'unknown port'],
    [{ fromPortId: 'CNPVG' }, 'a code for an id'],
    [{ destination: 'Germany' }, 'a name for a code'],
    [{ grossWeight: { grams: 0 } }, 'nothing'],
    [{ grossWeight: { grams: -5 } }, 'less than nothing'],
    [{ grossWeight: { grams: 2_000_000_001 } }, 'more than can be shipped'],
    [{ volume: { value: '0', unit: 'MTQ' } }, 'no volume'],
    [{ volume: { value: '-1', unit: 'MTQ' } }, 'a negative volume'],
    [{ volume: { value: '1e3', unit: 'MTQ' } }, 'no decimal'],
    [{ volume: { value: '2000.001', unit: 'MTQ' } }, 'a volume too large'],
    [{ volume: { value: '1', unit: 'LTR' } }, 'another unit'],
    [{ on: '2026-11-31' }, 'no day'],
    [{ on: '' }, 'an empty day'],
  ])('refuses %j: %s', async (changes, _case) => {
    expect(await graph.ask(query, { input: { ...input, ...changes } })).toMatchObject({
      data: { shippingQuotes: null },
      errors: [{ code: 'BAD_INPUT', path: ['shippingQuotes'] }],
    });
  });

  it('can weigh the largest consignment that it takes', async () => {
    const largest = await quotesFor({
      fromPortId: 'port_CNSHA',
      grossWeight: { grams: 2_000_000_000 },
      volume: { value: '2000', unit: 'MTQ' },
    });
    expect(new Set(largest.map(({ chargeableWeight }) => chargeableWeight.grams))).toEqual(
      new Set([2_000_000_000]),
    );
  });

  it('takes five commands, whatever the number of offers', async () => {
    await quotesFor();
    graph.commands();
    await quotesFor();
    expect(graph.commands().map(({ collection }) => collection)).toEqual([
      'ports',
      'lanes',
      'freight_rates',
      'weight_rules',
      'carriers',
    ]);
  });

  describe('read again by id', () => {
    it('answers the same offer, without a write when it was made', async () => {
      graph.commands();
      const [quote] = await quotesFor();
      expect(new Set(graph.commands().map(({ name }) => name))).toEqual(new Set(['find']));
      expect(await nodeOf(quote?.id ?? '')).toEqual(quote);
    });

    it('answers an expired offer too', async () => {
      const [quote] = await quotesFor();
      graph.clock.set('2027-06-01T00:00:00Z');
      expect(await nodeOf(quote?.id ?? '')).toEqual(quote);
    });

    it('answers what was offered when the rate has changed since, without the rule once it is gone', async () => {
      const [quote] = await quotesFor();
      const rates = databases.of('logistics').collection<{ _id: string }>('freight_rates');
      const key = (quote as unknown as { rule: { key: string } }).rule.key;
      const rate = await rates.findOneAndDelete({ _id: key });
      const again = await nodeOf(quote?.id ?? '');
      if (rate) await rates.insertOne(rate);
      expect(again).toEqual({ ...quote, rule: null });
    });

    it('is known to every process of the installation', async () => {
      const [quote] = await quotesFor();
      const other = logistics.open({
        db: databases.of('logistics'),
        clock: graph.clock,
        consumersOf: consumersAmong([]),
        call: noCalls,
      });
      await other.install(() => {});
      const { known } = await other.contextFor({ viewer: null }).quoteKeys();
      expect(verifyQuote(quote?.id ?? '', known)).toMatchObject({ id: quote?.id });
    });

    it('is null for every id that was altered, cut or made up', async () => {
      const [quote] = await quotesFor();
      const id = quote?.id ?? '';
      const end = id.lastIndexOf('~');
      const [text, signature] = [id.slice(0, end), id.slice(end + 1)];
      const cheaper = text.replace(/~\d+~USD/, '~1~USD');
      const forged = [
        `${cheaper}~${signature}`,
        `${text}~${signature.slice(0, -1)}`,
        `${text}~${signature}=`,
        `${text}~`,
        text,
        `${text}~${signature}~${signature}`,
        `quote_~${signature}`,
        `${text}~~${signature}`,
        `quote_${signature}~${text}`,
        `${id}${'A'.repeat(2_000)}`,
        'quote_',
        'quote_1',
        '',
        `lane_${id.slice('quote_'.length)}`,
        // As they were before quotes could be checked by others.
        'quote_WzEsImxhbmVfYWlyX2NuX2V1Il0.c2lnbmVkIHdpdGggYSBzZWNyZXQgdGhhdCBpcyBnb25l',
        ...Array.from({ length: id.length - 'quote_'.length }, (_, index) => {
          const at = index + 'quote_'.length;
          return `${id.slice(0, at)}${id[at] === 'A' ? 'B' : 'A'}${id.slice(at + 1)}`;
        }),
      ];
      expect(cheaper).not.toBe(text);
      const { data } = await graph.ask(
        'query ($of: [_Any!]!) { _entities(representations: $of) { ... on ShippingQuote { id } } }',
        { of: forged.map((each) => ({ __typename: 'ShippingQuote', id: each })) },
      );
      expect((data as { _entities: unknown[] })._entities.filter((each) => each !== null)).toEqual([]);
    });

    it('is null for a quote of another installation', async () => {
      const [quote] = await quotesFor();
      const elsewhere = await openTestDatabases();
      try {
        const other = await openTestSubgraph(logistics, elsewhere);
        const { data } = await other.ask(
          'query ($of: [_Any!]!) { _entities(representations: $of) { ... on ShippingQuote { id } } }',
          { of: [{ __typename: 'ShippingQuote', id: quote?.id }] },
        );
        expect(data).toEqual({ _entities: [null] });
      } finally {
        await elsewhere.close();
      }
    });
  });

  it('are billed in the currency that is asked for, at the carriers’ own rate', async () => {
    const [inDollars] = await quotesFor();
    const [inEuros] = await quotesFor({ currency: 'EUR' });
    expect(inDollars?.price.currency).toBe('USD');
    expect(inEuros?.price).toEqual({
      amount: (Math.round(Number(inDollars?.price.amount) * 86.4) / 100).toFixed(2),
      currency: 'EUR',
    });
    expect(inEuros?.lane).toEqual(inDollars?.lane);
  });

  it('are refused in a currency that no carrier bills in', async () => {
    const { errors } = await graph.ask(query, { input: { ...input, currency: 'ZAR' } });
    expect(errors).toMatchObject([{ code: 'BAD_INPUT', message: 'No carrier bills in ZAR on 2026-11-23' }]);
  });
});
