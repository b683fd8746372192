import { describe, expect, it } from '@jest/globals';
import { type HttpAnswer, type HttpRequest, Refusal } from '../../../../runtime/http.ts';
import type { ProviderEventRecord } from '../../../../subgraphs/finance/models/provider-event.ts';
import { type Play, playPayment } from '../../../../subgraphs/finance/providers/play-payment.ts';
import type { SimulatedEvent } from '../../../../subgraphs/finance/providers/simulated-provider.ts';
import { SIGNATURE_HEADER, signWebhook } from '../../../../subgraphs/finance/providers/webhook-signature.ts';
import type { Order } from '../../../../subgraphs/retailers/domain/order.ts';
import { parseMoney } from '../../../../values/money.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { bank, buyer, codesOf, newKey, openTestFinance, SECRETS, seller } from '../../../support/finance.ts';
import { anOrder, anOrderPlaced } from '../../../support/orders.ts';

const databases = await databasesOfThisFile();
const graph = await openTestFinance(databases);
await graph.instance.imports.fx.run([
  { base: 'EUR', quote: 'CNY', rate: '8', validFrom: '2026-11-01', validTo: '2026-11-30' },
]);

const inEuros = (amount: string) => parseMoney({ amount, currency: 'EUR' });

/** Plays a new payment up to an event; answers its reference and what the provider says about it. */
async function begin(
  play: Play,
  { _id: orderId, total }: Pick<Order, '_id' | 'total'>,
  amount = total,
): Promise<{ ref: string; events: readonly SimulatedEvent[] }> {
  const ref = await playPayment(graph.provider, { play, key: newKey(), amount, of: { orderId } });
  return { ref, events: graph.providerEvents() };
}

async function go(play: Play, providerRef: string, amount = inEuros('58.20')) {
  await playPayment(graph.provider, { play, key: newKey(), amount, of: { providerRef } });
  return graph.providerEvents();
}

const outcomeOf = ({ status, body }: HttpAnswer) => [
  status,
  (JSON.parse(String(body)) as { outcome: string }).outcome,
];

async function sendAll(events: readonly SimulatedEvent[]) {
  const outcomes: unknown[] = [];
  for (const event of events) outcomes.push(outcomeOf(await graph.send(event))[1]);
  return outcomes;
}

const paymentsOf = async ({ _id }: Order) => (await graph.moneyOf(_id)).payments;

/** Sends raw bytes; answers the status with which they are refused. */
async function refusedWith(body: Buffer, header?: string): Promise<number> {
  const route = graph.instance.webhooks?.['/webhooks/payments/simulated'];
  try {
    // As much of a request as the route reads.
    await route?.handle({
      method: 'POST',
      headers: { [SIGNATURE_HEADER]: header },
      body,
    } as unknown as HttpRequest);
  } catch (error) {
    if (error instanceof Refusal) return error.status;
    throw error;
  }
  return 200;
}

describe('webhooks of a payment', () => {
  it('book it when the money has come', async () => {
    const order = await graph.place();
    const { ref, events } = await begin('captured', order);
    expect(events.map(({ status }) => status)).toEqual(['PENDING', 'AUTHORIZED', 'CAPTURED']);
    expect(await sendAll(events)).toEqual(['APPLIED', 'APPLIED', 'APPLIED']);
    expect(await paymentsOf(order)).toMatchObject([{ status: 'CAPTURED', providerRef: ref }]);
    expect(await graph.balances(order._id)).toMatchObject({ captured: '58.20', fees: '0.70', held: '57.50' });
  });

  it('that come twice, last first and late have the effect of each once, in order', async () => {
    const order = await graph.place();
    const { ref, events } = await begin('captured', order);
    const all = [...events, ...(await go('refunded', ref, inEuros('8.20')))].toReversed();
    expect(await sendAll(all)).toEqual(['APPLIED', 'SUPERSEDED', 'SUPERSEDED', 'SUPERSEDED']);
    expect(await sendAll(all)).toEqual(['APPLIED', 'SUPERSEDED', 'SUPERSEDED', 'SUPERSEDED']);
    expect(await paymentsOf(order)).toMatchObject([
      { status: 'PARTLY_REFUNDED', refunded: { amount: '8.20' } },
    ]);
    expect(await graph.balances(order._id)).toMatchObject({
      captured: '58.20',
      refunded: '8.20',
      fees: '0.70',
      held: '49.30',
    });
  });

  it('that come at once, twice each, have the effect of each once', async () => {
    const order = await graph.place();
    const { events } = await begin('captured', order);
    const sent = [...events, ...events, ...events];
    const answers = await Promise.allSettled(sent.map((event) => graph.send(event)));
    // A twin that still runs is told to come again, as a provider does.
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ status: 503 });
    }
    await sendAll(events);
    expect(await paymentsOf(order)).toMatchObject([{ status: 'CAPTURED' }]);
    expect(await graph.balances(order._id)).toMatchObject({ captured: '58.20' });
    expect(await graph.eventsOf(`ledger/${order._id}`)).toHaveLength(1);
  });

  it('and a booking by hand of the same reference are one payment', async () => {
    const order = await graph.place();
    const { ref, events } = await begin('captured', order);
    await graph.pay(order, '58.20', ref);
    await sendAll(events);
    const [payment, ...others] = (await paymentsOf(order)) ?? [];
    expect(others).toEqual([]);
    expect(await graph.eventsOf(payment?.id ?? '')).toHaveLength(1);
    expect(await graph.balances(order._id)).toMatchObject({ captured: '58.20' });
  });

  it('tell the seller what the provider has kept, and the buyer nothing of it', async () => {
    const order = await graph.place();
    await sendAll((await begin('captured', order)).events);
    expect(await paymentsOf(order)).toMatchObject([{ fee: { amount: '0.70' }, feeOwed: { amount: '0.00' } }]);
    expect((await graph.moneyOf(order._id, buyer)).payments).toMatchObject([{ fee: null, feeOwed: null }]);
  });

  it('leave a trace of attempts without money', async () => {
    const order = await graph.place();
    for (const play of ['failed', 'voided'] as const) await sendAll((await begin(play, order)).events);
    expect((await paymentsOf(order))?.map(({ status }) => status).sort()).toEqual(['FAILED', 'VOIDED']);
    expect(await graph.balances(order._id)).toBeNull();
    const failed = (await paymentsOf(order))?.find(({ status }) => status === 'FAILED');
    const input = { orderId: order._id, amount: { amount: '58.20', currency: 'EUR' } };
    const again = { ...input, providerRef: failed?.providerRef };
    expect(codesOf(await graph.run('capturePayment', bank, again))).toEqual(['ILLEGAL_TRANSITION']);
  });

  it('of many refused cards leave room for money', async () => {
    const order = await graph.place();
    for (let attempt = 0; attempt < 12; attempt++) await sendAll((await begin('failed', order)).events);
    expect(await paymentsOf(order)).toHaveLength(10);
    await sendAll((await begin('captured', order)).events);
    expect(await graph.balances(order._id)).toMatchObject({ captured: '58.20' });
  });

  it('are kept until their order is known', async () => {
    const order = anOrder({ _id: 'ord_unknown_yet' });
    const { events } = await begin('captured', order);
    expect(await sendAll(events)).toEqual(['PARKED', 'PARKED', 'PARKED']);
    await graph.runTask(/late orders/);
    expect(await graph.balances(order._id)).toBeNull();
    await graph.tell('retailers', anOrderPlaced(order));
    await graph.runTask(/late orders/);
    await graph.runTask(/late orders/);
    expect(await graph.balances(order._id)).toMatchObject({ captured: '58.20' });
    expect(await paymentsOf(order)).toMatchObject([{ status: 'CAPTURED' }]);
    expect(await sendAll(events)).toEqual(['PARKED', 'PARKED', 'PARKED']);
    expect(await graph.balances(order._id)).toMatchObject({ captured: '58.20' });
  });

  it('of money beyond the total give the rest back', async () => {
    const order = await graph.place();
    await graph.pay(order, '58.20');
    const { events } = await begin('captured', order, inEuros('10.00'));
    await sendAll(events);
    expect(await graph.balances(order._id)).toEqual({
      captured: '68.20',
      refunded: '10.00',
      fees: '0.12',
      paidOut: '0.00',
      held: '58.08',
    });
  });

  it('of money for a cancelled order give it back', async () => {
    const order = await graph.place();
    await graph.cancel(order);
    await sendAll((await begin('captured', order)).events);
    expect(await graph.balances(order._id)).toMatchObject({ captured: '58.20', refunded: '58.20' });
    expect(await paymentsOf(order)).toMatchObject([
      { status: 'REFUNDED', fee: { amount: '0.70' }, feeOwed: { amount: '0.70' } },
    ]);
  });

  it('in another currency are kept for a person', async () => {
    const order = await graph.place();
    const { ref, events } = await begin('captured', order, parseMoney({ amount: '9.00', currency: 'USD' }));
    expect(await sendAll(events)).toEqual(['REFUSED', 'REFUSED', 'REFUSED']);
    const kept = await graph.models.providerEvents.find({ providerRef: ref }).lean<ProviderEventRecord[]>();
    expect(kept.map(({ reason }) => reason)).toEqual(Array(3).fill('payment-in-other-currency'));
  });
});

describe('a dispute', () => {
  async function settled(order: Order, isAccepted: boolean) {
    const { settlement } = await graph.run('requestSettlement', seller, {
      orderId: order._id,
      target: 'CNY',
      netted: [{ kind: 'LOGISTICS', amount: { amount: '8.20', currency: 'EUR' } }],
    });
    await graph.release(order);
    if (isAccepted) {
      await graph.run('acceptSettlementQuote', seller, { settlementId: settlement?.id, rate: '8' });
    }
  }
  const settlementOf = async ({ _id }: Order) => (await graph.moneyOf(_id)).settlements?.[0];

  it('stops a settlement, and lets it go on when the seller wins', async () => {
    const order = await graph.place();
    const { ref, events } = await begin('captured', order);
    await sendAll(events);
    await settled(order, false);
    await sendAll(await go('disputed', ref));
    expect(await settlementOf(order)).toMatchObject({ status: 'HELD', quote: null });
    const [payment] = (await paymentsOf(order)) ?? [];
    const refund = { paymentId: payment?.id, amount: { amount: '1.00', currency: 'EUR' } };
    expect(codesOf(await graph.run('refundPayment', seller, refund))).toEqual(['ILLEGAL_TRANSITION']);
    await sendAll(await go('won', ref));
    expect(await settlementOf(order)).toMatchObject({ status: 'QUOTED' });
    expect(await paymentsOf(order)).toMatchObject([{ status: 'CAPTURED' }]);
  });

  it('that is lost takes what is held', async () => {
    const order = await graph.place();
    const { ref, events } = await begin('captured', order);
    await sendAll([...events, ...(await go('disputed', ref)), ...(await go('charged_back', ref))]);
    expect(await paymentsOf(order)).toMatchObject([{ status: 'CHARGED_BACK', refunded: { amount: '0.00' } }]);
    expect(await graph.balances(order._id)).toMatchObject({ refunded: '58.20', held: '0.00' });
    const [payment] = (await paymentsOf(order)) ?? [];
    const refund = { paymentId: payment?.id, amount: { amount: '1.00', currency: 'EUR' } };
    expect(codesOf(await graph.run('refundPayment', seller, refund))).toEqual(['ILLEGAL_TRANSITION']);
  });

  it('that is lost after the payout leaves the seller owing it, and no account below 0', async () => {
    const order = await graph.place();
    const { ref, events } = await begin('captured', order);
    await sendAll(events);
    await settled(order, true);
    expect(await graph.balances(order._id)).toMatchObject({ fees: '8.90', paidOut: '49.30', held: '0.00' });
    expect(await settlementOf(order)).toMatchObject({
      source: { amount: '58.20' },
      net: { amount: '49.30' },
      netted: [
        { kind: 'LOGISTICS', amount: { amount: '8.20' } },
        { kind: 'PAYMENT', amount: { amount: '0.70' } },
      ],
    });
    const [disputed = [], lost = []] = [await go('disputed', ref), await go('charged_back', ref)];
    expect(await sendAll([...lost, ...disputed])).toEqual(['APPLIED', 'SUPERSEDED']);
    expect(await settlementOf(order)).toMatchObject({ status: 'REVERSED', owed: { amount: '58.20' } });
    // The provider has kept as much again for a dispute that was lost.
    expect(await paymentsOf(order)).toMatchObject([{ fee: { amount: '1.40' }, feeOwed: { amount: '0.70' } }]);
    expect(await graph.balances(order._id)).toEqual({
      captured: '58.20',
      refunded: '58.20',
      fees: '0.00',
      paidOut: '0.00',
      held: '0.00',
    });
  });
});

describe('the route of webhooks', () => {
  const body = (content: unknown) => Buffer.from(JSON.stringify(content));
  const signed = (bytes: Buffer, secret: string = SECRETS[0], at = graph.clock.now()) =>
    signWebhook(bytes, { secret, at });

  it('takes what either live secret has signed', async () => {
    const order = await graph.place();
    const [event] = (await begin('authorized', order)).events;
    const bytes = event?.body ?? Buffer.of();
    expect(await refusedWith(bytes, signed(bytes, SECRETS[1]))).toBe(200);
  });

  it('refuses with 401 what is not signed, signed by others, changed, or of another time', async () => {
    const bytes = body({ id: 'e' });
    const now = graph.clock.now().getTime();
    for (const header of [
      undefined,
      '',
      't=1,v1=zz',
      `v1=${'0'.repeat(64)}`,
      signed(bytes, 'c'.repeat(32)),
      signed(body({ id: 'f' })),
      signed(bytes, SECRETS[0], new Date(now - 301_000)),
      signed(bytes, SECRETS[0], new Date(now + 301_000)),
    ]) {
      expect(await refusedWith(bytes, header)).toBe(401);
    }
  });

  it('refuses with 400 what is signed and no event', async () => {
    for (const bytes of [Buffer.from('{'), Buffer.of(0xff), body({}), body({ id: 'e', payment: {} })]) {
      expect(await refusedWith(bytes, signed(bytes))).toBe(400);
    }
  });

  it('refuses with 413 what is too long, before it reads it', async () => {
    expect(await refusedWith(Buffer.alloc(64_001))).toBe(413);
  });

  it('refuses with 409 one event under two contents', async () => {
    const order = await graph.place();
    const [event] = (await begin('authorized', order)).events;
    if (!event) throw new Error('The provider has said something');
    await graph.send(event);
    const other = Buffer.from(event.body.toString('utf8').replace('58.20', '58.19'));
    expect(await refusedWith(other, signed(other))).toBe(409);
  });
});
