import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import type { Models } from '../models/index.ts';
import { findReservation } from './find-reservation.ts';
import { giveBack } from './release-reservation.ts';

/** What is used here of the retailers' `OrderMoved`. */
const orderMoved = z.object({ orderId: z.string(), status: z.string() });

/** Gives back what a cancelled order still holds, whether or not it was asked to before. */
export const applyOrderMoved =
  (models: Models): EventHandler =>
  async ({ data }, transaction) => {
    const { orderId, status } = orderMoved.parse(data);
    if (status !== 'CANCELLED') return;
    const record = await findReservation(models, orderId, transaction.session);
    if (record && record.status !== 'SHIPPED') await giveBack(models, transaction, record);
  };
