import type { Transaction } from '../../../runtime/write.ts';
import { type EventData, stopOf } from '../domain/events.ts';
import { cancel } from '../domain/shipment.ts';
import { isLoaded } from '../domain/shipment-status.ts';
import type { Models } from '../models/index.ts';
import type { ShipmentRecord } from '../models/shipment.ts';
import { saveShipment } from './save-shipment.ts';

/**
 * Gives up what is not loaded of a cancelled order, and tells once what was.
 *
 * A booking writes the order's facts and a report its shipment, as this does: so each of them comes before it and is told, or
 * after it and is refused.
 */
export async function stopOrder(
  models: Models,
  orderId: string,
  transaction: Pick<Transaction, 'session' | 'now' | 'emit'>,
): Promise<void> {
  const { session, now: at, emit } = transaction;
  const shipments = await models.shipments.find({ orderId }).session(session).lean<ShipmentRecord[]>();
  const loadedShipmentIds: string[] = [];
  for (const before of shipments) {
    if (isLoaded(before.status)) loadedShipmentIds.push(before._id);
    else if (before.status !== 'CANCELLED') {
      const after = cancel(before, 'The order was cancelled', at);
      await saveShipment(models, { before, after, report: null, by: 'PLATFORM' }, transaction);
    }
  }
  const data: EventData['OrderStopped'] = { orderId, loadedShipmentIds, at, version: 1 };
  emit({ aggregateId: stopOf(orderId), sequence: 1, type: 'OrderStopped', data });
}
