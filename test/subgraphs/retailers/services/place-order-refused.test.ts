import { describe, expect, it } from '@jest/globals';
import { money } from '../../../../values/money.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { ipRightsChanged, toyMark } from '../../../support/retailers.ts';
import { BERLIN, inEuros, openTestShop, operator, refused } from '../../../support/shop.ts';

const databases = await databasesOfThisFile();
const shop = await openTestShop(databases);

describe('placeOrder', () => {
  it('refuses a total that the buyer has not seen, and gives the stock back', async () => {
    const retailer = await shop.openShop();
    const buyer = await shop.aBuyer();
    const toy = await shop.list(retailer.partyId);
    expect(await shop.place(buyer, [toy], { expectedTotal: inEuros('24.00') })).toMatchObject(
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
    ['an amount that is none', 'B2C', 'CONSUMER', { expectedTotal: inEuros('1,5') }, 'expectedTotal.amount'],
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
