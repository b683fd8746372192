import * as z from 'zod';
import type { EventRecord } from '../../../runtime/events.ts';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import type { Transaction } from '../../../runtime/write.ts';
import { chinaDate } from '../../../values/calendar-date.ts';
import type { CustomsRates } from '../domain/customs-value.ts';
import type { Increment } from '../domain/indicators/tally.ts';
import type { CoverDocument, OrderDocument } from '../domain/order-documents.ts';
import { addToTallies } from './add-to-tallies.ts';
import { incrementsOfClaim } from './claim-increments.ts';
import { incrementsOfDeclaration } from './declaration-increments.ts';
import { inZone } from './in-zone.ts';
import { ORDER_FACT_READERS } from './order-facts.ts';
import { zoneOfOrder } from './order-zone.ts';
import { placesOf, type WatchDeps, watchedView } from './watch-trade.ts';
import { fenOn } from './watched.ts';

const supplierRegistered = z.object({ supplierId: z.string() });

/** Counts by zone and month what each party tells. Comes after the views and places, which it reads. */
export const tallyTrade = (deps: WatchDeps): Readonly<Record<string, EventHandler>> => ({
  OrderPlaced: tallied(deps, 'retailers', async (event, transaction) => {
    const { orderId } = ORDER_FACT_READERS.OrderPlaced(event);
    const view = await watchedView(deps, orderId, transaction);
    if (!view) return [];
    const { order, shipments, cover } = view;
    const zoneAt = await zonesOf(deps, order, transaction);
    return [
      ...inZone(zoneAt(order.placedAt), order.placedAt, {
        counts: { orders: 1n, ...(isOfOwnBrand(order) && { ownBrandOrders: 1n }) },
      }),
      // Shipments and a cover whose events came before the order's.
      ...shipments.flatMap((shipment) => inWarehouse(zoneAt(shipment.bookedAt), shipment)),
      ...(cover ? insuredIn(zoneAt(cover.declaredAt), cover, await deps.rates.get()) : []),
    ];
  }),
  ShipmentBooked: tallied(deps, 'logistics', async (event, transaction) => {
    const { orderId, fact } = ORDER_FACT_READERS.ShipmentBooked(event);
    const { shipment } = fact;
    if (shipment.toWarehouseId === null || !shipment.isOverseasWarehouse) return [];
    const view = await watchedView(deps, orderId, transaction);
    if (!view || shipment.returnId !== null) return [];
    const zoneAt = await zonesOf(deps, view.order, transaction);
    return inWarehouse(zoneAt(shipment.bookedAt), shipment);
  }),
  ReturnMoved: tallied(deps, 'retailers', async (event, transaction) => {
    const { orderId, fact } = ORDER_FACT_READERS.ReturnMoved(event);
    const { returnId, status, isBack, at } = fact.returned;
    const view = status === 'RECEIVED' && isBack ? await watchedView(deps, orderId, transaction) : null;
    // Goods that are back make it a returned order, once.
    if (!view || view.returns.some((each) => each.returnId !== returnId && each.isBack)) return [];
    const zoneAt = await zonesOf(deps, view.order, transaction);
    return inZone(zoneAt(at), at, { counts: { returnedOrders: 1n } });
  }),
  SupplierRegistered: tallied(deps, 'manufacturers', async ({ data, at }, transaction) => {
    const { supplierId } = supplierRegistered.parse(data);
    const places = await placesOf(deps, [supplierId], transaction);
    const zoneId = zoneOfOrder(deps.zones, { retailerZoneId: null, places, on: chinaDate(at) });
    return inZone(zoneId, at, { counts: { suppliers: 1n } });
  }),
  DeclarationMoved: tallied(deps, 'supervision', (event, transaction) =>
    incrementsOfDeclaration(deps, event, transaction),
  ),
  CoverMoved: tallied(deps, 'finance', async (event, transaction) => {
    const { orderId } = ORDER_FACT_READERS.CoverMoved(event);
    // What is insured is fixed with the declaration of the cover, its first event.
    const view = event.sequence === 1 ? await watchedView(deps, orderId, transaction) : null;
    if (!view?.cover) return [];
    const zoneAt = await zonesOf(deps, view.order, transaction);
    return insuredIn(zoneAt(view.cover.declaredAt), view.cover, await deps.rates.get());
  }),
  RefundClaimMoved: tallied(deps, 'finance', (event, transaction) =>
    incrementsOfClaim(deps, event, transaction),
  ),
});

type Count = (event: EventRecord, transaction: Transaction) => Promise<readonly Increment[]>;

const tallied =
  ({ models }: WatchDeps, source: string, count: Count): EventHandler =>
  async (event, transaction) =>
    addToTallies(models, { source, increments: await count(event, transaction) }, transaction);

const inWarehouse = (
  zoneId: string | null,
  { toWarehouseId, isOverseasWarehouse, bookedAt }: OverseasShipment,
): readonly Increment[] =>
  toWarehouseId === null || !isOverseasWarehouse
    ? []
    : inZone(zoneId, bookedAt, { warehouseId: toWarehouseId });

function insuredIn(
  zoneId: string | null,
  { insured, declaredAt }: CoverDocument,
  rates: readonly CustomsRates[],
): readonly Increment[] {
  const fen = fenOn(insured, rates, chinaDate(declaredAt));
  return fen === null ? [] : inZone(zoneId, declaredAt, { counts: { insuredFen: fen } });
}

interface OverseasShipment {
  readonly toWarehouseId: string | null;
  readonly isOverseasWarehouse: boolean;
  readonly bookedAt: Date;
}

/** A SKU carries no brand but one that its supplier has registered, so every brand on a line is the supplier's own. */
const isOfOwnBrand = ({ lines }: OrderDocument): boolean => lines.some(({ brandName }) => brandName !== null);

async function zonesOf(
  deps: WatchDeps,
  { retailerZoneId, supplierIds }: OrderDocument,
  transaction: Transaction,
): Promise<(at: Date) => string | null> {
  const places = await placesOf(deps, supplierIds, transaction);
  return (at) => zoneOfOrder(deps.zones, { retailerZoneId, places, on: chinaDate(at) });
}
