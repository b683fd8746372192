import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import { giveUp } from '../domain/reservation.ts';
import type { Models } from '../models/index.ts';
import { findReservation } from './find-reservation.ts';
import { giveBack } from './release-reservation.ts';

/** What is used here of logistics' `OrderStopped`. */
const orderStopped = z.object({ orderId: z.string(), loadedShipmentIds: z.array(z.string()) });

/**
 * Gives back what a cancelled order holds of which nothing was loaded; where something was, the order goes on.
 *
 * What a carrier had picked up comes back with its shipment, whichever of the two is heard first.
 */
export const applyOrderStopped =
  (models: Models): EventHandler =>
  async ({ data }, transaction) => {
    const { orderId, loadedShipmentIds } = orderStopped.parse(data);
    if (loadedShipmentIds.length > 0) return;
    const record = await findReservation(models, orderId, transaction.session);
    if (record) await giveBack(models, transaction, { record, step: giveUp });
  };
