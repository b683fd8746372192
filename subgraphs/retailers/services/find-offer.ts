import { actsFor } from '../../../runtime/viewer.ts';
import { chinaDate } from '../../../values/calendar-date.ts';
import { territoriesOf } from '../../../values/ip-territory.ts';
import { Problem, Problems } from '../../../values/problem.ts';
import type { RetailersContext } from '../context.ts';
import { checkListings, checkQuote, checkTerms, type CommonOffer } from '../domain/check-offer.ts';
import type { WantedLine, WantedOrder } from '../domain/order-input.ts';
import type { OrderQuote } from '../domain/order.ts';
import type { BuyerRecord } from '../models/buyer.ts';
import { type Listing, WITHOUT_TERMS } from '../models/listing.ts';
import type { RetailerRecord } from '../models/retailer.ts';
import type { SkuFactsRecord } from '../models/sku-facts.ts';
import { openIpJudge } from './ip-judge.ts';
import { readQuote } from './quote-keys.ts';

/** What an order is made of, as far as this subgraph knows it. */
export interface Offer extends CommonOffer {
  readonly buyer: BuyerRecord;
  readonly retailer: RetailerRecord;
  readonly lines: readonly (WantedLine & { readonly listing: Listing })[];
  readonly quote: OrderQuote | null;
}

/** Everything that can be checked of an order before stock is held. @throws Problem or Problems */
export async function findOffer(context: RetailersContext, wanted: WantedOrder): Promise<Offer> {
  const { models, clock } = context;
  const destination = wanted.deliverTo.country;
  const today = chinaDate(clock.now());
  const [buyer, listings, quote] = await Promise.all([
    findBuyer(context, wanted.buyerId),
    findListings(context, wanted.lines),
    wanted.shippingQuoteId === null ? null : readQuote(models, wanted.shippingQuoteId),
  ]);
  const common = checkListings(listings, territoriesOf(destination, today));
  const { channel, currency } = common;
  checkTerms({ channel, buyerKind: buyer.kind, incoterm: wanted.incoterm, terms: wanted.terms });
  const kept =
    wanted.shippingQuoteId === null
      ? null
      : checkQuote(quote, { incoterm: wanted.incoterm, destination, currency, now: clock.now() });
  const lines = wanted.lines.flatMap((line, index) => {
    const listing = listings[index];
    return listing ? [{ ...line, listing }] : [];
  });
  await checkRights(context, lines, destination);
  const retailer = await models.retailers.findById(common.retailerId).lean<RetailerRecord>();
  // Retailers are never deleted: a miss is a bug.
  if (!retailer) throw new Error(`${common.retailerId} is referred to and not there`);
  return { ...common, buyer, retailer, lines, quote: kept };
}

async function findBuyer({ models, viewer }: RetailersContext, buyerId: string): Promise<BuyerRecord> {
  const buyer = actsFor(viewer, buyerId) ? await models.buyers.findById(buyerId).lean<BuyerRecord>() : null;
  if (buyer) return buyer;
  throw new Problem('NOT_FOUND', 'no-such-buyer', {
    message: 'No such buyer, or not you',
    field: ['buyerId'],
  });
}

/** The listings of the lines; whoever may see them, only what is for sale can be bought. */
async function findListings(
  { models }: RetailersContext,
  lines: readonly WantedLine[],
): Promise<readonly (Listing | null)[]> {
  const ids = [...new Set(lines.map(({ listingId }) => listingId))];
  const found = await models.listings.find({ _id: { $in: ids } }, WITHOUT_TERMS).lean<Listing[]>();
  const byId = new Map(found.map((listing) => [listing._id, listing]));
  return lines.map(({ listingId }) => byId.get(listingId) ?? null);
}

/** Looks at the rights of the day: a listing could be for sale for a moment longer than a right allows. */
async function checkRights(
  { models, clock }: RetailersContext,
  lines: Offer['lines'],
  destination: string,
): Promise<void> {
  const skuIds = [...new Set(lines.map(({ listing }) => listing.skuId))];
  const facts = await models.skuFacts
    .find({ _id: { $in: skuIds } })
    .batchSize(skuIds.length + 1)
    .lean<SkuFactsRecord[]>();
  const judge = await openIpJudge(models, { goods: facts, on: chinaDate(clock.now()), session: null });
  const problems = lines.flatMap(({ listing }, index) => {
    const goods = facts.find(({ _id }) => _id === listing.skuId);
    const right = goods && judge(goods, destination);
    return right
      ? [
          new Problem('IP_BLOCKED', 'right-forbids-sale', {
            message: `${right.kind} ${right.number} "${right.title}" of ${right.territory} forbids its sale`,
            field: ['lines', String(index), 'listingId'],
          }),
        ]
      : [];
  });
  if (problems.length > 0) throw new Problems(problems);
}
