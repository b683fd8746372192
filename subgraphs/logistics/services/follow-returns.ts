import { z } from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import type { Models } from '../models/index.ts';

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
export const followReturns = ({ returnFacts }: Models): Readonly<Record<string, EventHandler>> => ({
  ReturnMoved: async ({ data }, { session }) => {
    const { returnId: _id, ...facts } = returnMoved.parse(data);
    const fresh = { clearedAt: null, bookings: 0 };
    await returnFacts.updateOne({ _id }, { $set: facts, $setOnInsert: fresh }, { session, upsert: true });
  },
  ReturnClearanceMoved: async ({ data }, { session }) => {
    const { returnId: _id, isReleased, at } = clearanceMoved.parse(data);
    await returnFacts.updateOne({ _id }, { $set: { clearedAt: isReleased ? at : null } }, { session });
  },
});
