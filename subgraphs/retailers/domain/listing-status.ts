export const LISTING_STATUSES = ['FOR_SALE', 'WITHDRAWN', 'IP_BLOCKED'] as const;

export type ListingStatus = (typeof LISTING_STATUSES)[number];

/**
 * The status of a listing once its market's rights have been looked at again.
 *
 * A right takes a listing off sale and its end brings it back; what the retailer withdrew stays as it is.
 */
export function statusUnderRights(status: ListingStatus, isBlocked: boolean): ListingStatus {
  if (status === 'WITHDRAWN') return status;
  return isBlocked ? 'IP_BLOCKED' : 'FOR_SALE';
}
