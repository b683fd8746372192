import type { CalendarDate } from '../../../values/calendar-date.ts';
import { isInGoodStanding } from '../domain/declaration-status.ts';
import type { DeclarationDocuments, DeclarationZone } from '../domain/draft-declaration.ts';
import type { OrderDocument, ShipmentDocument } from '../domain/order-documents.ts';
import type { OrderView } from '../domain/order-view.ts';
import { isZoneOn } from '../domain/zone-period.ts';
import type { Models } from '../models/index.ts';
import type { SupplierPlaceRecord } from '../models/supplier-place.ts';
import type { ZoneRecord } from '../models/zone.ts';

/** Where a declaration's zone is looked for. */
type ZoneModels = Pick<Models, 'zones' | 'supplierPlaces'>;

/** An order that has been placed, with one of its shipments or none yet. */
export interface ToDeclare {
  readonly view: OrderView;
  readonly order: OrderDocument;
  readonly shipment: ShipmentDocument | null;
  readonly on: CalendarDate;
}

/** What a declaration is built from, all of it held already. */
export async function documentsOf(
  models: ZoneModels,
  { view, order, shipment, on }: ToDeclare,
): Promise<DeclarationDocuments> {
  const others = view.declarations.filter(
    (each) => isInGoodStanding(each.status) && each.shipmentId !== shipment?.shipmentId,
  );
  return { orderId: view.orderId, order, shipment, others, zone: await zoneOf(models, order, on), on };
}

/** The retailer's zone, else that of its suppliers, if it is one on the day; null = outside every zone. */
async function zoneOf(
  { zones, supplierPlaces }: ZoneModels,
  { retailerZoneId, supplierIds }: OrderDocument,
  on: CalendarDate,
): Promise<DeclarationZone | null> {
  const places =
    retailerZoneId === null
      ? await supplierPlaces
          .find({ _id: { $in: supplierIds }, zoneId: { $ne: null } })
          .sort({ _id: 1 })
          .lean<SupplierPlaceRecord[]>()
      : [{ zoneId: retailerZoneId }];
  const zoneId = places[0]?.zoneId ?? null;
  const zone = zoneId === null ? null : await zones.findById(zoneId).lean<ZoneRecord>();
  if (!zone || !isZoneOn(zone, on)) return null;
  const { _id: id, provinceCode, approvedOn, revokedOn } = zone;
  return { id, provinceCode, approvedOn, revokedOn };
}
