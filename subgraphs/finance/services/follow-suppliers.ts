import * as z from 'zod';
import { readReferenceFile } from '../../../runtime/reference-data.ts';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import type { Models } from '../models/index.ts';

const role = z.enum(['MANUFACTURER', 'TRADER']);
const taxpayer = z.enum(['GENERAL', 'SMALL_SCALE']);

/** What is used here of the manufacturers' `SupplierRegistered`. */
const supplierRegistered = z.object({
  supplierId: z.string(),
  role,
  taxpayer,
  beltId: z.string().nullish(),
  zoneId: z.string().nullish(),
});

/** A supplier as a sample catalogue brings it. */
export interface SupplierToLoad {
  readonly id: string;
  readonly role: z.output<typeof role>;
  readonly taxpayer: z.output<typeof taxpayer>;
  readonly beltId: string | null;
}

const belts = z.object({ belts: z.array(z.object({ id: z.string(), zoneId: z.string().nullable() })) });

const readZones = (): ReadonlyMap<string, string | null> =>
  new Map(
    readReferenceFile('belts.json', belts).content.belts.map(({ id, zoneId }) => [id, zoneId] as const),
  );

/** Keeps what of each supplier decides its tax route: what it is, and the pilot zone of its own or of its belt. */
export function followSuppliers({ supplierFacts }: Models): EventHandler {
  const zoneOfBelt = readZones();
  return async ({ data }, { session }) => {
    const { supplierId: _id, beltId, zoneId, ...facts } = supplierRegistered.parse(data);
    const place = zoneId ?? zoneOfBelt.get(beltId ?? '') ?? null;
    const update = { $set: { ...facts, zoneId: place }, $setOnInsert: { changes: 0 } };
    await supplierFacts.updateOne({ _id }, update, { session, upsert: true });
  };
}

/** Loads the suppliers of a sample catalogue; those that are there stay as they are. */
export function createLoadSuppliers({ supplierFacts }: Models) {
  const zoneOfBelt = readZones();
  return async (suppliers: readonly SupplierToLoad[]): Promise<void> => {
    if (suppliers.length === 0) return;
    const operations = suppliers.map(({ id: _id, beltId, ...facts }) => {
      const $setOnInsert = { ...facts, zoneId: zoneOfBelt.get(beltId ?? '') ?? null, changes: 0 };
      return { updateOne: { filter: { _id }, update: { $setOnInsert }, upsert: true } };
    });
    await supplierFacts.bulkWrite(operations, { ordered: false });
  };
}
