import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import type { Models } from '../models/index.ts';
import type { ShipmentRecord } from '../models/shipment.ts';

/** What is used here of the retailers' `BuyerErased`. */
const buyerErased = z.object({ buyerId: z.string() });

/** Erases what people wrote of a buyer's shipments: carriers' notes, and why one was given up. What happened stays. */
export const applyBuyerErased =
  ({ shipments, trackingEvents }: Models): EventHandler =>
  async ({ data }, { session }) => {
    const { buyerId } = buyerErased.parse(data);
    const found = await shipments
      .find({ partyIds: buyerId }, { _id: 1 })
      .session(session)
      .lean<Pick<ShipmentRecord, '_id'>[]>();
    const shipmentIds = found.map(({ _id }) => _id);
    if (shipmentIds.length === 0) return;
    const ofThem = { shipmentId: { $in: shipmentIds } };
    await trackingEvents.updateMany(ofThem, { $set: { note: null } }, { session });
    await shipments.updateMany({ _id: { $in: shipmentIds } }, { $set: { cancelReason: null } }, { session });
  };
