import { partyOf, requireParty } from '../../../runtime/viewer.ts';
import type { Answered, Transaction } from '../../../runtime/write.ts';
import { Problem } from '../../../values/problem.ts';
import type { ManufacturersContext } from '../context.ts';
import { applyPolicy, checkRowCount, goodValues, stepRows } from '../domain/bulk-rows.ts';
import { acceptSequence } from '../domain/publish-sequence.ts';
import { readCount, readFields } from '../domain/read-fields.ts';
import { createStockDraft } from '../domain/stock-draft.ts';
import type { PublishInventoryInput } from '../generated.ts';
import { forgetAll } from '../loaders.ts';
import type { InventoryCall } from './apply-snapshot.ts';
import { findStocks } from './find-stocks.ts';
import { feedAnswer, levelResult, type PublishedInventory } from './inventory-answer.ts';
import { lockFeed } from './lock-feed.ts';
import { publishSnapshot, publishSnapshotPart } from './publish-snapshot.ts';
import { resolveStockRows } from './resolve-stock-rows.ts';
import { saveStock } from './save-stock.ts';

/**
 * Sets or adjusts a supplier's stock, up to 500 levels a call, in the order of the supplier's sequence.
 *
 * Its number of commands does not depend on the number of rows.
 */
export async function publishInventory(
  { models, viewer, write, loaders }: ManufacturersContext,
  input: PublishInventoryInput,
): Promise<Answered<PublishedInventory>> {
  const party = partyOf(requireParty(viewer, 'inventory:write', input.supplierId));
  checkCall(input);
  const answer = await write({ mutation: 'publishInventory', party, input }, (transaction) =>
    publish(input, models, transaction),
  );
  forgetAll(loaders);
  return answer;
}

const MAX_SEQUENCE = 2_147_483_646;

function checkCall({ items, sequence, mode, snapshot }: PublishInventoryInput): void {
  checkRowCount(items, 'items', snapshot ? 0 : 1);
  readFields({ sequence: () => sequence == null || readCount(sequence, { from: 1, to: MAX_SEQUENCE }) });
  if (snapshot && mode !== 'SNAPSHOT') {
    throw new Problem('INVALID', 'part-of-no-snapshot', {
      message: 'Only a SNAPSHOT comes in parts',
      field: ['snapshot'],
    });
  }
}

async function publish(
  input: PublishInventoryInput,
  models: InventoryCall['models'],
  transaction: Transaction,
): Promise<PublishedInventory> {
  const feed = await lockFeed(models, input.supplierId, transaction.session);
  const call = { models, transaction, input, feed };
  if (input.mode !== 'SNAPSHOT') return publishLevels(call, input.mode);
  return input.snapshot ? publishSnapshotPart(call, input.snapshot) : publishSnapshot(call);
}

async function publishLevels(
  { models, transaction, input, feed }: InventoryCall,
  mode: 'SET' | 'ADJUST',
): Promise<PublishedInventory> {
  const { session, now } = transaction;
  const lastSequence = acceptSequence(feed.lastSequence, input.sequence ?? null);
  const { rows } = await resolveStockRows(models, input, { mode, now, warehouseId: null, session });
  const skuIds = goodValues(rows).map(({ skuId }) => skuId);
  const draft = createStockDraft(await findStocks(models, skuIds, session), { mode, now });
  const put = stepRows('items', rows, draft.put);
  applyPolicy(put, input.onError ?? 'REJECT_ALL');
  const after = await saveStock(models, {
    transaction,
    feed: { ...feed, lastSequence },
    outcome: draft.outcome(),
  });
  return { results: put.map(levelResult), ...feedAnswer(feed, after), snapshot: null };
}
