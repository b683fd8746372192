import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import type { Models } from '../models/index.ts';
import { findReservation } from './find-reservation.ts';
import { giveBack } from './release-reservation.ts';

/** What is used here of the retailers' `OrderMoved`. */
const orderMoved = z.object({ orderId: z.string(), status: z.string(), previous: z.string() });

/**
 * Gives back what an order held that was cancelled before it was confirmed, whether or not it was asked to before.
 *
 * Goods of a confirmed one may be on their way: logistics says when they are not.
 */
export const applyOrderMoved =
  (models: Models): EventHandler =>
  async ({ data }, transaction) => {
    const { orderId, status, previous } = orderMoved.parse(data);
    if (status !== 'CANCELLED' || previous !== 'PLACED') return;
    const record = await findReservation(models, orderId, transaction.session);
    if (record && record.status !== 'SHIPPED') await giveBack(models, transaction, { record });
  };
