import { newId } from '../../../runtime/id.ts';
import type { Decided, RefusedMessage, RefusedMessages } from '../../../runtime/refused-messages.ts';
import type { PaymentReport } from '../domain/report-payment.ts';
import type { ProviderEventRecord } from '../models/provider-event.ts';
import { bookReport, type Outcome, type ReportDeps } from './receive-report.ts';

const MOST = 500;

/** What payment providers told that could not be booked. */
export const createRefusedReports = (deps: ReportDeps): RefusedMessages => ({
  list: async () => {
    const refused = await deps.models.providerEvents
      .find({ outcome: 'REFUSED' })
      .sort({ receivedAt: 1 })
      .limit(MOST)
      .lean<ProviderEventRecord[]>();
    return refused.map(messageOf);
  },
  decide: ({ sender, messageId }, decision) => decide(deps, `${sender}/${messageId}`, decision),
});

function messageOf({ _id, orderId, reason, receivedAt, report }: ProviderEventRecord): RefusedMessage {
  const [sender = '', ...rest] = _id.split('/');
  return {
    sender,
    messageId: rest.join('/'),
    about: `payment of ${orderId}`,
    reason: reason ?? '',
    receivedAt,
    content: report,
  };
}

async function decide(
  deps: ReportDeps,
  _id: string,
  { by, skipBecause }: Parameters<RefusedMessages['decide']>[1],
): Promise<Decided | null> {
  const { models, write, clock } = deps;
  const input = { idempotencyKey: newId('try', clock.now()), eventId: _id, by, skipBecause };
  const command = { mutation: 'decideRefusedReport', party: 'platform', input };
  const { decided } = await write(command, async (transaction) => {
    const { session, now } = transaction;
    const refused = { _id, outcome: 'REFUSED' as const };
    const kept = await models.providerEvents.findOne(refused).session(session).lean<ProviderEventRecord>();
    if (!kept) return { decided: null };
    const result: Outcome =
      skipBecause === null
        ? // It was stored by `receiveReport` alone.
          await bookReport(deps, kept.report as PaymentReport, transaction)
        : { outcome: 'SKIPPED', reason: kept.reason };
    const decision = { by, reason: skipBecause, at: now };
    await models.providerEvents.updateOne({ _id }, { $set: { ...result, decision } }, { session });
    return { decided: result };
  });
  if (!decided) return null;
  const { outcome, reason } = decided;
  return { outcome, refusedBecause: outcome === 'REFUSED' ? reason : null };
}
