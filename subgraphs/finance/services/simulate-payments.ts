import type { Clock } from '../../../runtime/clock.ts';
import { newId } from '../../../runtime/id.ts';
import { type Money, parseMoney, subtract } from '../../../values/money.ts';
import { emptyLedger } from '../domain/ledger.ts';
import { dueOf } from '../domain/order-terms.ts';
import type { Models } from '../models/index.ts';
import { ledgerId, type LedgerRecord } from '../models/ledger.ts';
import type { OrderFactsRecord } from '../models/order-facts.ts';
import type { SimulatedPaymentRecord } from '../models/simulated-payment.ts';
import { type Play, playPayment } from '../providers/play-payment.ts';
import type { SimulatedEvent, SimulatedProvider } from '../providers/simulated-provider.ts';
import { webhookPath } from './payment-webhooks.ts';

/** What is to happen to a payment that begins, of an order, or goes on, by its reference. */
export interface GivenPlay {
  readonly event: Play;
  readonly order?: string | undefined;
  readonly ref?: string | undefined;
  /** What is still due, or left of the payment, when it is not given. */
  readonly amount?: string | undefined;
  /** The order's when it is not given. */
  readonly currency?: string | undefined;
}

export interface SentWebhook {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Simulator {
  /** Lets it happen; answers the payment's reference and its webhooks, each signed when it is asked for. */
  readonly play: (
    given: GivenPlay,
  ) => Promise<{ readonly ref: string; readonly webhooks: readonly (() => SentWebhook)[] }>;
}

interface SimulatorDeps {
  readonly models: Models;
  readonly clock: Clock;
  readonly provider: (onEvent: (event: SimulatedEvent) => void) => SimulatedProvider;
}

/** The simulated payment provider, for whoever wants to see money come in. */
export const createSimulator = ({ models, clock, provider }: SimulatorDeps): Simulator => ({
  play: async (given) => {
    const events: SimulatedEvent[] = [];
    const simulated = provider((event) => void events.push(event));
    const amount = await amountOf(models, given);
    const { event: play, order: orderId = '', ref: providerRef } = given;
    const of = providerRef === undefined ? { orderId } : { providerRef };
    const ref = await playPayment(simulated, { play, key: newId('key', clock.now()), amount, of });
    return { ref, webhooks: events.map((event) => () => toSend(simulated, event)) };
  },
});

function toSend(provider: SimulatedProvider, event: SimulatedEvent): SentWebhook {
  const { headers, body } = provider.sign(event);
  return {
    path: webhookPath(provider),
    headers: { ...headers, 'content-type': 'application/json' },
    body: body.toString('utf8'),
  };
}

/** @throws Error for people, where nothing tells an amount */
async function amountOf(models: Models, given: GivenPlay): Promise<Money> {
  const usual =
    given.ref === undefined ? await amountDue(models, given.order ?? '') : await left(models, given.ref);
  const currency = given.currency ?? usual?.currency;
  if (given.amount !== undefined && currency !== undefined)
    return parseMoney({ amount: given.amount, currency });
  if (usual) return usual;
  throw new Error('The order or payment is not known: give --amount and --currency');
}

async function amountDue(models: Models, orderId: string): Promise<Money | null> {
  const facts = await models.orderFacts.findById(orderId).lean<OrderFactsRecord>();
  if (!facts) return null;
  const { total, deposit, terms, lines } = facts;
  const ledger = await models.ledgers.findById(ledgerId(orderId, total.currency)).lean<LedgerRecord>();
  const order = { orderId, isCancelled: false, isGivenUp: false, total, deposit, terms, lines };
  return dueOf(order, ledger ?? emptyLedger(total.currency));
}

async function left(models: Models, ref: string): Promise<Money | null> {
  const payment = await models.simulatedPayments.findById(ref).lean<SimulatedPaymentRecord>();
  return payment && subtract(payment.amount, payment.refunded);
}
