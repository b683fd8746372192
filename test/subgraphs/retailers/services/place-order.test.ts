import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../../runtime/database.ts';
import { eventModel } from '../../../../runtime/events.ts';
import { type ShippingQuote, signQuote } from '../../../../runtime/shipping-quote.ts';
import { money } from '../../../../values/money.ts';
import { openTestDatabases } from '../../../support/databases.ts';
import { ipRightsChanged, toyMark } from '../../../support/retailers.ts';
import { BERLIN, openTestShop, operator, type TestShop } from '../../../support/shop.ts';

let databases: Databases;
let shop: TestShop;

beforeAll(async () => {
  databases = await openTestDatabases();
  shop = await openTestShop(databases);
});
afterAll(() => databases.close());

const refused = (code: string, ...field: readonly string[]) => ({
  order: null,
  userErrors: [expect.objectContaining({ code, ...(field.length > 0 && { field }) })],
});

const euros = (amount: string) => ({ amount, currency: 'EUR' });

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
      expectedTotal: euros('88.20'),
    });
    expect(answer).toMatchObject({ replayed: false, userErrors: [] });
    expect(answer.order).toEqual({
      id: expect.stringMatching(/^ord_[0-9a-f]{32}$/),
      number: '000001',
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
        { number: 1, sku: { id: toy.skuId }, quantity: 2, unitPrice: euros('24.90'), amount: euros('49.80') },
        {
          number: 2,
          sku: { id: other.skuId },
          quantity: 3,
          unitPrice: euros('10.00'),
          amount: euros('30.00'),
        },
      ],
      goods: euros('79.80'),
      freight: euros('8.40'),
      insurance: { amount: '0.00' },
      discount: { amount: '0.00' },
      total: euros('88.20'),
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
        number: '000001',
        status: 'PLACED',
        retailerZoneId: 'zone_shantou',
        supplierIds: [toy.supplierId, other.supplierId],
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
    const numbers = orders.map(({ order }) => String(order.number));
    expect([...numbers].sort()).toEqual(['000001', '000002', '000003', '000004']);
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
    expect(few.order).toMatchObject({ total: euros('100.10'), deposit: euros('30.03') });
    // 10.01 x 70 / 80 = 8.75875; the two lines of 10 are one quantity.
    const many = await shop.place(buyer, [], { ...terms, lines: [...of(10), ...of(10)] });
    expect(many.order).toMatchObject({
      lines: [{ unitPrice: euros('8.76') }, { unitPrice: euros('8.76') }],
      total: euros('175.20'),
      deposit: euros('52.56'),
      holdExpiresAt: '2026-11-25T08:00:00.000Z',
    });
  });

  it('refuses a total that the buyer has not seen, and gives the stock back', async () => {
    const retailer = await shop.openShop();
    const buyer = await shop.aBuyer();
    const toy = await shop.list(retailer.partyId);
    expect(await shop.place(buyer, [toy], { expectedTotal: euros('24.00') })).toMatchObject(
      refused('PRICE_CHANGED', 'expectedTotal'),
    );
    expect(await shop.reserved(toy.skuId)).toBe(0);
  });

  it('refuses what is not in stock, line by line', async () => {
    const retailer = await shop.openShop();
    const buyer = await shop.aBuyer();
    const [toy, scarce] = [
      await shop.list(retailer.partyId),
      await shop.list(retailer.partyId, { onHand: 0 }),
    ];
    expect(await shop.place(buyer, [toy, scarce])).toMatchObject(
      refused('OUT_OF_STOCK', 'lines', '1', 'quantity'),
    );
    expect(await shop.reserved(toy.skuId)).toBe(0);
  });

  it('refuses lines that do not belong together', async () => {
    const [retailer, rival] = [await shop.openShop(), await shop.openShop()];
    const buyer = await shop.aBuyer();
    const toy = await shop.list(retailer.partyId);
    const odd = {
      retailer: await shop.list(rival.partyId),
      channel: await shop.list(retailer.partyId, { channel: 'B2B' }),
      market: await shop.list(retailer.partyId, { market: 'FR' }),
      currency: await shop.list(retailer.partyId, { price: money(1_00n, 'USD') }),
    };
    for (const [what, listing] of Object.entries(odd)) {
      const code = what === 'currency' ? 'CURRENCY_MISMATCH' : 'INVALID';
      expect(await shop.place(buyer, [toy, listing])).toMatchObject(refused(code, 'lines', '1', 'listingId'));
    }
    expect(await shop.place(buyer, [toy, { ...toy, listingId: 'lst_none' }])).toMatchObject(
      refused('NOT_FOUND', 'lines', '1', 'listingId'),
    );
    const france = { ...BERLIN, country: 'FR' };
    expect(await shop.place(buyer, [toy], { deliverTo: france })).toMatchObject(refused('INVALID'));
  });

  it('refuses goods that a right forbids in the market, on the day', async () => {
    const retailer = await shop.openShop();
    const buyer = await shop.aBuyer();
    const toy = await shop.list(retailer.partyId, { brandName: 'Brickland' });
    expect((await shop.place(buyer, [toy])).order).not.toBeNull();
    const mark = toyMark('DE', 'Brickland', { validFrom: '2026-11-24' });
    await shop.tell('supervision', 'retailers', [ipRightsChanged('DE', 1, [mark])]);
    expect((await shop.place(buyer, [toy])).order).not.toBeNull();
    shop.clock.set('2026-11-24T08:00:00Z');
    expect(await shop.place(buyer, [toy])).toMatchObject(refused('IP_BLOCKED', 'lines', '0', 'listingId'));
    shop.clock.set('2026-11-23T08:00:00Z');
  });

  it.each([
    ['credit for a consumer', 'B2C', 'CONSUMER', { terms: 'OPEN_ACCOUNT' }, 'terms'],
    ['FOB for a consumer', 'B2C', 'CONSUMER', { incoterm: 'FOB' }, 'incoterm'],
    ['a consumer at a business listing', 'B2B', 'CONSUMER', {}, 'buyerId'],
    ['no name', 'B2C', 'CONSUMER', { deliverTo: { ...BERLIN, name: ' ' } }, 'deliverTo.name'],
    [
      'a phone that is none',
      'B2C',
      'CONSUMER',
      { deliverTo: { ...BERLIN, phone: '030 1234' } },
      'deliverTo.phone',
    ],
    [
      'four street lines',
      'B2C',
      'CONSUMER',
      { deliverTo: { ...BERLIN, lines: ['1', '2', '3', '4'] } },
      'deliverTo.lines',
    ],
    [
      'an unknown country',
      'B2C',
      'CONSUMER',
      { deliverTo: { ...BERLIN, country: 'XX' } },
      'deliverTo.country',
    ],
    ['no place', 'B2C', 'CONSUMER', { namedPlace: '' }, 'namedPlace'],
    ['no lines', 'B2C', 'CONSUMER', { lines: [] }, 'lines'],
    ['no units', 'B2C', 'CONSUMER', { lines: [{ listingId: 'lst_1', quantity: 0 }] }, 'lines.0.quantity'],
    ['an amount that is none', 'B2C', 'CONSUMER', { expectedTotal: euros('1,5') }, 'expectedTotal.amount'],
  ] as const)('refuses %s', async (_case, channel, kind, rest, field) => {
    const retailer = await shop.openShop();
    const toy = await shop.list(retailer.partyId, { channel });
    const answer = await shop.place(await shop.aBuyer(kind), [toy], rest);
    expect(answer).toMatchObject(refused('INVALID', ...field.split('.')));
  });

  it('refuses more than 100 lines', async () => {
    const lines = Array.from({ length: 101 }, () => ({ listingId: 'lst_1', quantity: 1 }));
    expect(await shop.place(await shop.aBuyer(), [], { lines })).toMatchObject(
      refused('LIMIT_EXCEEDED', 'lines'),
    );
  });

  it('checks the shipping quote by itself', async () => {
    const retailer = await shop.openShop();
    const buyer = await shop.aBuyer('BUSINESS');
    const toy = await shop.list(retailer.partyId, { channel: 'B2B' });
    const place = async (shippingQuoteId: string, incoterm: 'CPT' | 'CIF' = 'CPT') =>
      await shop.place(buyer, [toy], { incoterm, terms: 'OPEN_ACCOUNT', shippingQuoteId });
    const good = await aQuote();
    expect((await place(good)).order).toMatchObject({ freight: euros('8.40'), total: euros('33.30') });
    const field = 'shippingQuoteId';
    expect(await place(`${good.slice(0, -2)}AA`)).toMatchObject(refused('NOT_FOUND', field));
    expect(await place(await aQuote({ expiresAt: new Date('2026-11-23T08:00:00Z') }))).toMatchObject(
      refused('STALE', field),
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

  it('is for the buyer and the operator', async () => {
    const retailer = await shop.openShop();
    const buyer = await shop.aBuyer();
    const toy = await shop.list(retailer.partyId);
    const asBuyer = { buyerId: buyer.partyId };
    for (const viewer of [retailer, await shop.aBuyer()]) {
      expect(await shop.place(viewer, [toy], asBuyer)).toMatchObject(refused('NOT_FOUND', 'buyerId'));
    }
    expect((await shop.place({ ...operator, partyId: '' }, [toy], asBuyer)).order).not.toBeNull();
    const nobody = await shop.askShop(
      'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { replayed } }',
      {
        input: {
          idempotencyKey: 'k',
          ...asBuyer,
          lines: [],
          incoterm: 'DDP',
          namedPlace: 'B',
          terms: 'PREPAID',
          deliverTo: BERLIN,
        },
      },
    );
    expect(nobody.errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
  });
});

/** Goes back to the moment between the hold and the order, in which a crash could have ended everything. */
async function undoOrder(orderId: string): Promise<void> {
  const db = databases.of('retailers');
  const keys = db.collection<{ _id: string; inputHash: string; at: Date }>('idempotency_keys');
  const key = await keys.findOneAndDelete({ 'answer.orderId': orderId });
  if (!key) throw new Error(`${orderId} was not answered`);
  await db.collection<{ _id: string }>('orders').deleteOne({ _id: orderId });
  await db.collection<{ _id: string }>('consignees').deleteOne({ _id: orderId });
  await eventModel(db).deleteMany({ aggregateId: orderId });
  const { _id, inputHash, at } = key;
  const intents = db.collection<{ _id: string; inputHash: string; at: Date; orderId: string }>(
    'order_intents',
  );
  await intents.insertOne({ _id, inputHash, at, orderId });
}

describe('placeOrder, sent again', () => {
  const key = { idempotencyKey: 'cart-1' };

  async function aCart() {
    const retailer = await shop.openShop();
    const buyer = await shop.aBuyer();
    return { buyer, toy: await shop.list(retailer.partyId, { onHand: 5 }) };
  }

  it('gives the same answer, and has one effect', async () => {
    const { buyer, toy } = await aCart();
    const first = await shop.place(buyer, [toy], key);
    expect(await shop.place(buyer, [toy], key)).toEqual({ ...first, replayed: true });
    expect(await shop.place(buyer, [toy, toy], key)).toMatchObject(refused('IDEMPOTENCY_MISMATCH'));
    expect(await shop.reserved(toy.skuId)).toBe(1);
  });

  it('has one effect also where it comes many times at once', async () => {
    const { buyer, toy } = await aCart();
    const answers = await Promise.all(Array.from({ length: 8 }, () => shop.place(buyer, [toy], key)));
    const ids = new Set(answers.flatMap(({ order }) => (order ? [String(order.id)] : [])));
    expect(ids.size).toBe(1);
    const codes = answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
    expect(codes.every((code) => code === 'IN_PROGRESS')).toBe(true);
    expect(await shop.reserved(toy.skuId)).toBe(1);
    expect(await shop.place(buyer, [toy], key)).toMatchObject({ replayed: true, order: { id: [...ids][0] } });
  });

  it('takes other input after a refusal, which leaves nothing behind', async () => {
    const { buyer, toy } = await aCart();
    const lines = (quantity: number) => ({ ...key, lines: [{ listingId: toy.listingId, quantity }] });
    expect(await shop.place(buyer, [], lines(6))).toMatchObject(refused('OUT_OF_STOCK'));
    expect(await shop.place(buyer, [], lines(5))).toMatchObject({ replayed: false, userErrors: [] });
    expect(await databases.of('retailers').collection('order_intents').countDocuments()).toBe(0);
  });

  it('goes on with the order and the hold of a try that was cut off', async () => {
    const { buyer, toy } = await aCart();
    const gone = AbortSignal.abort();
    await expect(shop.place(buyer, [toy], key, gone)).rejects.toThrow('TIMEOUT');
    const intents = databases.of('retailers').collection('order_intents');
    const intent = await intents.findOne();
    expect(intent).not.toBeNull();
    const { order } = await shop.place(buyer, [toy], key);
    expect(order.id).toBe(intent?.['orderId']);
    expect(await intents.countDocuments()).toBe(0);
  });

  it('asks the buyer to wait where a suppliers’ subgraph does not answer, and decides nothing', async () => {
    const { buyer, toy } = await aCart();
    const first = await shop.place(buyer, [toy], key, AbortSignal.abort()).catch(() => null);
    expect(first).toBeNull();
    expect(await shop.place(buyer, [toy, toy], key)).toMatchObject(refused('IDEMPOTENCY_MISMATCH'));
    expect((await shop.place(buyer, [toy], key)).order).not.toBeNull();
  });

  it('finds the hold again of a try that was cut off behind it', async () => {
    const { buyer, toy } = await aCart();
    const { order } = await shop.place(buyer, [toy], key);
    await undoOrder(order.id);
    expect(await shop.place(buyer, [toy], key)).toMatchObject({ replayed: false, order: { id: order.id } });
    expect(await shop.reserved(toy.skuId)).toBe(1);
  });

  it('gives the hold back of a try that was cut off, where it is refused now', async () => {
    const { buyer, toy } = await aCart();
    const { order } = await shop.place(buyer, [toy], key);
    await undoOrder(order.id);
    await databases
      .of('retailers')
      .collection<{ _id: string }>('listings')
      .updateOne({ _id: toy.listingId }, { $set: { status: 'WITHDRAWN' } });
    expect(await shop.place(buyer, [toy], key)).toMatchObject(refused('NOT_FOUND'));
    expect(await shop.reserved(toy.skuId)).toBe(0);
  });

  it('holds anew where the hold of a cut off try has ended', async () => {
    const { buyer, toy } = await aCart();
    const placed = await shop.place(buyer, [toy], key);
    await undoOrder(placed.order.id);
    shop.clock.set('2026-11-23T10:00:00Z');
    const again = await shop.place(buyer, [toy], key);
    expect(again.order.id).not.toBe(placed.order.id);
    expect(again.order.holdExpiresAt).toBe('2026-11-23T11:00:00.000Z');
    await shop.expireHolds();
    expect(await shop.reserved(toy.skuId)).toBe(1);
    shop.clock.set('2026-11-23T08:00:00Z');
  });

  it('is another order under another party’s key of the same name', async () => {
    const { buyer, toy } = await aCart();
    const other = await shop.aBuyer();
    const [own, foreign] = [await shop.place(buyer, [toy], key), await shop.place(other, [toy], key)];
    expect(own.order.id).not.toBe(foreign.order.id);
  });
});
