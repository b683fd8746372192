import type { ClientSession } from 'mongoose';
import { Problem } from '../../../values/problem.ts';
import type { LogisticsContext } from '../context.ts';
import type { ShipmentRecord } from '../models/shipment.ts';

/** A shipment as this transaction sees it. @throws NOT_FOUND also where it is not for the viewer to change. */
export async function loadShipment(
  { models }: LogisticsContext,
  { shipmentId, session }: { readonly shipmentId: string; readonly session: ClientSession },
  may: (shipment: ShipmentRecord) => boolean | Promise<boolean>,
): Promise<ShipmentRecord> {
  const shipment = await models.shipments.findById(shipmentId).session(session).lean<ShipmentRecord>();
  if (shipment && (await may(shipment))) return shipment;
  throw new Problem('NOT_FOUND', 'no-such-shipment', {
    message: 'No such shipment, or not yours to change',
    field: ['shipmentId'],
  });
}
