import type { ClientSession } from 'mongoose';
import type { EventRecord } from '../../../runtime/events.ts';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import { nextSteps } from '../domain/next-steps.ts';
import { openStepsOf } from '../domain/open-step.ts';
import { emptyView, type OrderView, withFact } from '../domain/order-view.ts';
import { timelineEntryOf } from '../domain/timeline-entry.ts';
import type { Models } from '../models/index.ts';
import type { OrderViewRecord } from '../models/order-view.ts';
import { timelineId } from '../models/timeline-entry.ts';
import { keepOpenSteps } from './keep-open-steps.ts';
import { ORDER_FACT_READERS, type ReadFact } from './order-facts.ts';

/** A declaration's own moves are in the view already when they are told: see `saveDeclaration`. */
const OTHERS_FACTS = Object.entries(ORDER_FACT_READERS).filter(([type]) => type !== 'DeclarationMoved');

/** Keeps the view and the timeline of every order, from the events of all its parties. */
export const followOrders = (models: Models): Readonly<Record<string, EventHandler>> =>
  Object.fromEntries(
    OTHERS_FACTS.map(([type, read]) => [
      type,
      async (event: EventRecord, { session }: { readonly session: ClientSession }) => {
        await addFact(models, event, { read: read(event), session });
      },
    ]),
  );

/** Puts what an event says into its order's view and timeline, and its steps on their owners' lists; answers the view. */
export async function addFact(
  models: Models,
  event: Pick<EventRecord, '_id' | 'at'>,
  { read, session }: { readonly read: ReadFact; readonly session: ClientSession },
): Promise<OrderView> {
  const { orderId, fact, happening } = read;
  const before = await models.orderViews.findById(orderId).session(session).lean<OrderViewRecord>();
  const view = withFact(before ? viewOf(before) : emptyView(orderId), fact);
  const changedAt = before && before.changedAt > event.at ? before.changedAt : event.at;
  const record = toRecord(view, { facts: (before?.facts ?? 0) + 1, changedAt });
  await keepOpenSteps(models, {
    before: before ? openStepsOf(viewOf(before), before.steps) : [],
    after: openStepsOf(view, record.steps),
    session,
  });
  // As the driver takes it: casting every document of an order again would cost more than all the rest.
  await models.orderViews.collection.replaceOne({ _id: orderId as never }, record, { session, upsert: true });
  const entry = happening && timelineEntryOf(happening);
  if (entry) {
    const _id = timelineId(orderId, { at: entry.at, eventId: event._id });
    await models.timelineEntries.insertMany([{ _id, orderId, ...entry }], { session, lean: true });
  }
  return view;
}

export const viewOf = ({ _id: orderId, order, progress, ledger, ...rest }: OrderViewRecord): OrderView => ({
  orderId,
  order,
  progress,
  ledger,
  payments: rest.payments,
  settlements: rest.settlements,
  shipments: rest.shipments,
  declarations: rest.declarations,
  summaries: rest.summaries,
  returns: rest.returns ?? [],
  returnDues: rest.returnDues ?? [],
  cover: rest.cover ?? null,
});

const toRecord = (
  { orderId, ...documents }: OrderView,
  { facts, changedAt }: Pick<OrderViewRecord, 'facts' | 'changedAt'>,
): Omit<OrderViewRecord, '_id'> & { readonly _id: string } => ({
  _id: orderId,
  ...documents,
  steps: nextSteps({ orderId, ...documents }),
  facts,
  changedAt,
});
