import { sha256 } from '../../../runtime/id.ts';
import { canonicalJson } from '../../../values/canonical-json.ts';
import { applyPolicy, goodValues } from '../domain/bulk-rows.ts';
import { readFields } from '../domain/read-fields.ts';
import { isComplete } from '../domain/snapshot.ts';
import { readSnapshotPart, type SnapshotPartInput } from '../domain/snapshot-part.ts';
import { levelKey } from '../domain/stock-draft.ts';
import { applySnapshot, type InventoryCall } from './apply-snapshot.ts';
import { feedAnswer, keptResult, type PublishedInventory } from './inventory-answer.ts';
import { resolveStockRows } from './resolve-stock-rows.ts';
import { closeSnapshot, findSnapshot, keepPart, refuseRowsOfOtherParts } from './snapshot-store.ts';

/** Takes a snapshot of the warehouses that its good rows name: a call in which nothing is right empties no warehouse. */
export async function publishSnapshot(call: InventoryCall): Promise<PublishedInventory> {
  const { models, input } = call;
  const { now, session } = call.transaction;
  const rules = { mode: 'SNAPSHOT', now, warehouseId: null, session } as const;
  const { rows, named } = await resolveStockRows(models, input, rules);
  return applySnapshot(call, {
    rows,
    earlierRows: [],
    named: new Set(named.map(({ skuId, warehouseId }) => levelKey(skuId, warehouseId))),
    warehouseIds: [...new Set(goodValues(rows).map(({ warehouseId }) => warehouseId))],
    countedAt: now,
    sequence: input.sequence ?? null,
    parts: null,
  });
}

/**
 * Takes a part of the snapshot of one warehouse.
 *
 * Nothing changes before all parts are there, in whatever order they come. Then all of them are applied together.
 */
export async function publishSnapshotPart(
  call: InventoryCall,
  given: SnapshotPartInput,
): Promise<PublishedInventory> {
  const { models, input, feed } = call;
  const { now, session } = call.transaction;
  const { snapshot: part } = readFields({ snapshot: () => readSnapshotPart(given) });
  const arrived = {
    part,
    supplierId: input.supplierId,
    sequence: input.sequence ?? null,
    fingerprint: sha256(canonicalJson(input.items)),
  };
  const { warehouseId } = part;
  const { snapshot, isRepeated } = await findSnapshot(call, arrived);
  const resolved = await resolveStockRows(models, input, { mode: 'SNAPSHOT', now, warehouseId, session });
  const rows = await refuseRowsOfOtherParts(call, arrived, resolved.rows);
  applyPolicy(rows, input.onError ?? 'REJECT_ALL');

  if (isRepeated || !isComplete(snapshot)) {
    const taken = goodValues(rows);
    const takenIds = new Set(taken.map(({ skuId }) => skuId));
    const refusedSkuIds = resolved.named.map(({ skuId }) => skuId).filter((id) => !takenIds.has(id));
    if (!isRepeated) await keepPart(call, { arrived, snapshot, content: { rows: taken, refusedSkuIds } });
    return {
      results: rows.map(keptResult),
      ...feedAnswer(feed, feed),
      snapshot: { received: snapshot.parts.length, applied: false, zeroed: 0 },
    };
  }
  const earlier = await closeSnapshot(call, snapshot);
  const earlierRows = earlier.flatMap((kept) => kept.rows);
  const namedSkuIds = [
    ...resolved.named.map(({ skuId }) => skuId),
    ...earlierRows.map(({ skuId }) => skuId),
    ...earlier.flatMap(({ refusedSkuIds }) => refusedSkuIds),
  ];
  return applySnapshot(call, {
    rows,
    earlierRows,
    named: new Set(namedSkuIds.map((skuId) => levelKey(skuId, warehouseId))),
    warehouseIds: [warehouseId],
    countedAt: snapshot.startedAt,
    sequence: snapshot.sequence,
    parts: snapshot.parts.length,
  });
}
