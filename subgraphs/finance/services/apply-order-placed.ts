import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import { INCOTERMS, type Incoterm } from '../../../values/incoterm.ts';
import { PAYMENT_TERMS } from '../../../values/payment-terms.ts';
import type { Models } from '../models/index.ts';
import type { OrderFactsRecord } from '../models/order-facts.ts';
import { moneyData } from './event-shapes.ts';

/** What is used here of the retailers' `OrderPlaced`. */
const orderPlaced = z.object({
  orderId: z.string(),
  retailerId: z.string(),
  buyerId: z.string(),
  supplierIds: z.array(z.string()),
  channel: z.enum(['B2B', 'B2C']),
  destination: z.string(),
  total: moneyData,
  deposit: moneyData.nullable(),
  terms: z.enum(PAYMENT_TERMS),
  incoterm: z.enum(Object.keys(INCOTERMS) as [Incoterm]),
  status: z.string(),
  version: z.number(),
  lines: z.array(z.object({ number: z.number(), quantity: z.number(), amount: moneyData })),
});

/** Keeps what an order says about money. */
export const applyOrderPlaced =
  (models: Models): EventHandler =>
  async ({ data }, { session }) => {
    const { orderId: _id, ...order } = orderPlaced.parse(data);
    const facts: OrderFactsRecord = { _id, ...order, changes: 0 };
    await models.orderFacts.insertMany([facts], { session, lean: true });
  };
