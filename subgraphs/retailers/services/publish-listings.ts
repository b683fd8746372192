import { type UserErrorValue, userErrorOf } from '../../../runtime/payload.ts';
import { partyOf, requireParty } from '../../../runtime/viewer.ts';
import type { Answered, Transaction } from '../../../runtime/write.ts';
import { Problem, Problems } from '../../../values/problem.ts';
import type { RetailersContext } from '../context.ts';
import { type ListingInput, listingKey } from '../domain/listing-row.ts';
import { readListingRows, type Row } from '../domain/read-listing-rows.ts';
import type { Models } from '../models/index.ts';
import type { Listing } from '../models/listing.ts';
import { checkListingRows } from './check-listing-rows.ts';
import { saveListings } from './save-listings.ts';

const MAX_ROW_ERRORS = 10;

export interface PublishListingsInput {
  readonly idempotencyKey: string;
  readonly retailerId: string;
  readonly onError?: 'REJECT_ALL' | 'REJECT_FAILED' | null;
  readonly listings: readonly ListingInput[];
}

/** What became of one row. */
export interface ListingResult {
  readonly index: number;
  readonly listing: Listing | null;
  readonly errors: readonly UserErrorValue[];
}

export interface PublishedListings {
  readonly results: readonly ListingResult[];
}

/**
 * Creates or changes a retailer's listings, with one result for each row.
 *
 * @throws Problems, those of all rows, when one is refused and the policy is not REJECT_FAILED.
 */
export async function publishListings(
  { models, viewer, write }: RetailersContext,
  input: PublishListingsInput,
): Promise<Answered<PublishedListings>> {
  const { retailerId, onError } = input;
  const party = partyOf(requireParty(viewer, 'listings:write', retailerId));
  const read = readListingRows(input.listings);

  return write({ mutation: 'publishListings', party, input }, async (transaction) => {
    await requireRetailer(models, retailerId, transaction);
    const checked = await checkListingRows(models, read, transaction);
    const problems = checked.flatMap((each) => ('row' in each ? [] : each.problems));
    if (problems.length > 0 && onError !== 'REJECT_FAILED') throw new Problems(problems);
    const rows = checked.flatMap((each) => ('row' in each ? [each.row] : []));
    const listings = await saveListings(models, { retailerId, rows }, transaction);
    return { results: checked.map((each, index) => resultOf(each, index, listings)) };
  });
}

async function requireRetailer(
  { retailers }: Models,
  retailerId: string,
  { session }: Transaction,
): Promise<void> {
  if (await retailers.exists({ _id: retailerId }).session(session)) return;
  throw new Problem('NOT_FOUND', 'no-such-retailer', { message: 'No such retailer', field: ['retailerId'] });
}

function resultOf(row: Row, index: number, listings: ReadonlyMap<string, Listing>): ListingResult {
  if ('row' in row) return { index, listing: listings.get(listingKey(row.row)) ?? null, errors: [] };
  const errors = row.problems.slice(0, MAX_ROW_ERRORS).map(userErrorOf);
  return { index, listing: null, errors: errors.filter((error) => error !== null) };
}
