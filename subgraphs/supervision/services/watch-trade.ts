import * as z from 'zod';
import type { EventRecord } from '../../../runtime/events.ts';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import type { Transaction } from '../../../runtime/write.ts';
import { chinaDate } from '../../../values/calendar-date.ts';
import { chinaMonth } from '../../../values/month.ts';
import type { Watched } from '../domain/alerts/watched.ts';
import type {
  CoverDocument,
  OrderDocument,
  ReturnDocument,
  ShipmentDocument,
} from '../domain/order-documents.ts';
import type { ZonePeriod } from '../domain/zone-period.ts';
import type { Models } from '../models/index.ts';
import type { OrderViewRecord } from '../models/order-view.ts';
import type { SupplierPlaceRecord } from '../models/supplier-place.ts';
import type { AlertRules } from './alert-rules.ts';
import type { KnownCustomsRates } from './customs-rates.ts';
import { addToTallies } from './add-to-tallies.ts';
import { ORDER_FACT_READERS } from './order-facts.ts';
import { zoneOfOrder } from './order-zone.ts';
import { raiseAlerts } from './raise-alerts.ts';
import { watchedClaim } from './watched-claim.ts';
import { type Surroundings, watchedOrder, watchedShipment } from './watched.ts';

export interface WatchDeps {
  readonly models: Models;
  readonly rules: AlertRules;
  readonly rates: KnownCustomsRates;
  readonly zones: ReadonlyMap<string, ZonePeriod>;
}

/** What is used here of the manufacturers' `StockShort`. */
const stockShort = z.object({
  supplierId: z.string(),
  skuId: z.string(),
  warehouseId: z.string(),
  onHand: z.int(),
  reserved: z.int(),
  shortage: z.int().positive(),
});

/** Lets the rules look at what each party tells. Comes after the views, which it reads. */
export const watchTrade = (deps: WatchDeps): Readonly<Record<string, EventHandler>> => ({
  OrderPlaced: async (event, transaction) => {
    const { orderId } = ORDER_FACT_READERS.OrderPlaced(event);
    const view = await watchedView(deps, orderId, transaction);
    if (!view) return;
    const placed = { orderId, order: view.order };
    const around = await surroundingsOf(deps, view.order, transaction);
    // Shipments whose events came before the order's have not been looked at yet.
    const watched = [
      watchedOrder(placed, around),
      ...view.shipments.map((shipment) => watchedShipment(placed, shipment, around)),
    ];
    await raise(deps, { watched, event }, transaction);
  },
  ShipmentBooked: async (event, transaction) => {
    const { orderId, fact } = ORDER_FACT_READERS.ShipmentBooked(event);
    const view = await watchedView(deps, orderId, transaction);
    if (!view || fact.shipment.returnId !== null) return;
    const around = await surroundingsOf(deps, view.order, transaction);
    const watched = watchedShipment({ orderId, order: view.order }, fact.shipment, around);
    await raise(deps, { watched: [watched], event }, transaction);
  },
  StockShort: async (event, transaction) => {
    const { supplierId, ...shortage } = stockShort.parse(event.data);
    const places = await placesOf(deps, [supplierId], transaction);
    const zoneId = zoneOfOrder(deps.zones, { retailerZoneId: null, places, on: chinaDate(event.at) });
    const watched: Watched = { type: 'SHORTAGE', ...shortage, at: event.at, zoneId };
    await raise(deps, { watched: [watched], event }, transaction);
  },
  RefundClaimMoved: async (event, transaction) => {
    const watched = await watchedClaim(deps.models, event, transaction);
    if (watched) await raise(deps, { watched: [watched], event }, transaction);
  },
});

/** Raises what the rules find, and counts it for the zones that it is in. */
async function raise(
  { models, rules }: WatchDeps,
  { watched, event }: { readonly watched: readonly Watched[]; readonly event: EventRecord },
  transaction: Transaction,
): Promise<void> {
  const of = { watched, eventId: event._id };
  const raised = await raiseAlerts(models, { rules: await rules.get(), of }, transaction);
  const increments = raised.flatMap(({ zoneId, raisedAt }) =>
    zoneId === null ? [] : [{ zoneId, month: chinaMonth(raisedAt), counts: { alerts: 1n } }],
  );
  await addToTallies(models, { source: SOURCES[event.type] ?? event.type, increments }, transaction);
}

/** Who tells what: events of one source are applied one after the other. */
const SOURCES: Readonly<Record<string, string>> = {
  OrderPlaced: 'retailers',
  ShipmentBooked: 'logistics',
  StockShort: 'manufacturers',
  RefundClaimMoved: 'finance',
};

export interface WatchedView {
  readonly order: OrderDocument;
  /** On their way out. */
  readonly shipments: readonly ShipmentDocument[];
  readonly returns: readonly ReturnDocument[];
  readonly cover: CoverDocument | null;
}

/** An order that has been placed; null as long as only others have spoken of it. */
export async function watchedView(
  { models }: Pick<WatchDeps, 'models'>,
  orderId: string,
  { documents }: Transaction,
): Promise<WatchedView | null> {
  const view = await documents.find<OrderViewRecord>(models.orderViews, orderId);
  if (!view?.order) return null;
  const shipments = view.shipments.filter(({ returnId }) => returnId === null);
  return { order: view.order, shipments, returns: view.returns ?? [], cover: view.cover ?? null };
}

async function surroundingsOf(
  deps: WatchDeps,
  { supplierIds }: OrderDocument,
  transaction: Transaction,
): Promise<Surroundings> {
  const { rates, zones } = deps;
  return { rates: await rates.get(), zones, places: await placesOf(deps, supplierIds, transaction) };
}

/** Where suppliers are. */
export const placesOf = (
  { models }: Pick<WatchDeps, 'models'>,
  supplierIds: readonly string[],
  { documents }: Transaction,
): Promise<readonly SupplierPlaceRecord[]> => documents.findAll(models.supplierPlaces, supplierIds);
