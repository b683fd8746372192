import type { OrderTerms } from './order-terms.ts';
import type { Proceeds } from './proceeds.ts';

/** Units of an order's line that are sold, or said to be. */
export interface SoldUnits {
  readonly orderId: string;
  readonly orderLineNumber: number;
  readonly quantity: number;
}

/**
 * Whether the proceeds of an order prove that so many of its units are sold.
 *
 * What an ordinary claim needs proves all of them: the buyer has paid all, or an insurer has instead. Of stock that is sold bit
 * by bit, what was paid proves as many units as it is the price of, freight and all: half of a total is paid for half of the
 * goods, however little of it they are.
 *
 * @param sold all units of the order whose refund is final, or is to be
 */
export function isSaleProven(
  { fromBuyer, areReceived }: Proceeds,
  { total, lines }: Pick<OrderTerms, 'total' | 'lines'>,
  sold: readonly SoldUnits[],
): boolean {
  if (areReceived) return true;
  const goods = lines.reduce((all, { amount }) => all + amount.minor, 0n);
  if (goods === 0n || fromBuyer.minor <= 0n) return false;
  // Whoever pays for 60 of 100 may have rounded another way.
  const prices = lines.map(
    ({ number, quantity, amount }) =>
      (total.minor * amount.minor * BigInt(unitsOf(sold, number))) / (goods * BigInt(quantity)),
  );
  return fromBuyer.minor >= prices.reduce((all, price) => all + price, 0n);
}

const unitsOf = (sold: readonly SoldUnits[], lineNumber: number): number =>
  sold.reduce((units, each) => units + (each.orderLineNumber === lineNumber ? each.quantity : 0), 0);
