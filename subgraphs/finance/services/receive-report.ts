import { awaitFresh } from '../../../runtime/fresh-id.ts';
import type { Clock } from '../../../runtime/clock.ts';
import { newId } from '../../../runtime/id.ts';
import type { Transaction, Write } from '../../../runtime/write.ts';
import { Problem } from '../../../values/problem.ts';
import type { OrderMoney } from '../domain/order-money.ts';
import { type PaymentReport, reportPayment } from '../domain/report-payment.ts';
import type { OrderFactsRecord } from '../models/order-facts.ts';
import type { PaymentRecord } from '../models/payment.ts';
import type { EventOutcome, ProviderEventRecord } from '../models/provider-event.ts';
import type { ProviderEvent } from '../providers/payment-provider.ts';
import { changeOrderMoney, type MoneyDeps } from './change-order-money.ts';
import { lockOrder, referenceTaken } from './order-money-store.ts';

export interface ReportDeps extends MoneyDeps {
  readonly write: Write;
  readonly clock: Clock;
}

export type Outcome = Pick<ProviderEventRecord, 'outcome' | 'reason'>;

/**
 * Takes what a provider tells, once: when it answers, the effect is on the disk.
 *
 * An event of an order that is not known yet is kept until it is; one that cannot be booked is kept for a person to look
 * at. Neither helps by being sent again, so both count as taken.
 */
export async function receiveReport(
  deps: ReportDeps,
  { providerName, event }: { readonly providerName: string; readonly event: ProviderEvent },
): Promise<Outcome> {
  const { models, write, clock } = deps;
  const { eventId, report } = event;
  const { orderId } = report;
  await awaitFresh(orderId, () => models.orderFacts.findById(orderId).lean<OrderFactsRecord>(), { clock });

  const input = { idempotencyKey: eventId, report };
  const command = { mutation: 'paymentWebhook', party: providerName, input };
  return write(command, async (transaction) => {
    const { session, now } = transaction;
    const _id = `${providerName}/${eventId}`;
    const earlier = await models.providerEvents.findById(_id).session(session).lean<ProviderEventRecord>();
    if (earlier) return { outcome: earlier.outcome, reason: earlier.reason };
    const result = await bookReport(deps, report, transaction);
    const { providerRef, sequence } = report;
    const record = {
      _id,
      orderId,
      providerRef,
      sequence,
      report,
      receivedAt: now,
      decision: null,
      ...result,
    };
    await models.providerEvents.insertMany([record], { session, lean: true });
    return result;
  });
}

/** Books how a payment stands, where its order is known. */
export async function bookReport(
  deps: MoneyDeps,
  report: PaymentReport,
  transaction: Transaction,
): Promise<Outcome> {
  const { models } = deps;
  const { session, now } = transaction;
  const facts = await lockOrder(models, report.orderId, session);
  if (!facts) return { outcome: 'PARKED', reason: null };
  const { providerRef } = report;
  const holder = await models.payments.findOne({ providerRef }).session(session).lean<PaymentRecord>();
  let outcome: EventOutcome = 'APPLIED';
  let reason: string | null = null;
  const rule = (money: OrderMoney): OrderMoney => {
    try {
      if (holder && holder.orderId !== report.orderId) throw referenceTaken();
      const after = reportPayment(money, report, newId('pay', now));
      if (after === money) outcome = 'SUPERSEDED';
      return after;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      outcome = 'REFUSED';
      reason = error.reason;
      return money;
    }
  };
  await changeOrderMoney(deps, facts, { rule, transaction });
  return { outcome, reason };
}
