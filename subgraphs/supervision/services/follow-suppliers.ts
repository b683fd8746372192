import * as z from 'zod';
import { readReferenceFile } from '../../../runtime/reference-data.ts';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import type { Models } from '../models/index.ts';
import type { SupplierPlaceRecord } from '../models/supplier-place.ts';

/** What is used here of the manufacturers' `SupplierRegistered`. */
const supplierRegistered = z.object({
  supplierId: z.string(),
  beltId: z.string().nullish(),
  zoneId: z.string().nullish(),
});

const belts = z.object({ belts: z.array(z.object({ id: z.string(), zoneId: z.string().nullable() })) });

/** In which pilot zone each belt is. */
export const readZonesOfBelts = (): ReadonlyMap<string, string | null> =>
  new Map(
    readReferenceFile('belts.json', belts).content.belts.map(({ id, zoneId }) => [id, zoneId] as const),
  );

/** Keeps in which belt each supplier is, and in which pilot zone: its own, else that of the belt. */
export function followSuppliers({ supplierPlaces }: Models): EventHandler {
  const zoneOfBelt = readZonesOfBelts();
  return ({ data }, { documents }) => {
    const { supplierId, beltId, zoneId } = supplierRegistered.parse(data);
    const place = { zoneId: zoneId ?? zoneOfBelt.get(beltId ?? '') ?? null, beltId: beltId ?? null };
    documents.put<SupplierPlaceRecord>(supplierPlaces, { _id: supplierId, ...place });
    return Promise.resolve();
  };
}
