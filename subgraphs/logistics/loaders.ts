import { createListLoader, createLoader } from '../../runtime/loader.ts';
import { partyRoleOf, type Viewer } from '../../runtime/viewer.ts';
import type { CarrierRecord } from './models/carrier.ts';
import type { FreightRateRecord } from './models/freight-rate.ts';
import type { Models } from './models/index.ts';
import type { LaneRecord } from './models/lane.ts';
import type { PortRecord } from './models/port.ts';
import type { ShipmentRecord } from './models/shipment.ts';
import type { TrackingEventRecord } from './models/tracking-event.ts';
import type { WarehouseRecord } from './models/warehouse.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/** Without it a reply holds 101 documents, and the rest is another command. */
const ONE_REPLY = { batchSize: 500 };

/** One request's reads. Reference data are public; what the viewer may not see of the rest is not there. */
export function createLoaders(models: Models, viewer: Viewer | null) {
  return { ...referenceLoaders(models), ...shipmentLoaders(models, viewer) };
}

function referenceLoaders({ ports, lanes, carriers, warehouses, freightRates }: Models) {
  return {
    portById: createLoader<PortRecord>(
      (ids) => ports.find({ _id: { $in: ids } }, null, ONE_REPLY).lean<PortRecord[]>(),
      ({ _id }) => _id,
    ),
    laneById: createLoader<LaneRecord>(
      (ids) => lanes.find({ _id: { $in: ids } }, null, ONE_REPLY).lean<LaneRecord[]>(),
      ({ _id }) => _id,
    ),
    carrierById: createLoader<CarrierRecord>(
      (ids) => carriers.find({ _id: { $in: ids } }, null, ONE_REPLY).lean<CarrierRecord[]>(),
      ({ _id }) => _id,
    ),
    warehouseById: createLoader<WarehouseRecord>(
      (ids) => warehouses.find({ _id: { $in: ids } }, null, ONE_REPLY).lean<WarehouseRecord[]>(),
      ({ _id }) => _id,
    ),
    freightRateById: createLoader<FreightRateRecord>(
      (ids) => freightRates.find({ _id: { $in: ids } }, null, ONE_REPLY).lean<FreightRateRecord[]>(),
      ({ _id }) => _id,
    ),
  };
}

function shipmentLoaders({ shipments, trackingEvents }: Models, viewer: Viewer | null) {
  const visible = visibleTo(viewer);
  return {
    shipmentById: createLoader<ShipmentRecord>(
      (ids) =>
        shipments.find({ $and: [{ _id: { $in: ids } }, visible] }, null, ONE_REPLY).lean<ShipmentRecord[]>(),
      ({ _id }) => _id,
    ),
    // At most 50 an order.
    shipmentsByOrderId: createListLoader<ShipmentRecord>(
      (ids) =>
        shipments
          .find({ $and: [{ orderId: { $in: ids }, returnId: null }, visible] }, null, ONE_REPLY)
          .sort({ _id: 1 })
          .lean<ShipmentRecord[]>(),
      ({ orderId }) => orderId,
    ),
    // The last one alone: an earlier one was given up.
    shipmentByReturnId: createLoader<ShipmentRecord>(
      (ids) =>
        shipments
          .find({ $and: [{ returnId: { $in: ids } }, visible] }, null, ONE_REPLY)
          .sort({ _id: 1 })
          .lean<ShipmentRecord[]>(),
      ({ returnId }) => returnId ?? '',
    ),
    // At most 200 a shipment, and only of shipments that the viewer has got before.
    eventsByShipmentId: createListLoader<TrackingEventRecord>(
      (ids) =>
        trackingEvents
          .find({ shipmentId: { $in: ids } }, null, ONE_REPLY)
          .sort({ shipmentId: 1, at: 1, reportedAt: 1 })
          .lean<TrackingEventRecord[]>(),
      ({ shipmentId }) => shipmentId,
    ),
  };
}

/** Which shipments a viewer sees: those that it is a party to; authorities and the operator see all. */
export function visibleTo(viewer: Viewer | null): Readonly<Record<string, unknown>> {
  if (viewer && (viewer.role === 'operator' || partyRoleOf(viewer) === 'AUTHORITY')) return {};
  return { partyIds: viewer?.partyId ?? null };
}

/** Forgets what a write has just changed. */
export function forgetShipment(
  { shipmentById, shipmentsByOrderId, shipmentByReturnId, eventsByShipmentId }: Loaders,
  id: string,
): void {
  shipmentById.clear(id);
  eventsByShipmentId.clear(id);
  shipmentsByOrderId.clearAll();
  shipmentByReturnId.clearAll();
}
