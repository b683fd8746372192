import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type ShippingQuote, signQuote } from '../../../../runtime/shipping-quote.ts';
import { money } from '../../../../values/money.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { BERLIN, inEuros, openTestShop, refused } from '../../../support/shop.ts';

const databases = await databasesOfThisFile();
const shop = await openTestShop(databases);

const { privateKey, publicKey } = generateKeyPairSync('ed25519');

async function aQuote(given: Partial<Omit<ShippingQuote, 'id'>> = {}): Promise<string> {
  const data = { keyId: 'k1', publicKey: publicKey.export({ type: 'spki', format: 'pem' }) };
  await shop.tell('logistics', 'retailers', [
    { aggregateId: `quote-keys-${randomUUID()}`, sequence: 1, type: 'QuoteKeyMade', data },
  ]);
  const quote = {
    laneId: 'lane_post_cn_eu',
    carrierId: 'carrier_EMS',
    rateId: 'freight/lane_post_cn_eu/EMS/2026',
    fromPortId: 'port_CNCAN',
    destination: 'DE',
    mode: 'POST',
    on: '2026-11-24',
    grossGrams: 5_000,
    volumeCm3: null,
    chargeableGrams: 5_000,
    price: money(8_40n, 'EUR'),
    days: { min: 5, max: 15 },
    expiresAt: new Date('2026-11-24T08:00:00Z'),
    ...given,
  } as const;
  return signQuote(quote, { keyId: 'k1', privateKey }).id;
}

describe('placeOrder', () => {
  it('holds the stock, opens the order and tells of it, without what is personal', async () => {
    const retailer = await shop.openShop('zone_shantou');
    const buyer = await shop.aBuyer();
    const toy = await shop.list(retailer.partyId);
    const other = await shop.list(retailer.partyId, { price: money(10_00n, 'EUR') });
    const lines = [
      { listingId: toy.listingId, quantity: 2 },
      { listingId: other.listingId, quantity: 3 },
    ];
    const shippingQuoteId = await aQuote();
    const answer = await shop.place(buyer, [], {
      lines,
      shippingQuoteId,
      expectedTotal: inEuros('88.20'),
    });
    expect(answer).toMatchObject({ replayed: false, userErrors: [] });
    expect(answer.order).toEqual({
      id: expect.stringMatching(/^ord_[0-9a-f]{32}$/),
      number: expect.stringMatching(/^\d+-000001$/),
      status: 'PLACED',
      channel: 'B2C',
      incoterm: 'DDP',
      namedPlace: 'Berlin',
      terms: 'PREPAID',
      destination: 'DE',
      placedAt: '2026-11-23T08:00:00.000Z',
      holdExpiresAt: '2026-11-23T09:00:00.000Z',
      changedAt: '2026-11-23T08:00:00.000Z',
      version: 1,
      buyer: { id: buyer.partyId, name: 'Erika Mustermann', country: 'DE', kind: 'CONSUMER' },
      retailer: { id: retailer.partyId, name: 'Corner Shop' },
      lines: [
        {
          number: 1,
          sku: { id: toy.skuId },
          quantity: 2,
          unitPrice: inEuros('24.90'),
          amount: inEuros('49.80'),
        },
        {
          number: 2,
          sku: { id: other.skuId },
          quantity: 3,
          unitPrice: inEuros('10.00'),
          amount: inEuros('30.00'),
        },
      ],
      goods: inEuros('79.80'),
      freight: inEuros('8.40'),
      insurance: { amount: '0.00' },
      discount: { amount: '0.00' },
      total: inEuros('88.20'),
      deposit: null,
      deliverTo: BERLIN,
    });
    expect([await shop.reserved(toy.skuId), await shop.reserved(other.skuId)]).toEqual([2, 3]);

    const [event] = await shop.eventsOf(answer.order.id);
    expect(event).toMatchObject({
      type: 'OrderPlaced',
      sequence: 1,
      data: {
        orderId: answer.order.id,
        number: answer.order.number,
        status: 'PLACED',
        retailerZoneId: 'zone_shantou',
        supplierIds: [toy.supplierId, other.supplierId],
        by: 'BUYER',
        quote: { id: shippingQuoteId, mode: 'POST', carrierId: 'carrier_EMS' },
        total: { minor: 88_20n, currency: 'EUR' },
        lines: [
          { number: 1, hsCode: '9503008900', unit: 'C62', grossGrams: 600, skuVersion: 1 },
          { number: 2 },
        ],
      },
    });
    const told = JSON.stringify(event, (_key, value: unknown) =>
      typeof value === 'bigint' ? `${value}` : value,
    );
    for (const personal of ['Mustermann', 'Musterstraße', '10115', '4930'])
      expect(told).not.toContain(personal);
  });

  it('gives each of a retailer’s orders a number of its own', async () => {
    const retailer = await shop.openShop();
    const buyer = await shop.aBuyer();
    const toy = await shop.list(retailer.partyId);
    const orders = await Promise.all([1, 2, 3, 4].map(() => shop.place(buyer, [toy])));
    const numbers = orders.map(({ order }) => String(order.number)).sort();
    const [shopNumber] = numbers[0]?.split('-') ?? [];
    expect(numbers).toEqual(['000001', '000002', '000003', '000004'].map((each) => `${shopNumber}-${each}`));
  });

  it('gives orders of different retailers different numbers', async () => {
    const buyer = await shop.aBuyer();
    const places = [1, 2, 3].map(async () => {
      const toy = await shop.list((await shop.openShop()).partyId);
      return String((await shop.place(buyer, [toy])).order.number);
    });
    const numbers = await Promise.all(places);
    expect(new Set(numbers).size).toBe(3);
    for (const number of numbers) expect(number).toMatch(/^\d+-000001$/);
  });

  it('sells to businesses with the supplier’s quantity discount, on credit or a deposit', async () => {
    const retailer = await shop.openShop();
    const buyer = await shop.aBuyer('BUSINESS');
    const toy = await shop.list(retailer.partyId, {
      channel: 'B2B',
      price: money(10_01n, 'EUR'),
      moq: 10,
      priceTiers: [
        { minQuantity: 1, price: money(80_00n, 'CNY') },
        { minQuantity: 20, price: money(70_00n, 'CNY') },
      ],
    });
    const terms = { incoterm: 'FOB', namedPlace: 'Yantian', terms: 'DEPOSIT_30_70' } as const;
    const of = (quantity: number) => [{ listingId: toy.listingId, quantity }];
    expect(await shop.place(buyer, [], { ...terms, lines: of(9) })).toMatchObject(
      refused('BELOW_MOQ', 'lines', '0', 'quantity'),
    );
    const few = await shop.place(buyer, [], { ...terms, lines: of(10) });
    expect(few.order).toMatchObject({ total: inEuros('100.10'), deposit: inEuros('30.03') });
    // 10.01 x 70 / 80 = 8.75875; the two lines of 10 are one quantity.
    const many = await shop.place(buyer, [], { ...terms, lines: [...of(10), ...of(10)] });
    expect(many.order).toMatchObject({
      lines: [{ unitPrice: inEuros('8.76') }, { unitPrice: inEuros('8.76') }],
      total: inEuros('175.20'),
      deposit: inEuros('52.56'),
      holdExpiresAt: '2026-11-25T08:00:00.000Z',
    });
  });

  it('checks the shipping quote by itself', async () => {
    const retailer = await shop.openShop();
    const buyer = await shop.aBuyer('BUSINESS');
    const toy = await shop.list(retailer.partyId, { channel: 'B2B' });
    const place = async (shippingQuoteId: string, incoterm: 'CPT' | 'CIF' = 'CPT') =>
      await shop.place(buyer, [toy], { incoterm, terms: 'OPEN_ACCOUNT', shippingQuoteId });
    const good = await aQuote();
    expect((await place(good)).order).toMatchObject({ freight: inEuros('8.40'), total: inEuros('33.30') });
    const field = 'shippingQuoteId';
    const altered = `${good.slice(0, -3)}${good.at(-3) === 'A' ? 'B' : 'A'}${good.slice(-2)}`;
    expect(await place(altered)).toMatchObject(refused('NOT_FOUND', field));
    expect(await place(await aQuote({ expiresAt: new Date('2026-11-23T08:00:00Z') }))).toMatchObject(
      refused('TOO_LATE', field),
    );
    expect(await place(await aQuote({ destination: 'FR' }))).toMatchObject(refused('INVALID', field));
    expect(await place(await aQuote({ price: money(8_40n, 'USD') }))).toMatchObject(
      refused('CURRENCY_MISMATCH', field),
    );
    expect(await place(await aQuote({ grossGrams: 599 }))).toMatchObject(refused('INVALID', field));
    expect(await place(good, 'CIF')).toMatchObject(refused('INVALID', 'incoterm'));
    expect((await place(await aQuote({ mode: 'SEA' }), 'CIF')).order).not.toBeNull();
    expect(await shop.reserved(toy.skuId)).toBe(2);
  });
});
