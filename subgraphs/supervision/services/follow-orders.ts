import type { EventRecord } from '../../../runtime/events.ts';
import type { EventHandler, ReadAhead } from '../../../runtime/subgraph.ts';
import type { Transaction } from '../../../runtime/write.ts';
import { nextSteps } from '../domain/next-steps.ts';
import { openStepsOf } from '../domain/open-step.ts';
import { emptyView, type OrderView, withFact } from '../domain/order-view.ts';
import { timelineEntryOf } from '../domain/timeline-entry.ts';
import type { Models } from '../models/index.ts';
import type { OrderViewRecord } from '../models/order-view.ts';
import { timelineId, type TimelineEntryRecord } from '../models/timeline-entry.ts';
import { keepOpenSteps } from './keep-open-steps.ts';
import { ORDER_FACT_READERS, type ReadFact } from './order-facts.ts';

/** A declaration's own moves are in the view already when they are told: see `saveDeclaration`. */
const OTHERS_FACTS = Object.entries(ORDER_FACT_READERS).filter(([type]) => type !== 'DeclarationMoved');

/** Reads the views that events are about, and the places of the suppliers whose orders they tell of. */
export const readViewsAhead =
  ({ orderViews, supplierPlaces }: Models): ReadAhead =>
  async (events, { documents }) => {
    const told = OTHERS_FACTS.flatMap(([type, read]) =>
      events.filter((event) => event.type === type).map((event) => read(event)),
    );
    const suppliers = told.flatMap(({ fact }) => (fact.type === 'OrderPlaced' ? fact.order.supplierIds : []));
    if (told.length > 0)
      await documents.findAll(
        orderViews,
        told.map(({ orderId }) => orderId),
      );
    if (suppliers.length > 0) await documents.findAll(supplierPlaces, suppliers);
  };

/** Keeps the view and the timeline of every order, from the events of all its parties. */
export const followOrders = (models: Models): Readonly<Record<string, EventHandler>> =>
  Object.fromEntries(
    OTHERS_FACTS.map(([type, read]) => [
      type,
      async (event: EventRecord, transaction: Transaction) => {
        await addFact(models, { event, read: read(event) }, transaction);
      },
    ]),
  );

interface Told {
  readonly event: Pick<EventRecord, '_id' | 'at'>;
  readonly read: ReadFact;
}

/** Puts what an event says into its order's view and timeline, and its steps on their owners' lists; answers the view. */
export async function addFact(
  models: Models,
  { event, read: { orderId, fact, happening } }: Told,
  { documents }: Pick<Transaction, 'documents'>,
): Promise<OrderView> {
  const before = await documents.find<OrderViewRecord>(models.orderViews, orderId);
  const view = withFact(before ? viewOf(before) : emptyView(orderId), fact);
  const changedAt = before && before.changedAt > event.at ? before.changedAt : event.at;
  const record = toRecord(view, { facts: (before?.facts ?? 0) + 1, changedAt });
  const stepsBefore = before ? openStepsOf(viewOf(before), before.steps) : [];
  keepOpenSteps(models, { before: stepsBefore, after: openStepsOf(view, record.steps) }, documents);
  documents.put(models.orderViews, record);
  const entry = happening && timelineEntryOf(happening);
  if (entry) {
    const _id = timelineId(orderId, { at: entry.at, eventId: event._id });
    documents.insert<TimelineEntryRecord>(models.timelineEntries, { _id, orderId, ...entry });
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
  claims: rest.claims ?? [],
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
