import type { Transaction } from '../../../runtime/write.ts';
import { type EventData, type Heard, shipmentMoved } from '../domain/events.ts';
import type { Shipment } from '../domain/shipment.ts';
import type { Models } from '../models/index.ts';

/** A shipment before and after something was heard of it. */
export interface ShipmentStep extends Heard {
  readonly before: Shipment;
  readonly after: Shipment;
}

/** Writes what has changed of a shipment, and tells the others. */
export async function saveShipment(
  { shipments }: Models,
  { before, after, ...heard }: ShipmentStep,
  { session, emit }: Pick<Transaction, 'session' | 'emit'>,
): Promise<void> {
  const { status, cancelReason, changedAt, version } = after;
  const changed = await shipments.updateOne(
    { _id: after._id, version: before.version },
    { $set: { status, cancelReason, changedAt, version } },
    { session },
  );
  // Within one snapshot nobody else can have changed it.
  if (changed.modifiedCount !== 1)
    throw new Error(`Shipment ${after._id} is not at version ${before.version}`);
  const data: EventData['ShipmentMoved'] = shipmentMoved(after, before.status, heard);
  emit({ aggregateId: after._id, sequence: version, type: 'ShipmentMoved', data });
}
