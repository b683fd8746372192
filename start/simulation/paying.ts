import * as z from 'zod';
import { planDeliveries } from '../commands/plan-deliveries.ts';
import { attempt, isDaring, note } from './attempts.ts';
import { deed } from './desk.ts';
import { act, type Teller, untilOrder } from './teller.ts';
import type { World } from './world.ts';

const REFUND = deed('refundPayment', 'payment { id }', z.object({ payment: z.object({ id: z.string() }) }));
const settlementOf = z.object({ settlement: z.object({ id: z.string() }) });
const SETTLE = deed('requestSettlement', 'settlement { id }', settlementOf);
const ACCEPT = deed('acceptSettlementQuote', 'settlement { id }', settlementOf);

type Play = Parameters<World['simulator']['play']>[0];

/** Something happens at the provider, whose webhooks have their fate on the way; answers the payment's reference. */
export async function play({ world, fate }: Teller, given: Play): Promise<string> {
  const { ref, webhooks } = await world.simulator.play(given);
  const disorder = { duplicate: fate.duplicateWebhooks, reorder: fate.reorderWebhooks };
  for (const webhook of planDeliveries(webhooks, disorder)) {
    const { path, headers, body } = webhook();
    const response = await fetch(new URL(path, world.desk.url), { method: 'POST', headers, body });
    if (!response.ok) throw new Error(`A webhook was answered ${response.status}: ${await response.text()}`);
  }
  return ref;
}

export interface Price {
  readonly amount: string;
  readonly currency: string;
}

/** A share of a price, rounded up, and the rest: no cent of the two is lost. Prices here have two digits after the point. */
export function splitPrice({ amount, currency }: Price, share: number): readonly [Price, Price] {
  const cents = Math.round(Number(amount) * 100);
  const first = Math.ceil(cents * share);
  const price = (part: number): Price => ({ amount: (part / 100).toFixed(2), currency });
  return [price(first), price(cents - first)];
}

export interface PaidOrder {
  readonly orderId: string;
  readonly total: Price;
  /** How many its buyer has made then. */
  readonly payments?: number;
}

/** The buyer's money comes in; answers the provider's reference of it. */
export async function pay(teller: Teller, { orderId, total, payments = 1 }: PaidOrder): Promise<string> {
  const ref = await play(teller, { event: 'captured', order: orderId, ...total });
  await untilOrder(
    teller,
    orderId,
    (order) => order.payments.filter(({ status }) => status === 'CAPTURED').length >= payments,
  );
  return ref;
}

/** The money of an order that is cancelled goes back by itself. */
export async function untilGivenBack(teller: Teller, orderId: string): Promise<void> {
  await untilOrder(
    teller,
    orderId,
    ({ status, payments }) => status === 'CANCELLED' && payments[0]?.status === 'REFUNDED',
  );
}

/** The least that there is goes back: no rounding may lose it. */
export async function giveBackPart(teller: Teller, orderId: string): Promise<void> {
  const { payments } = await untilOrder(teller, orderId, (order) => order.payments[0]?.status === 'CAPTURED');
  for (const { id: paymentId, amount } of payments) {
    const tooMuch = { amount: (Number(amount.amount) + 1).toFixed(2), currency: amount.currency };
    const all = { paymentId, amount: tooMuch };
    await attempt(teller, 'I13', { deed: REFUND, input: all, as: teller.retailer, code: 'LIMIT_EXCEEDED' });
    const part = { amount: '0.01', currency: amount.currency };
    await act(teller, { deed: REFUND, input: { paymentId, amount: part }, as: teller.retailer });
  }
  await untilOrder(teller, orderId, (order) => order.payments[0]?.status === 'PARTLY_REFUNDED');
}

/** A daring shop asks before customs has released anything: it is noted, and nothing is offered. */
export async function askEarly(teller: Teller, orderId: string): Promise<void> {
  if (!isDaring(teller.fate)) return;
  const input = { orderId, target: 'CNY' };
  await act(teller, { deed: SETTLE, input, as: teller.retailer });
  const { settlements } = await untilOrder(teller, orderId, (order) => order.settlements.length > 0);
  const isWaiting = settlements.every(({ status, quote }) => status === 'OPEN' && quote === null);
  note(teller.world.attempts.I17, isWaiting, `${teller.key}: ${JSON.stringify(settlements)}`);
}

/** The shop asks for its money in yuan and takes the offer. */
export async function settle(teller: Teller, orderId: string): Promise<void> {
  const input = { orderId, target: 'CNY' };
  const { settlement } = await act(teller, { deed: SETTLE, input, as: teller.retailer });
  const rateIn = ({ settlements }: Awaited<ReturnType<typeof untilOrder>>) =>
    settlements.find(({ id }) => id === settlement.id)?.quote?.rate ?? null;
  const offered = await untilOrder(teller, orderId, (order) => rateIn(order) !== null);
  const rate = rateIn(offered) ?? '';
  teller.world.rates.set(settlement.id, rate);
  const accepted = { settlementId: settlement.id, rate };
  await act(teller, { deed: ACCEPT, input: accepted, as: teller.retailer });
}
