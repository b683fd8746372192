import { describe, expect, it } from '@jest/globals';
import { eventModel } from '../../../../runtime/events.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { openTestShop, refused } from '../../../support/shop.ts';

const databases = await databasesOfThisFile();
const shop = await openTestShop(databases);

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
