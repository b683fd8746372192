import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import { refundEntries } from '../domain/refund-entry.ts';
import type { Models } from '../models/index.ts';
import { timelineId, type TimelineEntryRecord } from '../models/timeline-entry.ts';

/** What is used here of finance's `RefundClaimMoved`. */
const refundClaimMoved = z.object({
  claimId: z.string(),
  supplierId: z.string(),
  preRefund: z.boolean(),
  status: z.string(),
  previous: z.string().nullable(),
  at: z.date(),
  lines: z.array(z.object({ orderId: z.string(), repaidQuantity: z.int().nonnegative() })),
});

/** Puts what happens to a claim for export VAT on the timelines of the orders that have goods in it. */
export const followClaims = ({ timelineEntries }: Models): Readonly<Record<string, EventHandler>> => ({
  RefundClaimMoved: ({ _id: eventId, data }, { documents }) => {
    for (const { orderId, entry } of refundEntries(refundClaimMoved.parse(data))) {
      const _id = timelineId(orderId, { at: entry.at, eventId });
      documents.insert<TimelineEntryRecord>(timelineEntries, { _id, orderId, ...entry });
    }
    return Promise.resolve();
  },
});
