import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import type { Models } from '../models/index.ts';
import { giveUpReturn } from './give-up-return.ts';

/** What is used here of the retailers' `ReturnMoved`. */
const returnMoved = z.object({
  returnId: z.string(),
  orderId: z.string(),
  status: z.string(),
  lines: z.array(z.object({ lineNumber: z.int(), quantity: z.int() })),
});
/** Of supervision's `ReturnClearanceMoved`. */
const clearanceMoved = z.object({ returnId: z.string(), isReleased: z.boolean(), at: z.date() });

/** Keeps what has to be known of a return to carry it: what was agreed, and since when customs lets it in. */
export const followReturns = (models: Models): Readonly<Record<string, EventHandler>> => ({
  ReturnMoved: async ({ data }, transaction) => {
    const { session } = transaction;
    const { returnId: _id, ...facts } = returnMoved.parse(data);
    const fresh = { clearedAt: null, bookings: 0 };
    const change = { $set: facts, $setOnInsert: fresh };
    await models.returnFacts.updateOne({ _id }, change, { session, upsert: true });
    if (facts.status === 'WITHDRAWN') await giveUpReturn(models, _id, transaction);
  },
  ReturnClearanceMoved: async ({ data }, { session }) => {
    const { returnId: _id, isReleased, at } = clearanceMoved.parse(data);
    await models.returnFacts.updateOne({ _id }, { $set: { clearedAt: isReleased ? at : null } }, { session });
  },
});
