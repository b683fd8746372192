import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import { claimOnOrder, isSameClaim } from '../domain/refund-claim-document.ts';
import { refundEntries } from '../domain/refund-entry.ts';
import type { Models } from '../models/index.ts';
import type { OrderViewRecord } from '../models/order-view.ts';
import { timelineId, type TimelineEntryRecord } from '../models/timeline-entry.ts';
import { addFact } from './follow-orders.ts';

/** What is used here of finance's `RefundClaimMoved`. */
const refundClaimMoved = z.object({
  claimId: z.string(),
  supplierId: z.string(),
  // This, isLive and freedQuantity: absent in events of before they were told.
  reasons: z.array(z.string()).default([]),
  preRefund: z.boolean(),
  status: z.string(),
  previous: z.string().nullable(),
  isLive: z.boolean().default(true),
  at: z.date(),
  dueOn: z.string().nullable(),
  lines: z.array(
    z.object({
      orderId: z.string(),
      declarationId: z.string(),
      lineNumber: z.int().positive(),
      quantity: z.int().nonnegative(),
      repaidQuantity: z.int().nonnegative(),
      freedQuantity: z.int().nonnegative().default(0),
    }),
  ),
});

/**
 * Puts what happens to a claim for export VAT on the timelines of the orders that have goods in it, and what it asks for into
 * their views. A move that asks nobody for anything else writes no view.
 */
export const followClaims = (models: Models): Readonly<Record<string, EventHandler>> => ({
  RefundClaimMoved: async (event, { documents }) => {
    const moved = refundClaimMoved.parse(event.data);
    for (const { orderId, entry } of refundEntries(moved)) {
      const _id = timelineId(orderId, { at: entry.at, eventId: event._id });
      documents.insert<TimelineEntryRecord>(models.timelineEntries, { _id, orderId, ...entry });
    }
    const orderIds = [...new Set(moved.lines.map(({ orderId }) => orderId))];
    await documents.findAll<OrderViewRecord>(models.orderViews, orderIds);
    for (const [index, orderId] of orderIds.entries()) {
      const claim = claimOnOrder(moved, { orderId, version: event.sequence, isFirstOrder: index === 0 });
      const view = await documents.find<OrderViewRecord>(models.orderViews, orderId);
      const known = view?.claims?.find(({ claimId }) => claimId === claim.claimId);
      if (known && isSameClaim(known, claim)) continue;
      const read = { orderId, fact: { type: 'RefundClaimMoved', claim }, happening: null } as const;
      await addFact(models, { event, read }, { documents });
    }
  },
});
