import type { Transaction } from '../../../runtime/write.ts';
import { chinaDate } from '../../../values/calendar-date.ts';
import { statusUnderRights } from '../domain/listing-status.ts';
import type { Models } from '../models/index.ts';
import { type Listing, WITHOUT_TERMS } from '../models/listing.ts';
import type { SkuFactsRecord } from '../models/sku-facts.ts';
import { openIpJudge } from './ip-judge.ts';

/** How many listings or SKUs are looked at together. */
const BATCH = 500;

type Scope = Pick<Transaction, 'session' | 'now'>;

/** Looks again at the listings of goods that are called like a right, and at those that are blocked. */
export async function recheckBrands(models: Models, texts: readonly string[], scope: Scope): Promise<void> {
  const named = [...new Set(texts)].filter((text) => text !== '');
  for (let start = 0; start < named.length; start += BATCH) {
    await recheckGoodsNamed(models, named.slice(start, start + BATCH), scope);
  }
  await recheckListings(models, { status: 'IP_BLOCKED' }, scope);
}

async function recheckGoodsNamed(models: Models, texts: readonly string[], scope: Scope): Promise<void> {
  let after = '';
  for (;;) {
    const goods = await models.skuFacts
      .find({ brandText: { $in: texts }, _id: { $gt: after } }, { _id: 1 })
      .sort({ _id: 1 })
      .limit(BATCH)
      .batchSize(BATCH)
      .session(scope.session)
      .lean<Pick<SkuFactsRecord, '_id'>[]>();
    const last = goods.at(-1);
    if (!last) return;
    await recheckListings(models, { skuId: { $in: goods.map(({ _id }) => _id) } }, scope);
    after = last._id;
  }
}

/** Blocks and frees listings by the rights of today in China; what a retailer withdrew stays as it is. */
export async function recheckListings(
  models: Models,
  where: Readonly<Record<string, unknown>>,
  scope: Scope,
): Promise<void> {
  let after = '';
  for (;;) {
    const batch = await models.listings
      .find({ ...where, _id: { $gt: after } }, WITHOUT_TERMS)
      .sort({ _id: 1 })
      .limit(BATCH)
      .batchSize(BATCH)
      .session(scope.session)
      .lean<Listing[]>();
    const last = batch.at(-1);
    if (!last) return;
    await recheckBatch(models, batch, scope);
    after = last._id;
  }
}

async function recheckBatch(
  models: Models,
  listings: readonly Listing[],
  { session, now }: Scope,
): Promise<void> {
  const skuIds = [...new Set(listings.map(({ skuId }) => skuId))];
  const goods = await models.skuFacts
    .find({ _id: { $in: skuIds } })
    .batchSize(BATCH + 1)
    .session(session)
    .lean<SkuFactsRecord[]>();
  const goodsById = new Map(goods.map((each) => [each._id, each]));
  const judge = await openIpJudge(models, { goods, on: chinaDate(now), session });
  const changed = listings.flatMap(({ _id, skuId, market, status }) => {
    const facts = goodsById.get(skuId);
    const next = statusUnderRights(status, facts !== undefined && judge(facts, market) !== null);
    return next === status ? [] : [{ _id, next }];
  });
  for (const next of ['IP_BLOCKED', 'FOR_SALE'] as const) {
    const ids = changed.filter((each) => each.next === next).map(({ _id }) => _id);
    if (ids.length === 0) continue;
    const update = { $set: { status: next }, $inc: { version: 1 } };
    await models.listings.updateMany({ _id: { $in: ids } }, update, { session });
  }
}
