import type { PaymentReport } from '../domain/report-payment.ts';
import type { ProviderEventRecord } from '../models/provider-event.ts';
import { bookReport, type ReportDeps } from './receive-report.ts';

const MOST = 500;

/** Books what was reported for orders that have become known since. */
export async function bookParkedReports(deps: ReportDeps): Promise<void> {
  const { models, write } = deps;
  // The index of parked reports begins with the order, so it is found by any order.
  const orderIds = await models.providerEvents.distinct('orderId', {
    outcome: 'PARKED',
    orderId: { $gt: '' },
  });
  const known = await models.orderFacts.find({ _id: { $in: orderIds } }, { _id: 1 }).lean();
  for (const { _id: orderId } of known) {
    const parked = await models.providerEvents
      .find({ outcome: 'PARKED', orderId })
      .sort({ sequence: 1 })
      .limit(MOST)
      .lean<ProviderEventRecord[]>();
    for (const { _id, report } of parked) {
      const command = { mutation: 'bookParkedReport', party: 'platform', input: { idempotencyKey: _id } };
      await write(command, async (transaction) => {
        // It was stored by `receiveReport` alone.
        const result = await bookReport(deps, report as PaymentReport, transaction);
        const { session } = transaction;
        await models.providerEvents.updateOne({ _id }, { $set: result }, { session });
        return result;
      });
    }
  }
}
