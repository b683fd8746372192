import * as z from 'zod';
import type { EventRecord } from '../../../runtime/events.ts';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import type { Transaction } from '../../../runtime/write.ts';
import { judgeReturn, type ReturnRule } from '../domain/duty-free-return.ts';
import { returnClearanceMoved } from '../domain/events.ts';
import { clear, clearedEntry, type ReturnClearance } from '../domain/return-clearance.ts';
import type { Models } from '../models/index.ts';
import type { OrderViewRecord } from '../models/order-view.ts';
import { timelineId, type TimelineEntryRecord } from '../models/timeline-entry.ts';
import type { ReturnClearanceRecord } from '../models/return-clearance.ts';

export interface ClearDeps {
  readonly models: Models;
  readonly returnRules: readonly ReturnRule[];
}

const ofReturn = z.object({ returnId: z.string(), orderId: z.string() });

/** Lets goods that come back in, from what their seller and finance tell. Comes after the views, which it reads. */
export const clearReturns = (deps: ClearDeps): Readonly<Record<string, EventHandler>> => ({
  ReturnMoved: (event, transaction) => follow(deps, event, transaction),
  ReturnDuesChanged: (event, transaction) => follow(deps, event, transaction),
});

async function follow(
  { models, returnRules }: ClearDeps,
  { data }: EventRecord,
  { documents, now, emit }: Transaction,
): Promise<void> {
  const { returnId, orderId } = ofReturn.parse(data);
  const view = await documents.find<OrderViewRecord>(models.orderViews, orderId);
  const returned = view?.returns?.find((each) => each.returnId === returnId) ?? null;
  const dues = view?.returnDues?.find((each) => each.returnId === returnId) ?? null;
  const known = await documents.find<ReturnClearanceRecord>(models.returnClearances, returnId);
  const before = known ?? newClearance(returnId, orderId);
  const isOpen = view && returned && before.releasedAt === null;
  const dated = isOpen ? { ...before, ...judgeReturn(returned, view.declarations, returnRules) } : before;
  const after = clear(dated, { returned, dues, now });
  const isNews = after.releasedAt !== before.releasedAt;
  const record = { ...after, version: before.version + (isNews ? 1 : 0) };
  documents.put(models.returnClearances, record);
  if (!isNews) return;
  emit(returnClearanceMoved(record, now));
  const entry = clearedEntry(record, now);
  const _id = timelineId(orderId, { at: now, eventId: `clearance/${returnId}` });
  documents.insert<TimelineEntryRecord>(models.timelineEntries, { _id, orderId, ...entry });
}

const newClearance = (_id: string, orderId: string): ReturnClearance => ({
  _id,
  orderId,
  dutyFreeTo: null,
  dutyReason: null,
  ruleSource: null,
  exportIds: [],
  certificate: null,
  presentedAt: null,
  releasedAt: null,
  isDutyFree: null,
  version: 0,
});
