import type { Transaction } from '../../../runtime/write.ts';
import { applyPolicy, type BulkRow, goodValues, stepRows } from '../domain/bulk-rows.ts';
import { readFields } from '../domain/read-fields.ts';
import { createStockDraft, type ResolvedRow } from '../domain/stock-draft.ts';
import type { StockFeed } from '../domain/stock-feed.ts';
import type { PublishInventoryInput } from '../generated.ts';
import type { Models } from '../models/index.ts';
import { findStocks, findStocksIn } from './find-stocks.ts';
import { feedAnswer, levelResult, type PublishedInventory } from './inventory-answer.ts';
import { saveStock } from './save-stock.ts';

/** A call of `publishInventory` on its way, with the supplier's feed locked. */
export interface InventoryCall {
  readonly models: Models;
  readonly transaction: Transaction;
  readonly input: PublishInventoryInput;
  readonly feed: StockFeed;
}

/** All that a snapshot says: its warehouses hold these rows and nothing else. */
export interface SnapshotContents {
  /** Of this call. */
  readonly rows: readonly BulkRow<ResolvedRow>[];
  /** Of the calls that brought other parts. */
  readonly earlierRows: readonly ResolvedRow[];
  /** Levels that some row names, refused rows included: they are not missing. */
  readonly named: ReadonlySet<string>;
  readonly warehouseIds: readonly string[];
  /** What was counted later than this, the snapshot does not know. */
  readonly countedAt: Date;
  /** Takes the place of the supplier's last one; null leaves that. */
  readonly sequence: number | null;
  /** How many parts it came in; null when it came whole. */
  readonly parts: number | null;
}

/** Applies all rows of a snapshot, and sets to 0 what its warehouses no longer hold. */
export async function applySnapshot(
  { models, transaction, input, feed }: InventoryCall,
  { rows, earlierRows, named, warehouseIds, countedAt, sequence, parts }: SnapshotContents,
): Promise<PublishedInventory> {
  const { session, now } = transaction;
  const skuIds = [...goodValues(rows), ...earlierRows].map(({ skuId }) => skuId);
  const present = await findStocksIn(models, { supplierId: input.supplierId, warehouseIds }, session);
  const known = new Set(present.map(({ _id }) => _id));
  const others = await findStocks(
    models,
    skuIds.filter((id) => !known.has(id)),
    session,
  );

  const draft = createStockDraft([...present, ...others], { mode: 'SNAPSHOT', now });
  // Their own calls are answered; what has become wrong with them since is said of the snapshot.
  readFields({ snapshot: () => earlierRows.forEach(draft.put) });
  const put = stepRows('items', rows, draft.put);
  applyPolicy(put, input.onError ?? 'REJECT_ALL');
  const zeroed = draft.zeroOthers(new Set(warehouseIds), named, countedAt);

  const lastSequence = sequence ?? feed.lastSequence;
  const after = await saveStock(models, {
    transaction,
    feed: { ...feed, lastSequence },
    outcome: draft.outcome(),
  });
  return {
    results: put.map(levelResult),
    ...feedAnswer(feed, after),
    snapshot: parts === null ? null : { received: parts, applied: true, zeroed },
  };
}
