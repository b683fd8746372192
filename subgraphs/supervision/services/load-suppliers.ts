import type { Transact } from '../../../runtime/transact.ts';
import { chinaDate } from '../../../values/calendar-date.ts';
import { chinaMonth } from '../../../values/month.ts';
import type { Increment } from '../domain/indicators/tally.ts';
import type { ZonePeriod } from '../domain/zone-period.ts';
import type { Models } from '../models/index.ts';
import type { SupplierPlaceRecord } from '../models/supplier-place.ts';
import { addToTallies } from './add-to-tallies.ts';
import { readZonesOfBelts } from './follow-suppliers.ts';
import { zoneOfOrder } from './order-zone.ts';

/** A supplier as a sample catalogue brings it. */
export interface SupplierToLoad {
  readonly id: string;
  readonly beltId: string | null;
  readonly createdAt: Date;
}

interface LoadDeps {
  readonly models: Models;
  readonly transact: Transact;
  readonly zones: ReadonlyMap<string, ZonePeriod>;
}

/**
 * Loads the suppliers of a sample catalogue, of which no event tells: where each is, and that its zone has one more.
 *
 * Those that are there stay as they are, and are not counted again.
 */
export function createLoadSuppliers({ models, transact, zones }: LoadDeps) {
  const zoneOfBelt = readZonesOfBelts();
  const placeOf = ({ id: _id, beltId }: SupplierToLoad): SupplierPlaceRecord => ({
    _id,
    beltId,
    zoneId: zoneOfBelt.get(beltId ?? '') ?? null,
  });
  const incrementOf = (supplier: SupplierToLoad): readonly Increment[] => {
    const { createdAt } = supplier;
    const where = { retailerZoneId: null, places: [placeOf(supplier)], on: chinaDate(createdAt) };
    const zoneId = zoneOfOrder(zones, where);
    return zoneId === null ? [] : [{ zoneId, month: chinaMonth(createdAt), counts: { suppliers: 1n } }];
  };
  return (suppliers: readonly SupplierToLoad[]): Promise<void> =>
    transact(async (transaction) => {
      const known = await models.supplierPlaces
        .find({ _id: { $in: suppliers.map(({ id }) => id) } }, { _id: 1 })
        .session(transaction.session)
        .lean<Pick<SupplierPlaceRecord, '_id'>[]>();
      const ids = new Set(known.map(({ _id }) => _id));
      const fresh = suppliers.filter(({ id }) => !ids.has(id));
      if (fresh.length === 0) return;
      const { session } = transaction;
      await models.supplierPlaces.insertMany(fresh.map(placeOf), { session, lean: true });
      const increments = fresh.flatMap(incrementOf);
      await addToTallies(models, { source: 'manufacturers', increments }, transaction);
    });
}
