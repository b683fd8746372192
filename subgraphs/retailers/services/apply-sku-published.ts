import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import { markText } from '../../../values/ip-verdict.ts';
import type { Models } from '../models/index.ts';
import type { SkuFactsRecord } from '../models/sku-facts.ts';
import { recheckListings } from './recheck-listings.ts';

/** What is used here of the manufacturers' `SkuPublished`. */
const skuPublished = z.object({
  skuId: z.string(),
  hsCode: z.string(),
  brandName: z.string().nullable(),
});

export interface SkuFacts {
  readonly skuId: string;
  readonly hsCode: string;
  readonly brandName: string | null;
  readonly version: number;
}

export const toSkuFactsRecord = ({ skuId, hsCode, brandName, version }: SkuFacts): SkuFactsRecord => ({
  _id: skuId,
  hsCode,
  brandName,
  brandText: markText(brandName ?? ''),
  version,
});

/** Keeps the facts of the newest version of a SKU, and looks again at its listings where rights read them. */
export const applySkuPublished =
  (models: Models): EventHandler =>
  async ({ data, sequence: version }, { session, now }) => {
    const facts = toSkuFactsRecord({ ...skuPublished.parse(data), version });
    const before = await models.skuFacts.findById(facts._id).session(session).lean<SkuFactsRecord>();
    if (before && before.version >= version) return;
    await models.skuFacts.replaceOne({ _id: facts._id }, facts, { session, upsert: true });
    const isSame = before?.hsCode === facts.hsCode && before.brandText === facts.brandText;
    if (!isSame) await recheckListings(models, { skuId: facts._id }, { session, now });
  };
