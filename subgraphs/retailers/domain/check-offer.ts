import type { Incoterm } from '../../../values/incoterm.ts';
import { requireFittingTransport } from '../../../values/incoterm.ts';
import type { Money } from '../../../values/money.ts';
import { Problem, Problems } from '../../../values/problem.ts';
import type { Channel } from '../../../values/channel.ts';
import type { ListingStatus } from './listing-status.ts';
import type { PaymentTerms } from '../../../values/payment-terms.ts';
import type { BuyerKind, OrderQuote } from './order.ts';

/** A listing that an order names; null where there is none. */
export type OfferedListing = {
  readonly retailerId: string;
  readonly market: string;
  readonly channel: Channel;
  readonly price: Money;
  readonly status: ListingStatus;
} | null;

/** What all lines of an order have in common. */
export interface CommonOffer {
  readonly retailerId: string;
  readonly market: string;
  readonly channel: Channel;
  readonly currency: Money['currency'];
}

/**
 * What the listings of an order have to have in common: they are for sale, of one retailer, in one channel, one market
 * and one currency, and the goods go to that market.
 *
 * @param markets those in which goods for the destination are sold.
 * @throws Problems with each line that does not fit the first.
 */
export function checkListings(listings: readonly OfferedListing[], markets: readonly string[]): CommonOffer {
  const problems: Problem[] = [];
  const refuse = (
    index: number,
    code: 'NOT_FOUND' | 'IP_BLOCKED' | 'INVALID' | 'CURRENCY_MISMATCH',
    message: string,
  ) =>
    problems.push(
      new Problem(code, 'listing-not-offered', { message, field: ['lines', String(index), 'listingId'] }),
    );
  const first = listings.find((listing) => listing !== null);
  for (const [index, listing] of listings.entries()) {
    if (listing?.status === 'IP_BLOCKED')
      refuse(index, 'IP_BLOCKED', 'A right in the market forbids its sale');
    else if (listing?.status !== 'FOR_SALE' || !first) refuse(index, 'NOT_FOUND', 'No such listing for sale');
    else if (!markets.includes(listing.market)) refuse(index, 'INVALID', 'It is not sold where the goods go');
    else if (listing.retailerId !== first.retailerId) refuse(index, 'INVALID', 'An order is of one retailer');
    else if (listing.channel !== first.channel) refuse(index, 'INVALID', 'An order is of one channel');
    else if (listing.market !== first.market) refuse(index, 'INVALID', 'An order is of one market');
    else if (listing.price.currency !== first.price.currency) {
      refuse(index, 'CURRENCY_MISMATCH', 'The prices of an order are in one currency');
    }
  }
  if (problems.length > 0 || !first) throw new Problems(problems);
  const { retailerId, market, channel, price } = first;
  return { retailerId, market, channel, currency: price.currency };
}

/** To consumers the seller delivers: whoever buys a toy clears no ship. */
const B2C_INCOTERMS: readonly Incoterm[] = ['DDP', 'DAP'];

interface TradeTerms {
  readonly channel: Channel;
  readonly buyerKind: BuyerKind;
  readonly incoterm: Incoterm;
  readonly terms: PaymentTerms;
}

/** @throws Problem INVALID for terms that this channel does not have. */
export function checkTerms({ channel, buyerKind, incoterm, terms }: TradeTerms): void {
  if (channel === 'B2B' && buyerKind !== 'BUSINESS') {
    throw refusal('buyerId', 'buyer-is-no-business', 'These listings are for businesses');
  }
  if (channel === 'B2B') return;
  if (terms !== 'PREPAID') {
    throw refusal('terms', 'consumers-prepay', 'An order of a consumer listing is PREPAID');
  }
  if (!B2C_INCOTERMS.includes(incoterm)) {
    throw refusal('incoterm', 'consumers-are-delivered', 'A consumer listing is sold DDP or DAP');
  }
}

/** A quote as it was found: null for one that nobody has made. */
export type FoundQuote = (OrderQuote & { readonly expiresAt: Date }) | null;

/** @throws Problem for a quote that does not fit the order, TOO_LATE for one that has ended. */
export function checkQuote(
  quote: FoundQuote,
  {
    incoterm,
    destination,
    currency,
    now,
  }: {
    readonly incoterm: Incoterm;
    readonly destination: string;
    readonly currency: Money['currency'];
    readonly now: Date;
  },
): OrderQuote {
  const field = 'shippingQuoteId';
  if (!quote) throw new Problem('NOT_FOUND', 'no-such-quote', { message: 'No such quote', field: [field] });
  if (quote.expiresAt <= now) {
    const message = 'The offer has ended; ask for a new one';
    throw new Problem('TOO_LATE', 'quote-expired', { message, field: [field] });
  }
  if (quote.destination !== destination) {
    throw refusal(field, 'quote-for-elsewhere', `The quote is for goods to ${quote.destination}`);
  }
  requireFittingTransport(incoterm, quote.mode);
  if (quote.price.currency !== currency) {
    throw new Problem('CURRENCY_MISMATCH', 'freight-in-other-currency', {
      message: `The quote is in ${quote.price.currency}, the goods are in ${currency}`,
      field: [field],
    });
  }
  return quote;
}

/** @throws Problem INVALID where the goods alone weigh more than what was quoted for. */
export function checkWeight(
  quote: OrderQuote | null,
  lines: readonly { readonly quantity: number; readonly grossGrams: number }[],
): void {
  const grams = lines.reduce((sum, { quantity, grossGrams }) => sum + quantity * grossGrams, 0);
  if (!quote || grams <= quote.grossGrams) return;
  throw refusal(
    'shippingQuoteId',
    'quote-for-less-weight',
    `The goods weigh ${grams} g, the quote is for ${quote.grossGrams} g`,
  );
}

const refusal = (field: string, reason: string, message: string): Problem =>
  new Problem('INVALID', reason, { message, field: [field] });
