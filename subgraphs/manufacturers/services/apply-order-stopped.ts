import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import type { Models } from '../models/index.ts';
import { findReservation } from './find-reservation.ts';
import { giveBack } from './release-reservation.ts';

/** What is used here of logistics' `OrderStopped`. */
const orderStopped = z.object({ orderId: z.string(), loadedShipmentIds: z.array(z.string()) });

/** Gives back what a cancelled order still holds of which nothing was loaded; where something was, the order goes on. */
export const applyOrderStopped =
  (models: Models): EventHandler =>
  async ({ data }, transaction) => {
    const { orderId, loadedShipmentIds } = orderStopped.parse(data);
    if (loadedShipmentIds.length > 0) return;
    const record = await findReservation(models, orderId, transaction.session);
    if (record && record.status !== 'SHIPPED') await giveBack(models, transaction, record);
  };
