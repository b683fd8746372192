import type { Transaction } from '../../../runtime/write.ts';
import { chinaDate } from '../../../values/calendar-date.ts';
import type { IpRight } from '../../../values/ip-verdict.ts';
import { Problem } from '../../../values/problem.ts';
import { pathOf, type Row } from '../domain/read-listing-rows.ts';
import type { Models } from '../models/index.ts';
import type { SkuFactsRecord } from '../models/sku-facts.ts';
import { openIpJudge } from './ip-judge.ts';

/** Refuses rows about SKUs that nobody has published, and those that a right in their market forbids today. */
export async function checkListingRows(
  models: Models,
  rows: readonly Row[],
  { session, now }: Transaction,
): Promise<readonly Row[]> {
  const skuIds = rows.flatMap((each) => ('row' in each ? [each.row.skuId] : []));
  const facts = await models.skuFacts
    .find({ _id: { $in: skuIds } })
    .batchSize(skuIds.length + 1)
    .session(session)
    .lean<SkuFactsRecord[]>();
  const factsById = new Map(facts.map((each) => [each._id, each]));
  const judge = await openIpJudge(models, { goods: facts, on: chinaDate(now), session });

  return rows.map((each, index) => {
    if (!('row' in each)) return each;
    const { skuId, market, forSale } = each.row;
    const goods = factsById.get(skuId);
    if (!goods) return { problems: [unknownSku(index)] };
    const right = forSale ? judge(goods, market) : null;
    return right ? { problems: [blocked(index, right)] } : each;
  });
}

const unknownSku = (index: number): Problem =>
  new Problem('NOT_FOUND', 'no-such-sku', {
    message: 'No supplier has published this SKU',
    field: [...pathOf(index), 'skuId'],
  });

const blocked = (index: number, { kind, number, title, territory, source }: IpRight): Problem =>
  new Problem('IP_BLOCKED', 'right-forbids-sale', {
    message: `${kind} ${number} "${title}" of ${territory} (${source}) forbids to sell goods of this brand there`,
    field: [...pathOf(index), 'market'],
  });
