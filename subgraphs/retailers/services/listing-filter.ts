import type { Filter } from '../../../runtime/ranked-page.ts';
import { isCountry } from '../../../values/country-code.ts';
import { Problem } from '../../../values/problem.ts';
import { parseSearch } from '../../../values/search-terms.ts';
import type { Channel } from '../../../values/channel.ts';
import { type TermCondition, termRanksOf } from '../domain/listing-terms.ts';
import type { ListingStatus } from '../domain/listing-status.ts';

/** The schema's `ListingFilter`. */
export interface ListingFilter {
  readonly market?: string | null;
  readonly channel?: Channel | null;
  readonly retailerId?: string | null;
  readonly skuId?: string | null;
  readonly search?: string | null;
}

export interface ListingSelection {
  readonly filter: ListingFilter;
  /** Best matches first. */
  readonly isRanked: boolean;
  /** Null for all. */
  readonly status: ListingStatus | null;
  /** The list of one retailer or SKU, whose index is a better way in than any word's. */
  readonly isNarrow: boolean;
}

/**
 * The conditions on listings, one for each rank.
 *
 * @throws BAD_INPUT for a market that is no country and a search without words.
 */
export function listingRanks({ filter, isRanked, status, isNarrow }: ListingSelection): readonly Filter[] {
  const { market, channel, retailerId, skuId } = filter;
  if (typeof market === 'string' && !isCountry(market)) {
    throw new Problem('BAD_INPUT', 'unknown-country', { message: 'A market is a country such as DE' });
  }
  const search = parseSearch(filter.search);
  const common = {
    ...(status !== null && { status }),
    ...(typeof market === 'string' && { market }),
    ...(typeof retailerId === 'string' && { retailerId }),
    ...(typeof skuId === 'string' && { skuId }),
  };
  if (!isNarrow) {
    const ranks = termRanksOf(search, { channel: channel ?? null, isRanked });
    return ranks.map((terms) => ({ ...common, ...lookedUp(terms) }));
  }
  const narrow = { ...common, ...(channel && { channel }) };
  if (!search) return [narrow];
  const ranks = termRanksOf(search, { channel: null, isRanked });
  return ranks.map((terms) => ({ ...narrow, ...compared(terms) }));
}

/** A condition by which the index of terms is read. */
const lookedUp = ({ all, without }: TermCondition): Filter => ({
  terms: { $all: all, ...(without && { $not: { $all: without } }) },
});

/** The same condition in a form for which no index is read: listings found otherwise are compared with it. */
const compared = ({ all, without }: TermCondition): Filter => ({
  $nor: [
    ...all.map((term) => ({ terms: { $ne: term } })),
    ...(without ? [{ terms: { $all: without } }] : []),
  ],
});
