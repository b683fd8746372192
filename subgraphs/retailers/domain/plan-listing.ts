import { isEqual, type Money } from '../../../values/money.ts';
import type { ListingRow } from './listing-row.ts';
import type { ListingStatus } from './listing-status.ts';

interface Published {
  readonly title: string;
  readonly price: Money;
  readonly status: ListingStatus;
}

/** What a row that may be published makes of a listing. */
export const contentOf = ({ title, price, forSale }: ListingRow): Published => ({
  title,
  price,
  status: forSale ? 'FOR_SALE' : 'WITHDRAWN',
});

/** True where a row says what the listing says already, so that nothing has to be written. */
export const isUnchanged = (before: Published, after: Published): boolean =>
  before.title === after.title && isEqual(before.price, after.price) && before.status === after.status;
