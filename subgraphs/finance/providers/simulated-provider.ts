import type { Clock } from '../../../runtime/clock.ts';
import { newId, sha256 } from '../../../runtime/id.ts';
import { add, type Money, proportion, subtract, zero } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { receivedStatus } from '../domain/payment.ts';
import { paymentMachine, type PaymentStatus } from '../domain/payment-status.ts';
import type { Models } from '../models/index.ts';
import type { SimulatedPaymentRecord } from '../models/simulated-payment.ts';
import { type PaymentProvider, ProviderDeclined, type WebhookRequest } from './payment-provider.ts';
import { readSimulatedEvent, writeSimulatedEvent } from './simulated-event.ts';
import { SIGNATURE_HEADER, signWebhook, verifyWebhook } from './webhook-signature.ts';

export interface SimulatedProviderDeps {
  readonly models: Pick<Models, 'simulatedPayments'>;
  readonly clock: Clock;
  /** Live secrets, the newest first. */
  readonly secrets: readonly [string, ...string[]];
  /** Gets every event; whether, when and how often it is delivered is the caller's play. */
  readonly onEvent: (event: SimulatedEvent) => void;
}

export interface SimulatedEvent {
  readonly status: PaymentStatus;
  readonly body: Buffer;
}

/** What can happen to a payment at the provider without our doing. */
export type Happening = 'authorized' | 'failed' | 'voided' | 'disputed' | 'won' | 'charged_back';

export interface SimulatedProvider extends PaymentProvider {
  readonly happen: (providerRef: string, happening: Happening) => Promise<void>;
  /** The event as a webhook is sent, signed at this moment. */
  readonly sign: (event: SimulatedEvent) => SignedWebhook;
}

interface SignedWebhook extends WebhookRequest {
  readonly headers: Readonly<Record<string, string>>;
}

const NAME = 'simulated';
const PREFIX = 'sim';
/** Of what is captured, and of what was disputed and lost; kept when the money goes back. */
const FEE_PER_MILLE = 12n;

/** A payment provider that moves no money, with books of its own: what a real one does, as a play. */
export function createSimulatedProvider(deps: SimulatedProviderDeps): SimulatedProvider {
  const { models, clock, secrets } = deps;
  const books = models.simulatedPayments;

  function tell(payment: SimulatedPaymentRecord): void {
    deps.onEvent({ status: payment.status, body: writeSimulatedEvent(payment, clock.now()) });
  }

  /** One step of a payment, under a key once; `step` answers how it stands then. */
  async function move(
    { key, providerRef }: { readonly key: string; readonly providerRef: string },
    step: (payment: SimulatedPaymentRecord) => Partial<SimulatedPaymentRecord>,
  ): Promise<void> {
    const before = await books.findById(providerRef).lean<SimulatedPaymentRecord>();
    if (!before) throw new ProviderDeclined(`No payment ${providerRef}`);
    if (before.keys.includes(key)) return;
    const sequence = before.sequence + 1;
    const after = { ...before, ...declining(() => step(before)), sequence, keys: [...before.keys, key] };
    const { modifiedCount } = await books.replaceOne({ _id: providerRef, sequence: before.sequence }, after);
    if (modifiedCount === 0) return move({ key, providerRef }, step);
    tell(after);
  }

  const moveTo = (
    providerRef: string,
    key: string,
    statusOf: (payment: SimulatedPaymentRecord) => PaymentStatus,
  ) =>
    move({ key, providerRef }, (payment) => {
      const status = statusOf(payment);
      paymentMachine.check(payment.status, status);
      return { status, fee: feeAfter(payment, status) };
    });

  return {
    name: NAME,
    owns: (providerRef) => providerRef.startsWith(`${PREFIX}_`),
    createPayment: async ({ key, orderId, amount }) => {
      // From the key, so that the same call again is the same payment.
      const _id = `${PREFIX}_${sha256(key).slice(0, 24)}`;
      if (await books.exists({ _id })) return _id;
      const payment: SimulatedPaymentRecord = {
        _id,
        orderId,
        amount,
        refunded: zero(amount.currency),
        fee: zero(amount.currency),
        status: 'PENDING',
        sequence: 1,
        keys: [],
      };
      await books.insertMany([payment], { lean: true });
      tell(payment);
      return _id;
    },
    capturePayment: ({ key, providerRef }) => moveTo(providerRef, key, () => 'CAPTURED'),
    refundPayment: ({ key, providerRef, amount }) =>
      move({ key, providerRef }, (payment) => refunded(payment, amount)),
    happen: (providerRef, happening) =>
      moveTo(providerRef, newId('happening', clock.now()), (payment) => statusAfter(payment, happening)),
    sign: ({ body }) => ({
      headers: { [SIGNATURE_HEADER]: signWebhook(body, { secret: secrets[0], at: clock.now() }) },
      body,
    }),
    readWebhook: ({ headers, body }) => {
      verifyWebhook({ header: headers[SIGNATURE_HEADER], body }, { secrets, now: clock.now() });
      return readSimulatedEvent(body);
    },
  };
}

function refunded(payment: SimulatedPaymentRecord, amount: Money): Partial<SimulatedPaymentRecord> {
  const given = add(payment.refunded, amount);
  if (subtract(payment.amount, given).minor < 0n) throw new ProviderDeclined('More than was captured');
  const status = receivedStatus({ amount: payment.amount, refunded: given });
  if (status !== payment.status) paymentMachine.check(payment.status, status);
  return { status, refunded: given };
}

/** A fee for the money that comes, and as much again for the work that a lost dispute makes. */
function feeAfter({ fee, amount, status: before }: SimulatedPaymentRecord, status: PaymentStatus): Money {
  const isCharged = before === 'AUTHORIZED' ? status === 'CAPTURED' : status === 'CHARGED_BACK';
  return isCharged ? add(fee, proportion(amount, FEE_PER_MILLE, 1_000n)) : fee;
}

function statusAfter(payment: SimulatedPaymentRecord, happening: Happening): PaymentStatus {
  if (happening === 'won') return receivedStatus(payment);
  return happening.toUpperCase() as Uppercase<typeof happening>;
}

/** What the table of statuses does not list is the provider's no. */
function declining<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new ProviderDeclined(error.message);
  }
}
