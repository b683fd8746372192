import type { PageKey, SortOrder } from '../../../runtime/page.ts';

/** What a cursor holds of a row in an order: the values that the order sorts by. */
export const keyIn =
  (order: SortOrder) =>
  <Row extends object>(row: Row): PageKey =>
    // The orders of our lists name fields that every record has, all of them strings or numbers.
    order.map(([field]) => row[field as keyof Row] as string | number);
