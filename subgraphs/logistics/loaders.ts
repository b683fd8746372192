import { createLoader } from '../../runtime/loader.ts';
import type { CarrierRecord } from './models/carrier.ts';
import type { FreightRateRecord } from './models/freight-rate.ts';
import type { Models } from './models/index.ts';
import type { LaneRecord } from './models/lane.ts';
import type { PortRecord } from './models/port.ts';
import type { WarehouseRecord } from './models/warehouse.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/** Without it a reply holds 101 documents, and the rest is another command. */
const ONE_REPLY = { batchSize: 500 };

/** One request's reads. All of this subgraph's reference data are public. */
export function createLoaders({ ports, lanes, carriers, warehouses, freightRates }: Models) {
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
