import type { Transaction } from '../../../runtime/write.ts';
import { cancel } from '../domain/shipment.ts';
import { precedes, SHIPMENT_STATUSES } from '../domain/shipment-status.ts';
import type { Models } from '../models/index.ts';
import type { ShipmentRecord } from '../models/shipment.ts';
import { saveShipment } from './save-shipment.ts';

const NOT_LOADED = SHIPMENT_STATUSES.filter((status) => precedes(status, 'CANCELLED'));

/** Gives up what was booked for a return that was withdrawn. What is loaded already comes back all the same. */
export async function giveUpReturn(
  models: Models,
  returnId: string,
  transaction: Pick<Transaction, 'session' | 'now' | 'emit'>,
): Promise<void> {
  const booked = await models.shipments
    .find({ returnId, status: { $in: NOT_LOADED } })
    .session(transaction.session)
    .lean<ShipmentRecord[]>();
  for (const before of booked) {
    const after = cancel(before, 'The return was withdrawn', transaction.now);
    await saveShipment(models, { before, after, report: null, by: 'PLATFORM' }, transaction);
  }
}
