import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import { CURRENCIES } from '../../../values/currency.ts';
import { type Incoterm, INCOTERMS } from '../../../values/incoterm.ts';
import { ORDER_STATUSES } from '../domain/order-facts.ts';
import type { Models } from '../models/index.ts';
import type { OrderFactsRecord } from '../models/order-facts.ts';
import { stopOrder } from './stop-order.ts';

const moneyShape = z.object({ minor: z.bigint(), currency: z.enum(CURRENCIES) });

/** What is used here of the retailers' `OrderPlaced`. */
const orderPlaced = z.object({
  orderId: z.string(),
  retailerId: z.string(),
  buyerId: z.string(),
  destination: z.string(),
  incoterm: z.enum(Object.keys(INCOTERMS) as [Incoterm, ...Incoterm[]]),
  status: z.enum(ORDER_STATUSES),
  insurance: moneyShape,
  lines: z.array(
    z.object({
      number: z.int(),
      supplierId: z.string(),
      quantity: z.int(),
      netGrams: z.int(),
      amount: moneyShape,
    }),
  ),
});

/** What is used here of the retailers' `OrderMoved`. */
const orderMoved = z.object({
  orderId: z.string(),
  status: z.enum(ORDER_STATUSES),
  previous: z.enum(ORDER_STATUSES),
});

/** Keeps what has to be known of an order to ship it. */
export const applyOrderPlaced =
  ({ orderFacts }: Models): EventHandler =>
  async ({ data, sequence: version }, { session }) => {
    const { orderId, ...facts } = orderPlaced.parse(data);
    const record: OrderFactsRecord = { _id: orderId, ...facts, version, bookings: 0 };
    await orderFacts.insertMany([record], { session, lean: true });
  };

/** Follows an order; of one that was confirmed before it was cancelled nothing leaves any more. */
export const applyOrderMoved =
  (models: Models): EventHandler =>
  async ({ data, sequence: version }, transaction) => {
    const { orderId, status, previous } = orderMoved.parse(data);
    const { session } = transaction;
    await models.orderFacts.updateOne({ _id: orderId }, { $set: { status, version } }, { session });
    if (status === 'CANCELLED' && previous !== 'PLACED') await stopOrder(models, orderId, transaction);
  };
