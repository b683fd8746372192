import { zero } from '../../../values/money.ts';
import { checkWeight } from '../domain/check-offer.ts';
import type { WantedOrder } from '../domain/order-input.ts';
import type { OrderLine, OrderTerms } from '../domain/order.ts';
import { amountOf, checkTotal, priceOrder, unitPriceOf } from '../domain/price-order.ts';
import { salesUnitOf } from '../domain/sales-unit.ts';
import type { ConsigneeRecord } from '../models/consignee.ts';
import { ANY_READER, type OrderRecord } from '../models/order.ts';
import type { Offer } from './find-offer.ts';
import type { HeldSku, Hold } from './stock-calls.ts';

/** What is agreed, from the offer and the stock that is held. @throws PRICE_CHANGED where the buyer expects another total */
export function agreedTerms(wanted: WantedOrder, offer: Offer, { skus }: Hold): OrderTerms {
  const lines = offer.lines.map((line, index) => lineOf(line, { number: index + 1, skus, offer }));
  checkWeight(offer.quote, lines);
  const freight = offer.quote?.price ?? zero(offer.currency);
  const sums = priceOrder(lines, { freight, terms: wanted.terms });
  checkTotal(sums.total, wanted.expectedTotal);
  return {
    channel: offer.channel,
    market: offer.market,
    destination: wanted.deliverTo.country,
    incoterm: wanted.incoterm,
    namedPlace: isPersonal(offer) ? null : wanted.namedPlace,
    terms: wanted.terms,
    quote: offer.quote,
    currency: offer.currency,
    ...sums,
    lines,
  };
}

/** To whom and where an order goes: what is erased with its buyer. */
export const consigneeOf = (orderId: string, wanted: WantedOrder, offer: Offer): ConsigneeRecord => ({
  _id: orderId,
  buyerId: wanted.buyerId,
  address: wanted.deliverTo,
  namedPlace: isPersonal(offer) ? wanted.namedPlace : null,
});

/** A person may name its own door; a company names a port or a terminal. */
const isPersonal = ({ buyer }: Offer): boolean => buyer.kind === 'CONSUMER';

interface LineFacts {
  readonly number: number;
  readonly skus: readonly HeldSku[];
  readonly offer: Pick<Offer, 'channel'>;
}

function lineOf(
  { listingId, quantity, listing }: Offer['lines'][number],
  { number, skus, offer }: LineFacts,
): OrderLine {
  const sku = skus.find(({ skuId }) => skuId === listing.skuId);
  if (!sku) throw new Error(`${listing.skuId} is held and not answered`);
  const { version: skuVersion, basePrice, tierPrice, legalQuantities, ...facts } = sku;
  const unitPrice = unitPriceOf(offer.channel, listing.price, { basePrice, tierPrice });
  return {
    number,
    listingId,
    ...facts,
    skuVersion,
    unit: salesUnitOf(legalQuantities),
    legalQuantities,
    quantity,
    unitPrice,
    amount: amountOf(unitPrice, quantity),
  };
}

interface NewOrder {
  readonly orderId: string;
  readonly number: string;
  readonly terms: OrderTerms;
  readonly holdExpiresAt: Date;
  readonly now: Date;
}

/** The order as it is first stored. */
export function newOrder(
  { buyer, retailer }: Pick<Offer, 'buyer' | 'retailer'>,
  { orderId, number, terms, holdExpiresAt, now }: NewOrder,
): OrderRecord {
  const supplierIds = [...new Set(terms.lines.map(({ supplierId }) => supplierId))];
  const zone = retailer.zoneId === null ? [] : [retailer.zoneId];
  return {
    _id: orderId,
    number,
    retailerId: retailer._id,
    retailerName: retailer.name,
    retailerZoneId: retailer.zoneId,
    buyerId: buyer._id,
    buyerKind: buyer.kind,
    supplierIds,
    ...terms,
    status: 'PLACED',
    agreedBy: [],
    placedAt: now,
    holdExpiresAt,
    changedAt: now,
    version: 1,
    shipments: [],
    isLedgerClosed: false,
    ledgerVersion: 0,
    readers: [ANY_READER, buyer._id, retailer._id, ...supplierIds, ...zone],
  };
}
