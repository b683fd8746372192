import * as z from 'zod';
import { parseMoney } from '../../../values/money.ts';
import { formatAmount } from '../../../values/money.ts';
import { PAYMENT_STATUSES } from '../domain/payment-status.ts';
import type { SimulatedPaymentRecord } from '../models/simulated-payment.ts';
import { type ProviderEvent, WebhookRefused } from './payment-provider.ts';

const MAX_TEXT = 100;
const text = z.string().min(1).max(MAX_TEXT);

/** The body of a webhook of the simulated provider. */
const shape = z.object({
  id: text,
  createdAt: z.iso.datetime(),
  payment: z.object({
    reference: text,
    orderId: text,
    sequence: z.number().int().min(1),
    status: z.enum(PAYMENT_STATUSES),
    amount: text,
    refunded: text,
    // Nothing where it is left out.
    fee: text.default('0'),
    currency: text,
  }),
});

/** The simulated provider's event on how a payment stands now. */
export function writeSimulatedEvent(payment: SimulatedPaymentRecord, at: Date): Buffer {
  const event: z.input<typeof shape> = {
    id: `${payment._id}/${payment.sequence}`,
    createdAt: at.toISOString(),
    payment: {
      reference: payment._id,
      orderId: payment.orderId,
      sequence: payment.sequence,
      status: payment.status,
      amount: formatAmount(payment.amount),
      refunded: formatAmount(payment.refunded),
      fee: formatAmount(payment.fee),
      currency: payment.amount.currency,
    },
  };
  return Buffer.from(JSON.stringify(event));
}

/** @throws WebhookRefused for what is no such event */
export function readSimulatedEvent(body: Buffer): ProviderEvent {
  const { id: eventId, createdAt, payment } = parse(body);
  const { reference: providerRef, orderId, sequence, status, currency } = payment;
  const amounts = read(() => ({
    amount: parseMoney({ amount: payment.amount, currency }),
    refunded: parseMoney({ amount: payment.refunded, currency }),
    fee: parseMoney({ amount: payment.fee, currency }),
  }));
  const at = new Date(createdAt);
  return { eventId, report: { orderId, providerRef, sequence, status, at, ...amounts } };
}

function parse(body: Buffer): z.output<typeof shape> {
  const result = shape.safeParse(read(() => JSON.parse(body.toString('utf8')) as unknown));
  if (result.success) return result.data;
  throw new WebhookRefused('body', `The event is not as agreed at ${result.error.issues[0]?.path.join('.')}`);
}

function read<Result>(work: () => Result): Result {
  try {
    return work();
  } catch {
    throw new WebhookRefused('body', 'The event cannot be read');
  }
}
