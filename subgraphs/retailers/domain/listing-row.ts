import { isCountry } from '../../../values/country-code.ts';
import { type Money, parseMoney } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { readFields } from '../../../values/read-fields.ts';
import { parseText } from '../../../values/text.ts';
import type { Channel } from '../../../values/channel.ts';

export const MAX_TITLE = 200;

/** A row of `publishListings` as it comes in. */
export interface ListingInput {
  readonly skuId: string;
  readonly market: string;
  readonly channel: Channel;
  readonly title: string;
  readonly price: { readonly amount: string; readonly currency: string };
  readonly forSale?: boolean | null;
}

/** A row whose values are what they should be. */
export interface ListingRow {
  readonly skuId: string;
  readonly market: string;
  readonly channel: Channel;
  readonly title: string;
  readonly price: Money;
  readonly forSale: boolean;
}

/** Two rows of one key mean the same listing. */
export const listingKey = ({
  skuId,
  market,
  channel,
}: Pick<ListingRow, 'skuId' | 'market' | 'channel'>): string => `${market}/${channel}/${skuId}`;

/** @throws Problems with all that is wrong with the row. */
export const readListingRow = (input: ListingInput, path: readonly string[]): ListingRow =>
  readFields(path, {
    skuId: () => input.skuId,
    market: () => parseMarket(input.market),
    channel: () => input.channel,
    title: () => parseText(input.title, MAX_TITLE),
    price: () => parsePrice(input.price),
    forSale: () => input.forSale ?? true,
  });

function parseMarket(market: string): string {
  if (isCountry(market)) return market;
  throw new Problem('INVALID', 'unknown-country', {
    message: 'A market is a country of ISO 3166-1, such as DE',
  });
}

function parsePrice(input: ListingInput['price']): Money {
  const price = parseMoney(input);
  if (price.minor > 0n) return price;
  throw new Problem('INVALID', 'price-not-positive', { message: 'A price is above 0', field: ['amount'] });
}
